package dev.roofline.specfile;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.Place;
import dev.roofline.json.UnsoundException;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.UnitText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the peaks of a machine: {@code compute}, and {@code sparse}, where those for sparse operands stand apart. An entry
 * of {@code compute} that says its {@code sparsity} is one of the latter too.
 *
 * @param apart whether it reads those of {@code sparse}
 * @param taken the place of each peak by what a sentence calls it
 */
record PeakReader(SourceTable sources, boolean apart, Map<String, Place> taken) implements ObjectReader<Peak> {
    private static final Labels<NumberFormat> FORMATS = Labels.of(NumberFormat.values());
    private static final Labels<String> SPARSITIES = Labels.words("2:4", "4:8", "4:16");
    private static final Labels<String> ACCUMULATORS = Labels.words("fp64", "fp32", "fp16", "int32");

    static List<Peak> peaks(Fields machine, SourceTable sources) {
        Map<String, Place> taken = new HashMap<>();
        List<Peak> peaks = new ArrayList<>(machine.objects("compute", new PeakReader(sources, false, taken)));
        peaks.addAll(machine.optionalObjects("sparse", new PeakReader(sources, true, taken)));
        return peaks;
    }

    @Override
    public Peak read(Fields fields) throws UnsoundException {
        Engine engine = fields.choice("engine", SpecLabels.ENGINES);
        NumberFormat format = fields.choice("format", FORMATS);
        double rate = fields.quantity("peak", UnitText.Unit.FLOP_RATE);
        Provenance provenance = sources.of(fields);
        fields.optionalChoice("accumulate", ACCUMULATORS);
        Optional<String> sparsity = apart
                ? Optional.of(fields.choice("sparsity", SPARSITIES))
                : fields.optionalChoice("sparsity", SPARSITIES);
        fields.requireSound();
        ComputeCeiling ceiling = new ComputeCeiling(engine, format, new FlopRate(rate), provenance);
        String what = (sparsity.isPresent() ? "the sparse peak " : "the peak ") + ceiling.label();
        Place before = taken.putIfAbsent(what, fields.place());
        if (before != null) {
            throw new IllegalArgumentException(what + " is already in line " + before.line());
        }
        return new Peak(ceiling, sparsity, fields.place("peak"));
    }
}
