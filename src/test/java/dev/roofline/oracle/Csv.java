package dev.roofline.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the oracles' tables: a header and rows, fields perhaps in quotes. */
public final class Csv {
    private Csv() {}

    /** A line below the header: its fields by the header's names. */
    public record Row(Map<String, String> fields) {
        public String get(String column) {
            return Objects.requireNonNull(fields.get(column), column);
        }

        public boolean has(String column) {
            return fields.containsKey(column);
        }
    }

    public static List<Row> resource(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Csv.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            return read(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Row> read(List<String> lines) {
        return read(lines, ',');
    }

    /** Lines whose fields are apart at another character. */
    public static List<Row> read(List<String> lines, char separator) {
        List<String> header = split(lines.get(0), separator);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = split(line, separator);
            if (fields.size() != header.size()) {
                throw new IllegalArgumentException("a line of " + fields.size() + " fields: " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
