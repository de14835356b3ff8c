package dev.roofline.json;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What comes in by standard input, which is read once, however often it is asked for. */
public final class StandardInput {
    /** The word that stands for it where a file may. */
    public static final String WORD = "-";

    private static final String NAME = "<stdin>";

    private final InputStream stream;
    private @Nullable SourceFile read;
    private @Nullable String taker;

    public StandardInput(InputStream stream) {
        this.stream = stream;
    }

    /** One that has nothing in it. */
    public static StandardInput nothing() {
        return new StandardInput(InputStream.nullInputStream());
    }

    /** Whether a name means it. */
    public static boolean isMeant(String name) {
        return name.equals(WORD);
    }

    /**
     * Its text.
     *
     * @throws InvalidInputException where it cannot be read, is too long or not UTF-8
     */
    public SourceFile source() {
        if (read == null) {
            try {
                read = SourceReader.decode(NAME, SourceReader.limited(stream, NAME));
            } catch (IOException e) {
                throw new InvalidInputException(
                        Problem.ofFile(NAME, "standard input cannot be read: " + e.getMessage()));
            }
        }
        return read;
    }

    /** Whether it can be what is asked for: one text is one thing, and the first that asks has it. */
    public boolean isFor(String what) {
        if (taker == null) {
            taker = what;
        }
        return taker.equals(what);
    }
}
