package dev.roofline.cli;

import dev.roofline.catalogue.Change;
import dev.roofline.units.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One what-if of a comparison, such as {@code weights=int4; batch=32; hw.memory.bandwidth=2x}.
 *
 * @param text as the user wrote it, with one space after each semicolon; empty for no change
 * @param options values of options, by their names without dashes
 * @param files changes of the model or the machine
 */
record Changes(String text, Map<String, String> options, List<Change> files) {
    static final Changes NONE = new Changes("", Map.of(), List.of());

    boolean isNone() {
        return text.isEmpty();
    }

    /** The same by its name, with nothing changed. */
    Changes unmade() {
        List<Change> left = new ArrayList<>();
        for (Change change : files) {
            left.add(change.unmade());
        }
        return new Changes(text, Map.of(), left);
    }

    /** What would make other phases of it, which have nothing to be compared with. */
    private static final List<String> OF_PHASES = List.of("phase", "requests");

    /** What a machine with its changes is called after its name. */
    String ofMachine() {
        List<String> texts = new ArrayList<>();
        for (Change change : files) {
            if (change.target().equals("hw")) {
                texts.add(change.text());
            }
        }
        return texts.isEmpty() ? "" : " with " + String.join("; ", texts);
    }

    /** A what-if is part of its candidate's name, so that names of other tools are not taken in it. */
    private static void requireRealName(Setting option, String text, String key) {
        for (Synonym synonym : Synonyms.ALL) {
            if (synonym.name().equals("--" + key)) {
                throw new UsageException(option + " \"" + text + "\": " + key + " is "
                        + synonym.real().substring(2) + " here; write that");
            }
        }
    }

    /**
     * Reads assignments between semicolons.
     *
     * @param keys of the options that there are
     * @throws UsageException where one is malformed or unknown
     */
    static Changes parse(Setting option, String text, List<String> keys) {
        Map<String, String> options = new LinkedHashMap<>();
        List<Change> files = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            String assignment = part.strip();
            parts.add(assignment);
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                throw new UsageException(option + " \"" + text + "\": \"" + assignment
                        + "\" is no assignment, such as weights=int4 or hw.memory.bandwidth=2x");
            }
            String key = assignment.substring(0, equals).strip();
            if (key.startsWith("hw.") || key.startsWith("model.")) {
                try {
                    files.add(Change.parse(assignment).of(option));
                } catch (IllegalArgumentException e) {
                    throw new UsageException(option + " \"" + text + "\": " + e.getMessage());
                }
                continue;
            }
            if (OF_PHASES.contains(key)) {
                throw new UsageException(option + " \"" + text + "\": " + key
                        + " would make other phases of it, which compare with none; give --" + key + " to all");
            }
            if (!keys.contains(key)) {
                requireRealName(option, text, key);
                throw Arguments.unknown(
                        option + " \"" + text + "\": there is no option --" + key
                                + "; a what-if changes an option of the workload, or a value under hw. or model.",
                        key,
                        keys);
            }
            if (options.put(key, assignment.substring(equals + 1).strip()) != null) {
                throw new UsageException(option + " \"" + text + "\": " + key + " is given twice");
            }
        }
        return new Changes(String.join("; ", parts), options, files);
    }
}
