package dev.roofline.cli;

import dev.roofline.render.TableText;
import dev.roofline.report.Table;
import java.util.Locale;

/** The renderings that a command can choose from. */
enum OutputFormat {
    TABLE,
    CSV,
    JSON,
    MARKDOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }

    /** A list in this format. */
    String text(Table table) {
        return switch (this) {
            case TABLE -> TableText.plain(table);
            case CSV -> TableText.csv(table);
            case JSON -> TableText.json(table);
            case MARKDOWN -> TableText.markdown(table);
        };
    }
}
