package dev.roofline.report;

import dev.roofline.reproduction.Comparison;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Published numbers beside ours, as a table. */
public final class ReproductionTable {
    private ReproductionTable() {}

    public static Table of(List<Comparison> comparisons) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Comparison each : comparisons) {
            rows.add(List.of(
                    Cell.of(each.published().group()),
                    Cell.of(each.published().item()),
                    Cell.of(each.published().source()),
                    Cell.of(each.published().printed()),
                    Cell.of(each.ours()),
                    Cell.of(each.relativeDifference()),
                    Cell.of(each.verdict().label()),
                    Cell.of(each.published().unit()),
                    Cell.of(each.published().note())));
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

    /** How many measurements keep the bound, by phase, and how near they come to it. */
    public static String bounds(List<Comparison> comparisons) {
        Map<String, List<Double>> efficiencies = new LinkedHashMap<>();
        Map<String, Integer> beaten = new LinkedHashMap<>();
        for (Comparison each : comparisons) {
            double measured = Double.parseDouble(each.published().printed());
            double part = each.kind() == Comparison.Kind.UPPER_BOUND ? measured / each.ours() : each.ours() / measured;
            efficiencies
                    .computeIfAbsent(each.published().group(), unused -> new ArrayList<>())
                    .add(part);
            beaten.merge(each.published().group(), each.verdict() == Comparison.Outcome.WITHIN ? 0 : 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder();
        efficiencies.forEach((group, parts) -> {
            parts.sort(null);
            text.append(group)
                    .append(": ")
                    .append(parts.size())
                    .append(" runs, ")
                    .append(beaten.get(group))
                    .append(" beat the bound; bound / measured ")
                    .append(Phrase.number(parts.get(parts.size() / 2)))
                    .append(" in the middle, quartiles ")
                    .append(Phrase.number(parts.get(parts.size() / 4)))
                    .append(" and ")
                    .append(Phrase.number(parts.get(parts.size() * 3 / 4)))
                    .append('\n');
        });
        return text.toString();
    }

    /** How many numbers of each group agree. */
    public static String byGroup(List<Comparison> comparisons) {
        Map<String, Map<Comparison.Outcome, Integer>> verdicts = new LinkedHashMap<>();
        for (Comparison each : comparisons) {
            verdicts.computeIfAbsent(each.published().group(), unused -> new EnumMap<>(Comparison.Outcome.class))
                    .merge(each.verdict(), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder();
        verdicts.forEach((group, counts) -> {
            int all = 0;
            StringBuilder parts = new StringBuilder();
            for (Comparison.Outcome verdict : Comparison.Outcome.values()) {
                int count = counts.getOrDefault(verdict, 0);
                all += count;
                parts.append(", ").append(count).append(' ').append(verdict.label());
            }
            text.append(group).append(": ").append(all).append(parts).append('\n');
        });
        return text.toString();
    }

    /** How many numbers of tables and of figures agree, for the end of the table. */
    public static String summary(List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder();
        for (String kind : List.of("table", "figure")) {
            int all = 0;
            Map<Comparison.Outcome, Integer> verdicts = new EnumMap<>(Comparison.Outcome.class);
            for (Comparison each : comparisons) {
                if (each.published().group().startsWith(kind)) {
                    all++;
                    verdicts.merge(each.verdict(), 1, Integer::sum);
                }
            }
            text.append(kind.equals("table") ? "table cells: " : "figure labels: ")
                    .append(all);
            for (Comparison.Outcome verdict : Comparison.Outcome.values()) {
                text.append(", ")
                        .append(verdicts.getOrDefault(verdict, 0))
                        .append(' ')
                        .append(verdict.label());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
