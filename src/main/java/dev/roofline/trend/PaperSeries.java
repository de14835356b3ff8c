package dev.roofline.trend;

import dev.roofline.catalogue.CsvResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The points of the figures of AI and Memory Wall (arXiv 2403.14123), decoded from the authors' vector files: which
 * device a point is was found from its date and value, with the doubt that each point carries.
 */
public final class PaperSeries {
    private static final String HARDWARE = "/roofline/trend/paper_hardware.csv";
    private static final String MODELS = "/roofline/trend/paper_models.csv";
    /** The figure's unit of training compute: 10^15 operations. */
    private static final BigDecimal PETA = BigDecimal.valueOf(1, -15);

    private static final BigDecimal GIGA = BigDecimal.valueOf(1, -9);

    private PaperSeries() {}

    /** Peak FLOPS, DRAM and interconnect bandwidth. */
    public static List<Series> ofHardware() {
        return List.of(
                hardware(
                        TrendQuantity.PEAK,
                        "per device (early servers as measured), in the format then customary; 0.339 GFLOP/s of the MIPS R10000 first",
                        "FLOP/s",
                        "peak_flops"),
                hardware(TrendQuantity.DRAM, "per graphics card or accelerator", "B/s", "dram_bw"),
                hardware(
                        TrendQuantity.INTERCONNECT,
                        "signalling rate per lane, PCIe and NVLink",
                        "T/s",
                        "interconnect_bw"));
    }

    /** Model parameters, training compute and accelerator memory. */
    public static List<Series> ofModels() {
        return List.of(
                models(
                        TrendQuantity.PARAMETERS,
                        "per Transformer in the paper's fit",
                        "",
                        "parameters_billion",
                        "in_size_fit",
                        GIGA),
                training(),
                memory());
    }

    public static Series training() {
        return models(
                TrendQuantity.TRAINING,
                "per training run of a Transformer in the paper's fit",
                "FLOP",
                "training_petaflop",
                "in_compute_fit",
                PETA);
    }

    private static Series memory() {
        return hardware(TrendQuantity.MEMORY, "per accelerator", "B", "accelerator_memory");
    }

    private static Series hardware(TrendQuantity quantity, String definition, String unit, String series) {
        List<TimePoint> points = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(HARDWARE)) {
            if (row.get("series").equals(series)) {
                points.add(TimePoint.of(
                        row.get("date"),
                        row.get("device"),
                        // All of the figure's units begin with giga: GFLOPS, GB/s, GT/s, GB.
                        scaled(row.get("value"), GIGA),
                        row.get("source"),
                        doubt(row.get("identification"), row.get("note"))));
            }
        }
        return new Series(quantity, definition, unit, true, points);
    }

    private static Series models(
            TrendQuantity quantity, String definition, String unit, String column, String chosen, BigDecimal factor) {
        List<TimePoint> points = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(MODELS)) {
            if (row.get(chosen).equals("yes")) {
                points.add(TimePoint.of(
                        row.get("date"),
                        row.get("name"),
                        scaled(row.get(column), factor),
                        row.get("source"),
                        row.get("note")));
            }
        }
        return new Series(quantity, definition, unit, true, points);
    }

    private static double scaled(String digits, BigDecimal factor) {
        return new BigDecimal(digits).multiply(factor).doubleValue();
    }

    private static String doubt(String identification, String note) {
        String device = identification.equals("sure") ? "" : "device " + identification;
        return device.isEmpty() || note.isEmpty() ? device + note : device + ": " + note;
    }
}
