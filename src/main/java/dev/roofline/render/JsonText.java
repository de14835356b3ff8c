package dev.roofline.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.roofline.json.Visible;
import dev.roofline.metric.Cell;
import dev.roofline.report.Entries;
import dev.roofline.report.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON of the same bytes on every platform: two spaces, {@code \n}, numbers as CSV has them. Whatever names it holds, nothing
 * in it moves a terminal or cannot be seen: programs read the name as it is, people its escapes.
 */
public final class JsonText {
    private JsonText() {}

    /** Writes the members of a document. */
    @FunctionalInterface
    public interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** An array of objects, a member a column. */
    static String of(Table table) {
        List<Entries> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            Entries entries = new Entries();
            for (int i = 0; i < row.size(); i++) {
                entries.put(table.headings().get(i).label(), row.get(i));
            }
            rows.add(entries);
        }
        return text(Entries.groups(rows));
    }

    /** The values of a document, in their order. */
    public static String of(Entries entries) {
        return text(Entries.group(entries));
    }

    private static String text(Entries.EntryValue value) {
        return of(json -> value.tell(new EntriesWriter(json)));
    }

    /** A document of a specification, whose writer knows its layout. */
    public static String of(Members members) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(printer);
            members.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return escaped(out.append('\n').toString());
    }

    /** All but the line ends of the layout stands in texts, where an escape stands for the same character. */
    private static String escaped(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean harmful = c != '\n' && Visible.isHarmful(json, i);
            if (harmful) {
                out = out != null ? out : new StringBuilder(json.length() + 64).append(json, 0, i);
                String digits = Integer.toHexString(c);
                out.append("\\u").append("0000", digits.length(), 4).append(digits);
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? json : out.toString();
    }
}
