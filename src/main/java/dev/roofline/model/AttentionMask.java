package dev.roofline.model;

import dev.roofline.units.Labelled;
import java.util.OptionalLong;

/**
 * Which keys of its sequence a token may see, as far as its stack lets it.
 *
 * @param size keys of a window or chunk, or keys on each side; 0 where there is no limit
 */
public record AttentionMask(Kind kind, int size) {
    /** How far a token sees. */
    public enum Kind implements Labelled {
        EVERYTHING,
        /** The last keys, itself among them. */
        WINDOW,
        /** The keys of its own chunk up to itself (Llama 4). */
        CHUNK,
        /** So many keys on each side and itself (ModernBERT). */
        NEARBY
    }

    public static final AttentionMask EVERYTHING = new AttentionMask(Kind.EVERYTHING, 0);

    public AttentionMask {
        if (kind == Kind.EVERYTHING ? size != 0 : size < 1) {
            throw new IllegalArgumentException("a window, a chunk and a neighbourhood have keys: " + size);
        }
    }

    public static AttentionMask window(int keys) {
        return new AttentionMask(Kind.WINDOW, keys);
    }

    /** Tokens up to which none is hidden from another: what a token costs has a kink there. Empty where none ever is. */
    public OptionalLong wholeTo() {
        return kind == Kind.WINDOW || kind == Kind.NEARBY ? OptionalLong.of(size) : OptionalLong.empty();
    }

    /** Tokens after which what a token sees begins anew; 1 where it does not. */
    public long period() {
        return kind == Kind.CHUNK ? size : 1;
    }

    /** Keys that a cache keeps of a sequence of so many tokens. */
    public long kept(long tokens) {
        return kind == Kind.WINDOW || kind == Kind.CHUNK ? Math.min(tokens, size) : tokens;
    }
}
