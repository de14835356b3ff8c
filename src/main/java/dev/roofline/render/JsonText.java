package dev.roofline.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.roofline.json.Visible;
import dev.roofline.report.Cell;
import dev.roofline.report.Entries;
import dev.roofline.report.Table;
import dev.roofline.units.Numbers;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * JSON of the same bytes on every platform: two spaces, {@code \n}, numbers as CSV has them. Whatever names it holds, nothing
 * in it moves a terminal or cannot be seen: programs read the name as it is, people its escapes.
 */
public final class JsonText {
    private JsonText() {}

    /** Writes the members or elements of a document. */
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    public static String of(Content content) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(printer);
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return escaped(out.append('\n').toString());
    }

    /** An array of objects, a member a column. */
    static String of(Table table) {
        return of(json -> {
            json.writeStartArray();
            for (List<Cell> row : table.rows()) {
                json.writeStartObject();
                for (int i = 0; i < row.size(); i++) {
                    cell(json, table.headings().get(i).label(), row.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The values of a document, in their order. */
    public static String of(Entries entries) {
        return of(json -> write(json, entries));
    }

    static void write(JsonGenerator json, Entries entries) throws IOException {
        try {
            new EntriesWriter(json).group(entries);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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

    public static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Numbers.machine(value));
    }

    public static void number(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            number(json, name, value.getAsDouble());
        } else {
            json.writeNullField(name);
        }
    }

    public static void number(JsonGenerator json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }

    static void cell(JsonGenerator json, String name, Cell cell) throws IOException {
        if (cell instanceof Cell.Number number) {
            number(json, name, number.value());
        } else if (cell instanceof Cell.Text text) {
            json.writeStringField(name, text.text());
        } else {
            json.writeNullField(name);
        }
    }
}
