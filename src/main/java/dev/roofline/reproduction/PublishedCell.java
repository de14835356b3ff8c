package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.workload.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A printed number of the survey.
 *
 * @param published the number, with what is known to be wrong with it
 * @param kind whether a table or a figure has it
 * @param model catalogue name of the model that it is about
 * @param heads heads where they are not the model's own
 * @param phase encode, or decode for tokens generated one by one from nothing
 * @param row projection, attention, ffn, other or total
 * @param quantity flops, bytes or intensity
 */
record PublishedCell(
        PublishedNumber published,
        Comparison.Kind kind,
        String model,
        OptionalInt heads,
        Phase phase,
        long length,
        String row,
        String quantity) {
    private static final String RESOURCE = "/roofline/reproduction/survey.csv";

    /** The survey's numbers, which travel in the jar. */
    static List<PublishedCell> survey() {
        List<PublishedCell> cells = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            cells.add(of(row));
        }
        return cells;
    }

    private static PublishedCell of(CsvResource.Row row) {
        String heads = row.get("heads").isEmpty() ? "" : " with " + row.get("heads") + " heads";
        String item = row.get("model") + heads + ", " + row.get("length") + " tokens, " + row.get("row") + ", "
                + row.get("quantity");
        return new PublishedCell(
                new PublishedNumber(
                        row.get("group"),
                        item,
                        row.get("source"),
                        row.get("printed"),
                        row.get("unit"),
                        row.get("note")),
                Comparison.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
                row.get("model"),
                heads.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row.get("heads"))),
                Phase.valueOf(row.get("phase").toUpperCase(Locale.ROOT)),
                Long.parseLong(row.get("length")),
                row.get("row"),
                row.get("quantity"));
    }
}
