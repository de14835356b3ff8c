package dev.roofline.render;

import dev.roofline.draw.Xml;
import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.report.Document;
import dev.roofline.report.Table;
import java.util.List;

/**
 * A table of a page. Cells and rows have no end tags, which HTML lets be left out: a page of thousands of rows is a
 * third smaller.
 */
final class HtmlTable {
    /** Factors from which on a speed-up, or its inverse, has the next shade. */
    private static final double[] SHADES = {1.05, Math.sqrt(2), 2, 4};

    /** Longer than a name: characters of a sentence. */
    private static final int LONG = 32;

    private HtmlTable() {}

    static void write(StringBuilder out, Document.Part part, String id) {
        FormattedTable formatted = FormattedTable.of(part.table());
        out.append("<section class=\"part\"");
        attribute(out, "data-phase", part.phase());
        out.append(">\n<h3 id=\"" + id + "\">" + Xml.text(part.title())
                + "</h3>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" + id
                + "\">\n<table aria-labelledby=\"" + id + "\"");
        classes(out, formatted.right(), formatted.rows());
        out.append(">\n<thead>\n<tr>");
        for (String heading : formatted.headings()) {
            out.append("<th scope=col>").append(heading(Xml.text(heading)));
        }
        // A heading is followed by nothing, so that its sign of sorting stays on its line.
        out.append("</thead>\n<tbody>\n");
        int rows = formatted.rows().size();
        int last = part.isTotalled() ? rows - 1 : rows;
        for (int i = 0; i < rows; i++) {
            if (i == last) {
                out.append("</tbody>\n<tfoot>\n");
            }
            row(out, part, formatted, i);
        }
        out.append(part.isTotalled() ? "</tfoot>" : "</tbody>").append("\n</table>\n</div>\n");
        if (!part.remark().isEmpty()) {
            out.append("<p class=\"remark\">").append(Xml.text(part.remark())).append("</p>\n");
        }
        out.append("</section>\n");
    }

    private static void row(StringBuilder out, Document.Part part, FormattedTable formatted, int number) {
        out.append("<tr");
        attribute(
                out, "data-group", part.groups().isEmpty() ? "" : part.groups().get(number));
        out.append('>');
        List<Cell> cells = part.table().rows().get(number);
        List<Table.Heading> headings = part.table().headings();
        for (int column = 0; column < cells.size(); column++) {
            out.append(column == 0 ? "<th scope=row" : "<td");
            if (headings.get(column).kind() == ValueKind.SPEED_UP && cells.get(column) instanceof Cell.Number factor) {
                attribute(out, "class", shade(factor.value()));
            }
            String text = Xml.text(formatted.rows().get(number).get(column));
            out.append('>').append(column == 0 ? breakable(text) : text);
        }
        out.append('\n');
    }

    /** Headings break into lines between words, but not at a hyphen. */
    private static String heading(String text) {
        return text.indexOf('-') < 0 ? text : text.replaceAll("\\S*-\\S*", "<span>$0</span>");
    }

    /** Names of operators break between their parts, where a narrow window needs it. */
    private static String breakable(String name) {
        StringBuilder broken = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            broken.append(name.charAt(i));
            if (name.charAt(i) == '.' && i + 1 < name.length() && Character.isLetter(name.charAt(i + 1))) {
                broken.append("<wbr>");
            }
        }
        return broken.toString();
    }

    /** Which columns are text, by their number: alignment by style alone, without a class on every cell. */
    private static void classes(StringBuilder out, List<Boolean> right, List<List<String>> rows) {
        StringBuilder classes = new StringBuilder();
        for (int column = 0; column < right.size(); column++) {
            if (!right.get(column)) {
                classes.append(classes.isEmpty() ? "" : " ").append('t').append(column + 1);
            }
        }
        if (hasLongEnds(rows)) {
            classes.append(classes.isEmpty() ? "" : " ").append("long");
        }
        attribute(out, "class", classes.toString());
    }

    /** Whether the last column holds sentences, which break into lines where numbers and names do not. */
    private static boolean hasLongEnds(List<List<String>> rows) {
        for (List<String> row : rows) {
            if (row.get(row.size() - 1).length() > LONG) {
                return true;
            }
        }
        return false;
    }

    /** Faster or slower, in four shades; none within a twentieth. */
    private static String shade(double factor) {
        double distance = factor >= 1 ? factor : 1 / factor;
        int shade = 0;
        while (shade < SHADES.length && distance >= SHADES[shade]) {
            shade++;
        }
        return shade == 0 ? "" : (factor >= 1 ? "fast" : "slow") + shade;
    }

    private static void attribute(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            // Words need no quotes, and there are thousands of them.
            String quote = value.matches("[A-Za-z0-9-]+") ? "" : "\"";
            out.append(" " + name + "=" + quote + Xml.text(value) + quote);
        }
    }
}
