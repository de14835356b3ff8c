package dev.roofline.metric;

import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The words that a metric's values can be, so that a misspelt one is not taken for one that a run happens not to have. Names of
 * models, machines, operators and layers are open: any text may be one.
 *
 * @param all in the order of their enumeration; none where any text may be one
 * @param formats whether they are number formats, of which groups of any size make more than are listed
 * @param several whether a value may name several: weights in several formats, exchanges over several links
 */
public record Vocabulary(List<String> all, boolean formats, boolean several) {
    /** What a demand calls an empty cell. */
    public static final String ABSENT = "absent";

    static final Vocabulary ANY = new Vocabulary(List.of(), false, false);

    /** Between the parts of a value that names several, such as the links of a phase. */
    private static final String AND = "+";

    static <E> Vocabulary of(E[] values, Function<E, String> label) {
        List<String> all = new ArrayList<>();
        for (E value : values) {
            all.add(label.apply(value));
        }
        return new Vocabulary(all, false, false);
    }

    static Vocabulary ofFormats() {
        List<String> all = new ArrayList<>();
        for (TensorFormat format : TensorFormat.named()) {
            all.add(format.label());
        }
        return new Vocabulary(all, true, false);
    }

    Vocabulary orAbsent() {
        List<String> more = new ArrayList<>(all);
        more.add(ABSENT);
        return new Vocabulary(more, formats, several);
    }

    Vocabulary orSeveral() {
        return new Vocabulary(all, formats, true);
    }

    /**
     * What is wrong with a word that a metric is to be; empty where it may be it.
     *
     * @param label the metric's
     * @return a sentence with the words that there are
     */
    Optional<String> fault(String label, String word) {
        if (all.isEmpty() || isWord(word) || (several && areWords(word))) {
            return Optional.empty();
        }
        Optional<TensorFormat> format = formats ? TensorFormat.parse(word) : Optional.empty();
        String never = label + " is never \"" + word + "\"";
        return Optional.of(
                format.isPresent()
                        ? never + ": reports call it " + format.get().label()
                        : never + "; it is " + listed() + (several ? ", or several with " + AND + " between them" : "")
                                + (formats ? " (" + TensorFormat.GROUP_RULE + ")" : ""));
    }

    /** A format of groups of any size is none of the listed; other spellings of a format are in no report. */
    private boolean isWord(String word) {
        if (!formats || all.contains(word)) {
            return all.contains(word);
        }
        Optional<TensorFormat> format = TensorFormat.parse(word);
        return format.isPresent() && format.get().label().equals(word);
    }

    private boolean areWords(String word) {
        for (String part : List.of(word.split("\\" + AND, -1))) {
            if (part.equals(ABSENT) || !isWord(part)) {
                return false;
            }
        }
        return true;
    }

    private String listed() {
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
    }
}
