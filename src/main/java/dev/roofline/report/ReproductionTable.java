package dev.roofline.report;

import dev.roofline.reproduction.Comparison;
import java.util.ArrayList;
import java.util.List;

/** Published numbers beside ours, as a table. */
public final class ReproductionTable {
    private ReproductionTable() {}

    public static Table of(List<Comparison> comparisons) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Comparison each : comparisons) {
            rows.add(List.of(
                    Cell.of(each.group()),
                    Cell.of(each.item()),
                    Cell.of(each.source()),
                    Cell.of(each.published()),
                    Cell.of(each.ours()),
                    Cell.of(each.relativeDifference()),
                    Cell.of(each.verdict().label()),
                    Cell.of(each.unit()),
                    Cell.of(each.note())));
        }
        return new Table(
                List.of(
                        new Table.Heading("group", ValueKind.TEXT),
                        new Table.Heading("item", ValueKind.TEXT),
                        new Table.Heading("source", ValueKind.TEXT),
                        new Table.Heading("published", ValueKind.PLAIN),
                        new Table.Heading("ours", ValueKind.PLAIN),
                        new Table.Heading("relative_difference", ValueKind.PLAIN),
                        new Table.Heading("verdict", ValueKind.TEXT),
                        new Table.Heading("unit", ValueKind.TEXT),
                        new Table.Heading("note", ValueKind.TEXT)),
                rows);
    }

    /** How many numbers of tables and of figures agree, for the end of the table. */
    public static String summary(List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder();
        for (String kind : List.of("table", "figure")) {
            int all = 0;
            int[] verdicts = new int[Comparison.Verdict.values().length];
            for (Comparison each : comparisons) {
                if (each.group().startsWith(kind)) {
                    all++;
                    verdicts[each.verdict().ordinal()]++;
                }
            }
            text.append(kind.equals("table") ? "table cells: " : "figure labels: ").append(all);
            for (Comparison.Verdict verdict : Comparison.Verdict.values()) {
                text.append(", ").append(verdicts[verdict.ordinal()]).append(' ').append(verdict.label());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
