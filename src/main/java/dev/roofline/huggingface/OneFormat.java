package dev.roofline.huggingface;

import dev.roofline.json.Fields;
import dev.roofline.json.Problems;
import java.util.Optional;

/** The format that all members of an object agree on: a model spec has one for all that is quantised. */
abstract class OneFormat {
    private final String noun;
    private final Problems problems;

    /** @param noun what a sentence calls the members */
    OneFormat(String noun, Problems problems) {
        this.noun = noun;
        this.problems = problems;
    }

    /** The label of one member's format; empty where an error was reported. */
    abstract Optional<String> of(String name, Fields member);

    /** The label of the format of all; empty where an error was reported, and where there are none. */
    Optional<String> ofAll(Fields members) {
        Optional<String> format = Optional.empty();
        for (String name : members.members().keySet()) {
            Optional<Fields> member = QuantizationConfig.fields(members.value(name), problems);
            Optional<String> found = member.isEmpty() ? Optional.empty() : of(name, member.get());
            if (found.isPresent() && format.isPresent() && !format.equals(found)) {
                members.problem(
                        name,
                        "the " + noun + " hold " + format.get() + " and " + found.get()
                                + "; a model spec has one format for all that is quantised");
                return Optional.empty();
            }
            if (found.isEmpty()) {
                return Optional.empty();
            }
            format = found;
        }
        return format;
    }
}
