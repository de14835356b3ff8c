package dev.roofline.cli;

import dev.roofline.render.TableText;
import dev.roofline.report.Table;
import dev.roofline.units.Labelled;
import java.util.List;
import java.util.Locale;

/** The renderings that a command can choose from. */
enum OutputFormat implements Labelled {
    TABLE(".txt"),
    CSV(".csv"),
    JSON(".json"),
    MARKDOWN(".md"),
    SVG(".svg"),
    HTML(".html"),
    CHART("");

    /** What every command can write. */
    static final List<OutputFormat> OF_TABLES = List.of(TABLE, CSV, JSON, MARKDOWN);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String ending;

    OutputFormat(String ending) {
        this.ending = ending;
    }

    /** Of the names of files that hold it; empty where no ending tells. */
    String ending() {
        return ending;
    }

    /** Whether it shows the columns of a table that were chosen, rather than a picture or all that is known. */
    boolean choosesColumns() {
        return this == TABLE || this == CSV || this == MARKDOWN || this == HTML;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * A list in this format.
     *
     * @throws IllegalStateException for a format of pictures
     */
    String text(Table table) {
        return switch (this) {
            case TABLE -> TableText.plain(table);
            case CSV -> TableText.csv(table);
            case JSON -> TableText.json(table);
            case MARKDOWN -> TableText.markdown(table);
            case SVG, HTML, CHART -> throw new IllegalStateException("a list has no picture");
        };
    }
}
