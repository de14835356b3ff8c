package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the survey's numbers, which travel in the jar as CSV. */
final class PublishedCells {
    private static final String RESOURCE = "/roofline/reproduction/survey.csv";

    private PublishedCells() {}

    static List<PublishedCell> survey() {
        List<PublishedCell> cells = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            String heads = row.get("heads");
            cells.add(new PublishedCell(
                    row.get("group"),
                    row.get("model"),
                    heads.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(heads)),
                    row.get("phase"),
                    Long.parseLong(row.get("length")),
                    row.get("row"),
                    row.get("quantity"),
                    row.get("printed"),
                    row.get("unit"),
                    row.get("source"),
                    row.get("note")));
        }
        return cells;
    }
}
