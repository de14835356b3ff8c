package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import java.util.OptionalDouble;

/**
 * Times of whole sequences on a Xeon Gold 6242 as Figure 9 of arXiv 2302.14017 prints them: divided by that of BERT-Base
 * over 128 tokens. Software, threads and number format of those runs are not published; the batch is taken to be 1, the
 * only one that goes with the paper's counts.
 */
public final class MeasuredTimes {
    private static final String RESOURCE = "/roofline/reproduction/survey_latency.csv";
    private static final String MODEL = "bert-base-uncased";
    private static final String MACHINE = "xeon-gold-6242";
    private static final long LENGTH = 128;

    private MeasuredTimes() {}

    /** Whether the printed times are divided by that of this run. */
    public static boolean isBaseline(String model, String machine, long batch, long length) {
        return model.equals(MODEL) && machine.equals(MACHINE) && batch == 1 && length == LENGTH;
    }

    /** A printed time divided by the baseline's; empty for what was not measured. */
    public static OptionalDouble relative(String model, String machine, long batch, long length) {
        if (!machine.equals(MACHINE) || batch != 1) {
            return OptionalDouble.empty();
        }
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            if (row.get("model").equals(model) && Long.parseLong(row.get("length")) == length) {
                return OptionalDouble.of(Double.parseDouble(row.get("printed")));
            }
        }
        return OptionalDouble.empty();
    }
}
