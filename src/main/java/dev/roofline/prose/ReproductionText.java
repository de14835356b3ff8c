package dev.roofline.prose;

import dev.roofline.reproduction.Comparison;
import dev.roofline.reproduction.Reproduction;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How published numbers and ours agree, in lines. */
public final class ReproductionText {
    private ReproductionText() {}

    public static String summary(Reproduction reproduction, List<Comparison> comparisons) {
        return switch (reproduction.kind()) {
            case CELLS -> cells(comparisons);
            case BOUNDS -> bounds(comparisons);
            case GROUPS -> byGroup(comparisons);
        };
    }

    /** How many measurements keep the bound, by phase, and how near they come to it. */
    private static String bounds(List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder();
        grouped(comparisons).forEach((group, each) -> {
            List<Double> parts = new ArrayList<>();
            for (Comparison comparison : each) {
                parts.add(comparison.efficiency());
            }
            parts.sort(null);
            text.append(group + ": " + parts.size() + " runs, "
                    + (each.size() - count(each, Comparison.Outcome.WITHIN)) + " beat the bound; bound / measured "
                    + Phrase.number(parts.get(parts.size() / 2)) + " in the middle, quartiles "
                    + Phrase.number(parts.get(parts.size() / 4)) + " and "
                    + Phrase.number(parts.get(parts.size() * 3 / 4)) + "\n");
        });
        return text.toString();
    }

    /** How many numbers of each group agree. */
    private static String byGroup(List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder();
        grouped(comparisons).forEach((group, each) -> text.append(outcomes(group, each)));
        return text.toString();
    }

    /** How many numbers of tables and of figures agree. */
    private static String cells(List<Comparison> comparisons) {
        List<Comparison> ofTables = new ArrayList<>(comparisons);
        ofTables.removeIf(each -> each.kind() != Comparison.Kind.TABLE_CELL);
        List<Comparison> ofFigures = new ArrayList<>(comparisons);
        ofFigures.removeIf(each -> each.kind() != Comparison.Kind.FIGURE_LABEL);
        return outcomes("table cells", ofTables) + outcomes("figure labels", ofFigures);
    }

    private static String outcomes(String what, List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder(comparisons.size() + " " + what);
        String mark = ": ";
        for (Comparison.Outcome outcome : Comparison.Outcome.values()) {
            text.append(mark).append(count(comparisons, outcome)).append(' ').append(outcome.label());
            mark = ", ";
        }
        return text.append('\n').toString();
    }

    private static int count(List<Comparison> comparisons, Comparison.Outcome outcome) {
        int count = 0;
        for (Comparison each : comparisons) {
            count += each.verdict() == outcome ? 1 : 0;
        }
        return count;
    }

    private static Map<String, List<Comparison>> grouped(List<Comparison> comparisons) {
        Map<String, List<Comparison>> groups = new LinkedHashMap<>();
        for (Comparison each : comparisons) {
            groups.computeIfAbsent(each.published().group(), unused -> new ArrayList<>())
                    .add(each);
        }
        return groups;
    }
}
