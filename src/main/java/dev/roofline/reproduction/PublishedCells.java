package dev.roofline.reproduction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the survey's numbers, which travel in the jar as CSV. */
final class PublishedCells {
    private static final String RESOURCE = "/roofline/reproduction/survey.csv";
    private static final int COLUMNS = 11;

    private PublishedCells() {}

    static List<PublishedCell> survey() {
        List<PublishedCell> cells = new ArrayList<>();
        try (InputStream in = PublishedCells.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                cells.add(cell(split(line)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cells;
    }

    private static PublishedCell cell(List<String> fields) {
        if (fields.size() != COLUMNS) {
            throw new IllegalStateException(RESOURCE + " has a line of " + fields.size() + " fields: " + fields);
        }
        String heads = fields.get(2);
        return new PublishedCell(
                fields.get(0),
                fields.get(1),
                heads.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(heads)),
                fields.get(3),
                Long.parseLong(fields.get(4)),
                fields.get(5),
                fields.get(6),
                fields.get(7),
                fields.get(8),
                fields.get(9),
                fields.get(10));
    }

    /** The fields of a line; quoted ones may hold commas and doubled quotes, none a line break. */
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
