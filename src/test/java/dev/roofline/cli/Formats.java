package dev.roofline.cli;

import java.util.ArrayList;
import java.util.List;

/** The words for {@code --format}, so that what is tried in every format is tried in a new one too. */
public final class Formats {
    private Formats() {}

    /** What commands that draw take. */
    public static List<String> all() {
        return labels(List.of(OutputFormat.values()));
    }

    /** What every command takes. */
    public static List<String> ofTables() {
        return labels(OutputFormat.ofTables());
    }

    private static List<String> labels(List<OutputFormat> formats) {
        List<String> labels = new ArrayList<>();
        for (OutputFormat format : formats) {
            labels.add(format.label());
        }
        return labels;
    }
}
