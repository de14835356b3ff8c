package dev.roofline.placement;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.units.Engine;
import dev.roofline.units.FormatContainment;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which peak of a machine is the roof for work of an engine in a format: the fastest among those of formats that contain
 * its own, since the same values can be multiplied there. Of equal peaks the own format's is taken, then that of its own
 * kind, whole numbers or floats, then the narrower's, then the matrix units'.
 */
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

    private ComputeCeiling product(NumberFormat format) {
        Optional<ComputeCeiling> fastest = fastestProduct(format);
        if (fastest.isEmpty()) {
            throw new UnsupportedFormatException(missing(format) + "; its peaks are " + available() + wayOn());
        }
        return fastest.get();
    }

    /** Products run on either engine: units without matrix instructions multiply matrices all the same. */
    private Optional<ComputeCeiling> fastestProduct(NumberFormat format) {
        Optional<ComputeCeiling> fastest = Optional.empty();
        for (NumberFormat candidate : candidates(format)) {
            for (Engine engine : Engine.values()) {
                fastest = faster(fastest, hardware.peak(engine, candidate));
            }
        }
        return fastest;
    }

    /**
     * The fastest that units do for the format or for one that contains it, so that element-wise work in a narrower format
     * is never slower either.
     */
    private ComputeCeiling elementwise(NumberFormat format) {
        ComputeCeiling fastest = ownElementwise(format);
        for (NumberFormat wider : FormatContainment.containing(format)) {
            ComputeCeiling other = ownElementwise(wider);
            fastest = other.peak().perSecond() > fastest.peak().perSecond() ? other : fastest;
        }
        return fastest;
    }

    /** Vector units, where they list a format that holds the values or fp32, else what products run on, be it narrower. */
    private ComputeCeiling ownElementwise(NumberFormat format) {
        Optional<ComputeCeiling> fastest = hardware.peak(Engine.VECTOR, format);
        for (NumberFormat wider : FormatContainment.containing(format)) {
            fastest = faster(fastest, hardware.peak(Engine.VECTOR, wider));
        }
        if (fastest.isEmpty()) {
            fastest = hardware.peak(Engine.VECTOR, NumberFormat.FP32);
        }
        if (fastest.isEmpty()) {
            fastest = fastestProduct(format);
        }
        return fastest.isPresent() ? fastest.get() : widest();
    }

    private static Optional<ComputeCeiling> faster(Optional<ComputeCeiling> first, Optional<ComputeCeiling> next) {
        boolean isFaster = next.isPresent()
                && (first.isEmpty()
                        || next.get().peak().perSecond() > first.get().peak().perSecond());
        return isFaster ? next : first;
    }

    /** Units that publish no rate of a wide format do element-wise work in it all the same. */
    private ComputeCeiling widest() {
        ComputeCeiling widest = hardware.ceilings().get(0);
        for (ComputeCeiling each : hardware.ceilings()) {
            boolean wider = each.format().bits() > widest.format().bits()
                    || widest.format().isInteger();
            widest = wider && !each.format().isInteger() ? each : widest;
        }
        return widest;
    }

    /** The format itself, the other of 16 bits where the machine lacks it, then what contains it, in the order of equal peaks. */
    private List<NumberFormat> candidates(NumberFormat format) {
        List<NumberFormat> candidates = new ArrayList<>();
        candidates.add(format);
        if (format == NumberFormat.FP16 && !lists(format)) {
            candidates.add(NumberFormat.BF16);
        }
        if (format == NumberFormat.BF16 && !lists(format)) {
            candidates.add(NumberFormat.FP16);
        }
        candidates.addAll(FormatContainment.containing(format));
        return candidates;
    }

    private boolean lists(NumberFormat format) {
        return hardware.peak(Engine.MATRIX, format).isPresent()
                || hardware.peak(Engine.VECTOR, format).isPresent();
    }

    /** What the profile says of a format: that products cannot run in it, where it lists all of an engine, else nothing. */
    private String missing(NumberFormat format) {
        return hardware.isComplete(Engine.MATRIX)
                ? hardware.name() + " multiplies neither " + format.label() + " nor a wider format"
                : "the profile of " + hardware.name() + " lists no peak of " + format.label() + " or a wider format";
    }

    /** The widest format that products run in, which a user may ask for instead. */
    private String wayOn() {
        String label = widest().format().label();
        return "; try " + new Setting("compute") + " " + label + ", or " + new Setting("dtype") + " " + label
                + " where the model is stored so too";
    }

    private String available() {
        StringBuilder text = new StringBuilder();
        for (ComputeCeiling ceiling : hardware.ceilings()) {
            text.append(text.isEmpty() ? "" : ", ").append(ceiling.label());
        }
        return text.toString();
    }
}
