package dev.roofline.json;

import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;

/** What files call some things: each name with what it stands for. The first of them stands in where a name is reported. */
public final class Labels<T> {
    private final List<String> names = new ArrayList<>();
    private final List<T> values = new ArrayList<>();

    /** Constants by their own labels. */
    public static <E extends Labelled> Labels<E> of(E[] constants) {
        Labels<E> labels = new Labels<>();
        for (E constant : constants) {
            labels.add(constant.label(), constant);
        }
        return labels;
    }

    /** Words that stand for themselves. */
    public static Labels<String> words(String... words) {
        Labels<String> labels = new Labels<>();
        for (String word : words) {
            labels.add(word, word);
        }
        return labels;
    }

    public Labels<T> add(String name, T value) {
        names.add(name);
        values.add(value);
        return this;
    }

    public List<String> names() {
        return names;
    }

    /** What a name stands for; of a name that is none, the first. */
    public T value(String name) {
        return values.get(Math.max(names.indexOf(name), 0));
    }
}
