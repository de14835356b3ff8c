package dev.roofline.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a key or a value stands. Line, column and pointer are worked out when asked for, which is only when
 * there is a problem.
 *
 * @param parent place of the object or array that holds it, null for the document itself
 * @param key key in the parent, null elsewhere than in an object
 * @param index index in the parent, -1 elsewhere than in an array
 * @param offset of the first character, in chars of the text
 */
public record Place(
        SourceFile source, @Nullable Place parent, @Nullable String key, int index, int offset) {
    static Place ofDocument(SourceFile source, int offset) {
        return new Place(source, null, null, -1, offset);
    }

    public int line() {
        return source.line(offset);
    }

    public int column() {
        return source.column(offset);
    }

    /** The JSON pointer (RFC 6901), empty for the document itself. */
    public String pointer() {
        if (parent == null) {
            return "";
        }
        String segment =
                key == null ? Integer.toString(index) : key.replace("~", "~0").replace("/", "~1");
        return parent.pointer() + "/" + segment;
    }

    /** What a sentence calls the value: its key, {@code aliases[1]}, or {@code the document}. */
    public String label() {
        if (parent == null) {
            return "the document";
        }
        return key == null ? parent.label() + "[" + index + "]" : Visible.shortened(key);
    }
}
