package dev.roofline.cli;

import dev.roofline.draw.Screen;
import dev.roofline.render.ChartFormat;
import dev.roofline.render.CommandOutput;
import dev.roofline.render.CsvFormat;
import dev.roofline.render.DecimalMark;
import dev.roofline.render.Format;
import dev.roofline.render.HtmlFormat;
import dev.roofline.render.JsonFormat;
import dev.roofline.render.MarkdownFormat;
import dev.roofline.render.PlainFormat;
import dev.roofline.render.SvgFormat;
import dev.roofline.run.Depth;
import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;

/** The renderings that a command can choose from. */
enum OutputFormat implements Labelled {
    TABLE(".txt", Depth.VERDICTS, true, new PlainFormat()),
    CSV(".csv", Depth.ROWS, true, new CsvFormat(DecimalMark.POINT)),
    JSON(".json", Depth.GROUP_LADDERS, false, new JsonFormat()),
    MARKDOWN(".md", Depth.VERDICTS, true, new MarkdownFormat()),
    SVG(".svg", Depth.ROWS, false, new SvgFormat()),
    HTML(".html", Depth.VERDICTS, true, new HtmlFormat()),
    CHART("", Depth.VERDICTS, false, new ChartFormat());

    private final String ending;
    private final Depth depth;
    private final boolean choosesColumns;
    private final Format format;

    OutputFormat(String ending, Depth depth, boolean choosesColumns, Format format) {
        this.ending = ending;
        this.depth = depth;
        this.choosesColumns = choosesColumns;
        this.format = format;
    }

    /** What every command can write. */
    static List<OutputFormat> ofTables() {
        List<OutputFormat> some = new ArrayList<>();
        for (OutputFormat each : values()) {
            if (each.format.writesTables()) {
                some.add(each);
            }
        }
        return some;
    }

    /** Of the names of files that hold it; empty where no ending tells. */
    String ending() {
        return ending;
    }

    /**
     * What it has room for, so that nothing else is worked out.
     *
     * @param shown whether all is needed that a person would be shown: of what is demanded of a report no format may know
     *     less
     */
    Depth depth(boolean shown) {
        return shown && depth == Depth.ROWS ? Depth.VERDICTS : depth;
    }

    /** Whether it shows the columns of a table that were chosen, rather than a picture or all that is known. */
    boolean choosesColumns() {
        return choosesColumns;
    }

    String text(CommandOutput content, Screen screen) {
        return format.of(content, screen);
    }

    /** Whether its rows stand under each other with nothing that tells parts from wholes, so that a reader who adds them up counts twice. */
    boolean holdsRowsAlone() {
        return depth == Depth.ROWS && choosesColumns;
    }

    /** What gives lists and sheets their layout too. */
    Format writer() {
        return format;
    }

    /** All that any format says: what people read, and what programs do. */
    static String all(CommandOutput content) {
        return JSON.text(content, Screen.FILE) + TABLE.text(content, Screen.FILE) + CSV.text(content, Screen.FILE);
    }
}
