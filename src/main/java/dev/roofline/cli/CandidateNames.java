package dev.roofline.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Names of what is compared, as short as they tell one from another. */
final class CandidateNames {
    private CandidateNames() {}

    /** What each is called; the whole of their paths where files share a name. */
    static List<String> of(List<String> given, UnaryOperator<String> id) {
        List<String> names = new ArrayList<>();
        for (String each : given) {
            names.add(called(each, id.apply(each)));
        }
        List<String> unambiguous = new ArrayList<>(names);
        for (int i = 0; i < given.size(); i++) {
            if (Collections.frequency(names, names.get(i)) > 1) {
                unambiguous.set(i, given.get(i));
            }
        }
        return unambiguous;
    }

    /** As the user called it; of a path the last part; with what was changed in all of them. */
    private static String called(String given, String id) {
        int changed = id.indexOf('[');
        boolean isPath = given.indexOf('/') >= 0 || given.indexOf('\\') >= 0 || given.endsWith(".json");
        return isPath ? id : given + (changed < 0 ? "" : id.substring(changed));
    }
}
