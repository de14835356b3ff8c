package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.WeightFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A published measurement with its conditions.
 *
 * @param phase {@code encoder}, {@code prefill}, {@code decode}, {@code end-to-end} or {@code train}
 * @param model catalogue name
 * @param input tokens of a prompt, or cached before the first decode step
 * @param output tokens that are made
 * @param precision with the head in the format that the run's software keeps it in, or in a smaller one
 */
record MeasuredRun(
        String id,
        String phase,
        String model,
        MeasuredSystem system,
        long batch,
        long input,
        long output,
        Precision precision,
        Measurement measured) {
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
     * @param metric {@code latency_ms}, {@code tflops_per_gpu}, {@code step_time_s}, {@code ttft_ms}, {@code tpot_ms},
     *     {@code tokens_per_s}, {@code tokens_per_s_per_gpu} or {@code sequences_per_s}
     * @param value as printed
     * @param note what is known of a measurement that beats the bound; empty for all others
     */
    record Measurement(String metric, String value, String source, String note) {}

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
                row.get("phase"),
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
                new Measurement(row.get("metric"), row.get("value"), row.get("source"), row.get("note")));
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
        PublishedNumber number = new PublishedNumber(
                group, conditions(), measured.source, measured.value, measured.metric, measured.note);
        boolean throughput = measured.metric.endsWith("_per_s") || measured.metric.endsWith("_per_gpu");
        return new Comparison(number, bound, throughput ? Comparison.Kind.UPPER_BOUND : Comparison.Kind.LOWER_BOUND);
    }

    String conditions() {
        return id + ": " + model + " on " + (system.devices > 1 ? system.devices + " x " : "") + system.hardware
                + ", batch " + batch + ", "
                + input + " in, " + output + " out, " + precision.weightsLabel() + "/"
                + precision.activations().label();
    }
}
