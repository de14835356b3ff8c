package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What files call some constants: each name with what it stands for. */
final class Labels<T> {
    private final List<String> names = new ArrayList<>();
    private final List<T> constants = new ArrayList<>();

    /** Constants by their own labels. */
    static <E extends Labelled> Labels<E> of(E[] constants) {
        Labels<E> labels = new Labels<>();
        for (E constant : constants) {
            labels.add(constant.label(), constant);
        }
        return labels;
    }

    Labels<T> add(String name, T constant) {
        names.add(name);
        constants.add(constant);
        return this;
    }

    List<String> names() {
        return names;
    }

    /** The constant that a member names; of a name that is none, which is reported, the first. */
    T read(Fields fields, String key) {
        return constants.get(fields.choice(key, names));
    }

    /** The same of a member that may be absent. */
    Optional<T> optional(Fields fields, String key) {
        int choice = fields.optionalChoice(key, names);
        return choice < 0 ? Optional.empty() : Optional.of(constants.get(choice));
    }

    /** The constants that a list names. */
    List<T> several(Fields fields, String key) {
        List<T> some = new ArrayList<>();
        for (int choice : fields.choices(key, names)) {
            some.add(constants.get(choice));
        }
        return some;
    }
}
