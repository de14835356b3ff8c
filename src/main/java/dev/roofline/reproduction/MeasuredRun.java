package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.WeightFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A published measurement with its conditions.
 *
 * @param part of a run that was measured
 * @param model catalogue name
 * @param input tokens of a prompt, or cached before the first decode step
 * @param output tokens that are made
 * @param precision with the head in the format that the run's software keeps it in, or in a smaller one
 */
record MeasuredRun(
        String id,
        Part part,
        String model,
        MeasuredSystem system,
        long batch,
        long input,
        long output,
        Precision precision,
        Measurement measured) {
    /** The part of a run that was measured. */
    enum Part {
        ENCODER,
        PREFILL,
        DECODE,
        END_TO_END,
        TRAIN;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What was measured of it. */
    enum Measure {
        LATENCY_MS(Comparison.Kind.LOWER_BOUND),
        TTFT_MS(Comparison.Kind.LOWER_BOUND),
        TPOT_MS(Comparison.Kind.LOWER_BOUND),
        STEP_TIME_S(Comparison.Kind.LOWER_BOUND),
        SEQUENCES_PER_S(Comparison.Kind.UPPER_BOUND),
        TOKENS_PER_S(Comparison.Kind.UPPER_BOUND),
        TOKENS_PER_S_PER_GPU(Comparison.Kind.UPPER_BOUND),
        TFLOPS_PER_GPU(Comparison.Kind.UPPER_BOUND);

        private final Comparison.Kind bound;

        Measure(Comparison.Kind bound) {
            this.bound = bound;
        }
    }

    /**
     * What a measurement was made on.
     *
     * @param hardware catalogue name
     * @param devices of all degrees together
     * @param stages pipeline stages, which do not shorten a request
     * @param layout how the model was spread over the devices; empty where its source does not say
     */
    record MeasuredSystem(String hardware, long devices, long stages, Optional<Parallelism> layout) {}

    /**
     * What was measured.
     *
     * @param value as printed
     * @param note what is known of a measurement that beats the bound; empty for all others
     */
    record Measurement(Measure metric, String value, String source, String note) {}

    private static final String EXL2 = "exl2-";

    /** The runs of a file of the reproduction. */
    static List<MeasuredRun> read(String resource) {
        List<MeasuredRun> runs = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(resource)) {
            runs.add(of(row));
        }
        return runs;
    }

    private static MeasuredRun of(CsvResource.Row row) {
        TensorFormat weights = format(row.get("weights"));
        TensorFormat activations = format(row.get("activations"));
        String cache = row.get("kv_cache");
        TensorFormat kept = cache.isEmpty() ? activations : format(cache);
        Precision precision =
                new Precision(new WeightFormats(weights, weights, weights, format(row.get("head"))), activations, kept);
        return new MeasuredRun(
                row.get("id"),
                Part.valueOf(row.get("phase").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.get("model"),
                new MeasuredSystem(
                        row.get("hardware"),
                        Long.parseLong(row.get("devices")),
                        Long.parseLong(row.get("pp")),
                        layout(row)),
                Long.parseLong(row.get("batch")),
                Long.parseLong(row.get("input")),
                Long.parseLong(row.get("output")),
                precision,
                new Measurement(
                        Measure.valueOf(row.get("metric").toUpperCase(Locale.ROOT)),
                        row.get("value"),
                        row.get("source"),
                        row.get("note")));
    }

    private static Optional<Parallelism> layout(CsvResource.Row row) {
        return row.get("dp").isEmpty()
                ? Optional.empty()
                : Optional.of(new Parallelism(
                        Long.parseLong(row.get("tp")),
                        Long.parseLong(row.get("pp")),
                        Long.parseLong(row.get("ep")),
                        Long.parseLong(row.get("dp")),
                        Long.parseLong(row.get("cp")),
                        0));
    }

    /** EXL2 spends as many bits on a weight as its name says, on average. */
    private static TensorFormat format(String label) {
        if (label.startsWith(EXL2)) {
            double bits = Double.parseDouble(label.substring(EXL2.length()));
            return new TensorFormat(label, NumberFormat.INT4, bits, 0);
        }
        return TensorFormat.parse(label).orElseThrow(() -> new IllegalStateException("no format " + label));
    }

    /** The measurement beside a bound. */
    Comparison beside(String group, double bound) {
        String unit = measured.metric.name().toLowerCase(Locale.ROOT);
        PublishedNumber number =
                new PublishedNumber(group, conditions(), measured.source, measured.value, unit, measured.note);
        return new Comparison(number, bound, measured.metric.bound);
    }

    String conditions() {
        return id + ": " + model + " on " + (system.devices > 1 ? system.devices + " x " : "") + system.hardware
                + ", batch " + batch + ", "
                + input + " in, " + output + " out, " + precision.weightsLabel() + "/"
                + precision.activations().label();
    }
}
