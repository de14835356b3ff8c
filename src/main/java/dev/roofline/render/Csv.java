package dev.roofline.render;

import dev.roofline.json.Visible;
import dev.roofline.metric.Cell;
import dev.roofline.report.Table;
import dev.roofline.units.Numbers;
import dev.roofline.units.Setting;
import java.util.List;

/**
 * RFC 4180, with commas or semicolons between fields, but with {@code \n} at the end of a line as every tool of a Unix shell writes and reads it. Texts come from names
 * of files too: none ends a line, and none that a spreadsheet would take for a formula begins with its sign
 * (OWASP, CSV injection).
 */
public final class Csv {
    /** What formulas begin with, in the wide forms too that spreadsheets of East Asia take; tab and return are no more by now. */
    private static final String SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    public static String of(Table table, DecimalMark decimal) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < table.headings().size(); i++) {
            separate(out, i, decimal).append(quoted(table.headings().get(i).label(), decimal));
        }
        out.append('\n');
        for (List<Cell> row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                separate(out, i, decimal).append(text(row.get(i), decimal));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static StringBuilder separate(StringBuilder out, int field, DecimalMark decimal) {
        return field == 0 ? out : out.append(decimal.separator());
    }

    private static String text(Cell cell, DecimalMark decimal) {
        if (cell instanceof Cell.Number number) {
            return decimal.marked(Numbers.machine(number.value()));
        }
        if (cell instanceof Cell.Printed printed) {
            return decimal.marked(printed.digits());
        }
        return cell instanceof Cell.Text text ? quoted(harmless(text.text()), decimal) : "";
    }

    /** One line, with an apostrophe before a sign that begins it. */
    private static String harmless(String text) {
        String line = Visible.line(text);
        boolean isFormula = !line.isEmpty() && (SIGNS.indexOf(line.charAt(0)) >= 0 || Setting.isOfMark(line.charAt(0)));
        return isFormula ? "'" + line : line;
    }

    private static String quoted(String text, DecimalMark decimal) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != decimal.separator() && "\"\r\n".indexOf(c) < 0;
        }
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
