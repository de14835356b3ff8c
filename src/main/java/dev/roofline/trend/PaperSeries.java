package dev.roofline.trend;

import dev.roofline.catalogue.CsvResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The points of the figures of AI and Memory Wall (arXiv 2403.14123), decoded from the authors' vector files: which
 * device a point is was found from its date and value, with the doubt that each point carries.
 */
public final class PaperSeries {
    private static final String HARDWARE = "/roofline/trend/paper_hardware.csv";
    private static final String MODELS = "/roofline/trend/paper_models.csv";

    private PaperSeries() {}

    /** Peak FLOPS, DRAM and interconnect bandwidth. */
    public static List<Series> ofHardware() {
        String customary =
                "per device (early servers as measured), in the format then customary; 0.339 GFLOP/s of the MIPS R10000 first";
        String lanes = "signalling rate per lane, PCIe and NVLink";
        return List.of(
                hardware(TrendQuantity.PEAK, customary, "FLOP/s", "peak_flops"),
                hardware(TrendQuantity.DRAM, "per graphics card or accelerator", "B/s", "dram_bw"),
                hardware(TrendQuantity.INTERCONNECT, lanes, "T/s", "interconnect_bw"));
    }

    /** Model parameters, training compute and accelerator memory. */
    public static List<Series> ofModels() {
        String each = "per Transformer in the paper's fit";
        return List.of(
                models(TrendQuantity.PARAMETERS, each, "", "in_size_fit", row -> giga(row.get("parameters_billion"))),
                training(),
                hardware(TrendQuantity.MEMORY, "per accelerator", "B", "accelerator_memory"));
    }

    public static Series training() {
        // The figure's unit is 10^15 operations.
        return models(
                TrendQuantity.TRAINING,
                "per training run of a Transformer in the paper's fit",
                "FLOP",
                "in_compute_fit",
                row -> scaled(row.get("training_petaflop"), 15));
    }

    private static Series hardware(TrendQuantity quantity, String definition, String unit, String series) {
        List<TimePoint> points = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(HARDWARE)) {
            if (row.get("series").equals(series)) {
                String doubt = doubt(row.get("identification"), row.get("note"));
                // All of the figure's units begin with giga: GFLOPS, GB/s, GT/s, GB.
                points.add(TimePoint.of(
                        row.get("date"), row.get("device"), giga(row.get("value")), row.get("source"), doubt));
            }
        }
        return new Series(quantity, definition, unit, true, points);
    }

    private static Series models(
            TrendQuantity quantity,
            String definition,
            String unit,
            String chosen,
            ToDoubleFunction<CsvResource.Row> value) {
        List<TimePoint> points = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(MODELS)) {
            if (row.get(chosen).equals("yes")) {
                points.add(TimePoint.of(
                        row.get("date"),
                        row.get("name"),
                        value.applyAsDouble(row),
                        row.get("source"),
                        row.get("note")));
            }
        }
        return new Series(quantity, definition, unit, true, points);
    }

    private static double giga(String digits) {
        return scaled(digits, 9);
    }

    private static double scaled(String digits, int power) {
        return new BigDecimal(digits).scaleByPowerOfTen(power).doubleValue();
    }

    private static String doubt(String identification, String note) {
        String device = identification.equals("sure") ? "" : "device " + identification;
        return device.isEmpty() || note.isEmpty() ? device + note : device + ": " + note;
    }
}
