package dev.roofline.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table that travels inside the jar: RFC 4180 without line breaks in fields. */
public final class CsvResource {
    private CsvResource() {}

    /** A line below the header: its fields by the header's names. */
    public record Row(Map<String, String> fields) {
        /** The field of a column, which the table must have. */
        public String get(String column) {
            String field = fields.get(column);
            if (field == null) {
                throw new IllegalStateException("a table of the build has no column " + column);
            }
            return field;
        }
    }

    /**
     * The rows below the header.
     *
     * @param path from the root of the class path, such as {@code /roofline/trend/dram_generations.csv}
     * @throws IllegalStateException where a row has not as many fields as the header: the build is broken
     */
    public static List<Row> read(String path) {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = CsvResource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + path);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> header = split(reader.readLine());
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> fields = split(line);
                if (fields.size() != header.size()) {
                    throw new IllegalStateException(path + " has a line of " + fields.size() + " fields: " + line);
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < fields.size(); i++) {
                    row.put(header.get(i), fields.get(i));
                }
                rows.add(new Row(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** The fields of a line; quoted ones may hold commas and doubled quotes. */
    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
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
