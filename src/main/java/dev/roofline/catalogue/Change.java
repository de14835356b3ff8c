package dev.roofline.catalogue;

import dev.roofline.json.Visible;
import dev.roofline.units.Setting;
import java.util.List;

/**
 * A what-if on a file: another value at a path.
 *
 * @param target {@code model} or {@code hw}: which file it is about
 * @param path keys, or for elements of an array their number from 0 or a word in them ({@code compute.bf16.peak})
 * @param value the new value, or a factor such as {@code 2x}
 * @param text as the user wrote it
 * @param setting that it was given to
 * @param isMade whether it is made, and not only named
 */
public record Change(String target, List<String> path, String value, String text, Setting setting, boolean isMade) {
    /** What a user changes values with. */
    public static final Setting SETTING = new Setting("set");

    public Change {
        path = List.copyOf(path);
    }

    /** What messages call it: the option with what was written. */
    public String named() {
        return setting + " " + Visible.quoted(text);
    }

    /** The same in name alone: what is read without it is still called as it is with it. */
    public Change unmade() {
        return new Change(target, path, value, text, setting, false);
    }

    /** The same given to another setting. */
    public Change of(Setting other) {
        return new Change(target, path, value, text, other, isMade);
    }

    /**
     * Reads {@code hw.memory.bandwidth=2x}.
     *
     * @throws IllegalArgumentException where the text is not of that form; the message says in what
     */
    public static Change parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "there is no \"=\" in it; expected PATH=VALUE, such as hw.memory.bandwidth=2x");
        }
        String value = text.substring(equals + 1).strip();
        List<String> path = List.of(text.substring(0, equals).strip().split("\\.", -1));
        String target = path.get(0);
        if ((!target.equals("hw") && !target.equals("model")) || path.size() < 2 || path.contains("")) {
            throw new IllegalArgumentException("a path begins with \"hw.\" or \"model.\" and names a key");
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("there is no value after \"=\"");
        }
        return new Change(target, path.subList(1, path.size()), value, text, SETTING, true);
    }
}
