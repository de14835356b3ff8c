package dev.roofline.roofline;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which peak of a machine is the roof for work of an engine in a format, and what stands in where it has none. */
public final class CeilingChoice {
    private final HardwareProfile hardware;
    private final Map<NumberFormat, ComputeCeiling> matrix = new EnumMap<>(NumberFormat.class);
    private final Map<NumberFormat, ComputeCeiling> vector = new EnumMap<>(NumberFormat.class);

    public CeilingChoice(HardwareProfile hardware) {
        this.hardware = hardware;
    }

    /**
     * The peak for work of this kind.
     *
     * @throws UnsupportedFormatException where nothing that the machine has can do it
     */
    public ComputeCeiling of(Engine engine, NumberFormat format) {
        Map<NumberFormat, ComputeCeiling> known = engine == Engine.MATRIX ? matrix : vector;
        ComputeCeiling ceiling = known.get(format);
        if (ceiling == null) {
            ceiling = engine == Engine.MATRIX ? product(format) : elementwise(format);
            known.put(format, ceiling);
        }
        return ceiling;
    }

    /** A product runs on the matrix units, or on the vector units where those multiply in the format. */
    private ComputeCeiling product(NumberFormat format) {
        for (NumberFormat candidate : standIns(format)) {
            for (Engine engine : Engine.values()) {
                Optional<ComputeCeiling> peak = hardware.peak(engine, candidate);
                if (peak.isPresent()) {
                    return peak.get();
                }
            }
        }
        throw new UnsupportedFormatException(hardware.name() + " multiplies neither " + format.label()
                + " nor a wider format; its peaks are " + available());
    }

    /** Element-wise work: the vector peak of the format, else of fp32, else what products run on, be it narrower. */
    private ComputeCeiling elementwise(NumberFormat format) {
        for (NumberFormat candidate : List.of(format, NumberFormat.FP32)) {
            Optional<ComputeCeiling> peak = hardware.peak(Engine.VECTOR, candidate);
            if (peak.isPresent()) {
                return peak.get();
            }
        }
        return supports(format) ? product(format) : widest();
    }

    private boolean supports(NumberFormat format) {
        for (NumberFormat candidate : standIns(format)) {
            if (hardware.peak(Engine.MATRIX, candidate).isPresent() || hardware.peak(Engine.VECTOR, candidate).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Units that publish no rate of a wide format do element-wise work in it all the same. */
    private ComputeCeiling widest() {
        ComputeCeiling widest = hardware.ceilings().get(0);
        for (ComputeCeiling each : hardware.ceilings()) {
            boolean wider = each.format().bits() > widest.format().bits() || widest.format().isInteger();
            widest = wider && !each.format().isInteger() ? each : widest;
        }
        return widest;
    }

    /** The format itself, then what can stand in for it: the other 16-bit format first, then wider ones. */
    private static List<NumberFormat> standIns(NumberFormat format) {
        return switch (format) {
            case FP4 -> List.of(
                    NumberFormat.FP4,
                    NumberFormat.FP6,
                    NumberFormat.FP8,
                    NumberFormat.FP16,
                    NumberFormat.BF16,
                    NumberFormat.TF32,
                    NumberFormat.FP32,
                    NumberFormat.FP64);
            case FP6 -> List.of(
                    NumberFormat.FP6,
                    NumberFormat.FP8,
                    NumberFormat.FP16,
                    NumberFormat.BF16,
                    NumberFormat.TF32,
                    NumberFormat.FP32,
                    NumberFormat.FP64);
            case INT4 -> List.of(
                    NumberFormat.INT4,
                    NumberFormat.INT8,
                    NumberFormat.FP16,
                    NumberFormat.BF16,
                    NumberFormat.TF32,
                    NumberFormat.FP32,
                    NumberFormat.FP64);
            case FP8, INT8, FP16 -> List.of(
                    format,
                    NumberFormat.FP16,
                    NumberFormat.BF16,
                    NumberFormat.TF32,
                    NumberFormat.FP32,
                    NumberFormat.FP64);
            case BF16 -> List.of(
                    NumberFormat.BF16, NumberFormat.FP16, NumberFormat.TF32, NumberFormat.FP32, NumberFormat.FP64);
            case TF32 -> List.of(NumberFormat.TF32, NumberFormat.FP32, NumberFormat.FP64);
            case FP32 -> List.of(NumberFormat.FP32, NumberFormat.FP64);
            case FP64 -> List.of(NumberFormat.FP64);
        };
    }

    private String available() {
        StringBuilder text = new StringBuilder();
        for (ComputeCeiling ceiling : hardware.ceilings()) {
            text.append(text.isEmpty() ? "" : ", ").append(ceiling.label());
        }
        return text.toString();
    }
}
