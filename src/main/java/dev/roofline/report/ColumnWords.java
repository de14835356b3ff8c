package dev.roofline.report;

import dev.roofline.hardware.Interconnect;
import dev.roofline.metric.PhaseNames;
import dev.roofline.operator.Group;
import dev.roofline.placement.Bound;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.Exchange;
import dev.roofline.units.Engine;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Fusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words that a column can hold, so that a misspelt one is not taken for one that a report happens not to have. Names of
 * models, machines, operators and layers are open: any text may be one.
 */
final class ColumnWords {
    /** What {@code fits} says of a phase that a device holds. */
    static final String YES = "yes";

    /** What {@code fits} says of a phase that a device does not hold. */
    static final String NO = "no";

    /** What a demand calls an empty cell. */
    static final String ABSENT = "absent";

    /** Between the parts of a value that names several, such as the links of a phase. */
    private static final char AND = '+';

    private ColumnWords() {}

    /**
     * What is wrong with a word that a column is to hold; empty where the column may hold it.
     *
     * @return a sentence with the words that there are
     */
    static Optional<String> fault(Column column, String word) {
        List<String> words = of(column);
        boolean known = words.isEmpty()
                || isWord(column, words, word)
                || (holdsSeveral(column) && areWords(column, words, parts(word)));
        if (known) {
            return Optional.empty();
        }
        Optional<TensorFormat> format = isFormat(column) ? TensorFormat.parse(word) : Optional.empty();
        return format.isPresent()
                ? Optional.of(column.label() + " is never \"" + word + "\": reports call it "
                        + format.get().label())
                : Optional.of(column.label() + " is never \"" + word + "\"; it is " + listed(words)
                        + (holdsSeveral(column) ? ", or several with " + AND + " between them" : "")
                        + (isFormat(column) ? " (" + TensorFormat.GROUP_RULE + ")" : ""));
    }

    /** The words of a column in the order of their enumeration; none where the column is open. */
    static List<String> of(Column column) {
        List<String> words = new ArrayList<>();
        switch (column) {
            case PHASE -> words.addAll(PhaseNames.all());
            case WEIGHTS, ACTIVATIONS, KV_CACHE -> {
                for (TensorFormat format : TensorFormat.named()) {
                    words.add(format.label());
                }
            }
            case FUSION -> {
                for (Fusion fusion : Fusion.values()) {
                    words.add(fusion.label());
                }
            }
            case GROUP -> {
                for (Group group : Group.values()) {
                    words.add(group.label());
                }
            }
            case ENGINE -> {
                for (Engine engine : Engine.values()) {
                    words.add(engine.label());
                }
            }
            case BOUND -> {
                for (Bound bound : Bound.values()) {
                    words.add(bound.label());
                }
            }
            case BOUND_KIND -> {
                for (BoundKind kind : BoundKind.values()) {
                    words.add(kind.label());
                }
            }
            case LINK -> {
                for (Interconnect.Kind kind : Interconnect.Kind.values()) {
                    words.add(kind.label());
                }
            }
            case ALGORITHM -> {
                for (Exchange.Algorithm algorithm : Exchange.Algorithm.values()) {
                    words.add(algorithm.label());
                }
            }
            case FITS -> {
                words.add(YES);
                words.add(NO);
            }
            default -> {
                return words;
            }
        }
        if (mayBeAbsent(column)) {
            words.add(ABSENT);
        }
        return words;
    }

    private static boolean mayBeAbsent(Column column) {
        return switch (column) {
            case GROUP, ENGINE, BOUND, LINK, ALGORITHM, FITS -> true;
            default -> false;
        };
    }

    /** Whether a value may name several: weights in several formats, exchanges over several links. */
    private static boolean holdsSeveral(Column column) {
        return column == Column.WEIGHTS || column == Column.LINK;
    }

    private static boolean isFormat(Column column) {
        return column == Column.WEIGHTS || column == Column.ACTIVATIONS || column == Column.KV_CACHE;
    }

    /** A format of groups of any size is none of the listed; other spellings of a format are in no report. */
    private static boolean isWord(Column column, List<String> words, String word) {
        if (!isFormat(column) || words.contains(word)) {
            return words.contains(word);
        }
        Optional<TensorFormat> format = TensorFormat.parse(word);
        return format.isPresent() && format.get().label().equals(word);
    }

    private static boolean areWords(Column column, List<String> words, List<String> parts) {
        for (String part : parts) {
            if (part.equals(ABSENT) || !isWord(column, words, part)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> parts(String word) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = word.indexOf(AND); at >= 0; at = word.indexOf(AND, from)) {
            parts.add(word.substring(from, at));
            from = at + 1;
        }
        parts.add(word.substring(from));
        return parts;
    }

    private static String listed(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }
}
