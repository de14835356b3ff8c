package dev.roofline.specfile;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Provenance;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.UnitText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the peaks of a machine: {@code compute}, and {@code sparse}, where those for sparse operands stand apart. An entry
 * of {@code compute} that says its {@code sparsity} is one of the latter too.
 */
final class PeakReader {
    private static final List<String> SPARSITIES = List.of("2:4", "4:8", "4:16");
    private static final List<String> ACCUMULATORS = List.of("fp64", "fp32", "fp16", "int32");

    private final SourceTable sources;
    private final Problems problems;
    private final List<Peak> peaks = new ArrayList<>();
    private final List<SparsePeak> sparse = new ArrayList<>();
    /** Of each engine, format and kind the place of the peak, dense ones before sparse ones. */
    private final Place[] taken = new Place[2 * Engine.values().length * NumberFormat.values().length];

    private PeakReader(SourceTable sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    static PeakReader read(Fields machine, SourceTable sources, Problems problems) {
        PeakReader reader = new PeakReader(sources, problems);
        reader.read(machine.items("compute"), false);
        reader.read(machine.optionalItems("sparse"), true);
        return reader;
    }

    /** All of them with their places. */
    List<Peak> all() {
        return peaks;
    }

    List<ComputeCeiling> dense() {
        List<ComputeCeiling> dense = new ArrayList<>();
        for (Peak peak : peaks) {
            if (!peak.sparse()) {
                dense.add(peak.ceiling());
            }
        }
        return dense;
    }

    List<SparsePeak> sparse() {
        return sparse;
    }

    private void read(List<JsonNode> items, boolean apart) {
        for (JsonNode item : items) {
            Optional<Fields> found = Fields.of(item, problems);
            if (found.isPresent()) {
                read(item, found.get(), apart);
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // an array by three keys, of one file at a time
    private void read(JsonNode item, Fields fields, boolean apart) {
        Engine engine = HardwareLabels.ENGINES.read(fields, "engine");
        NumberFormat format = HardwareLabels.FORMATS.read(fields, "format");
        double rate = fields.quantity("peak", UnitText.Unit.FLOP_RATE);
        Provenance provenance = sources.of(fields);
        fields.optionalChoice("accumulate", ACCUMULATORS);
        int sparsity = apart ? fields.choice("sparsity", SPARSITIES) : fields.optionalChoice("sparsity", SPARSITIES);
        fields.finish();
        if (!fields.sound()) {
            return;
        }
        ComputeCeiling ceiling = new ComputeCeiling(engine, format, new FlopRate(rate), provenance);
        boolean isSparse = sparsity >= 0;
        int slot = (engine.ordinal() * NumberFormat.values().length + format.ordinal()) * 2 + (isSparse ? 1 : 0);
        if (taken[slot] != null) {
            problems.error(
                    item.place(),
                    (isSparse ? "the sparse peak " : "the peak ") + ceiling.label() + " is already in line "
                            + taken[slot].line());
            return;
        }
        taken[slot] = item.place();
        peaks.add(new Peak(ceiling, isSparse, fields.place("peak")));
        if (isSparse) {
            sparse.add(new SparsePeak(engine, format, SPARSITIES.get(sparsity), ceiling.peak(), provenance));
        }
    }
}
