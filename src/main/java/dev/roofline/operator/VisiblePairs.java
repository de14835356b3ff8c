package dev.roofline.operator;

import dev.roofline.model.AttentionMask;

/**
 * Exact numbers of (query, key) pairs that a mask lets through, for one sequence and head. The S queries
 * are the tokens after C cached ones; a token sees itself.
 */
public final class VisiblePairs {
    private VisiblePairs() {}

    /** Every query sees every key: encoders and cross-attention. */
    public static long all(long queries, long keys) {
        return queries * keys;
    }

    /** Every query sees what came before it and itself: S·C + S(S+1)/2. */
    public static long causal(long queries, long cached) {
        return queries * cached + queries * (queries + 1) / 2;
    }

    /** As causal, but a token sees at most {@code window} keys, itself among them. */
    public static long window(long queries, long cached, long window) {
        long growing = Math.max(0, Math.min(queries, window - cached));
        return causal(growing, cached) + (queries - growing) * window;
    }

    /** As causal, but a token sees no key of an earlier chunk: position p sees p mod chunk + 1. */
    public static long chunked(long queries, long cached, long chunk) {
        return chunkedFromEmpty(cached + queries, chunk) - chunkedFromEmpty(cached, chunk);
    }

    private static long chunkedFromEmpty(long tokens, long chunk) {
        return tokens / chunk * causal(chunk, 0) + causal(tokens % chunk, 0);
    }

    /** A token sees itself and so many on each side of it, as far as there are: sum of min(S, i+w+1) - max(0, i-w). */
    public static long nearby(long tokens, long side) {
        long cut = Math.min(side, tokens);
        return tokens * (2 * side + 1) - 2 * (cut * side - cut * (cut - 1) / 2);
    }

    /** Pairs of a decoder's queries. */
    static long causal(AttentionMask mask, long queries, long cached) {
        return switch (mask.kind()) {
            case EVERYTHING, NEARBY -> causal(queries, cached);
            case WINDOW -> window(queries, cached, mask.size());
            case CHUNK -> chunked(queries, cached, mask.size());
        };
    }

    /** Keys of one sequence that its queries see together. */
    static long keys(AttentionMask mask, long queries, long cached) {
        long all = cached + queries;
        return switch (mask.kind()) {
            case EVERYTHING, NEARBY -> all;
            case WINDOW -> Math.min(all, mask.size() + queries - 1);
            case CHUNK -> all - cached / mask.size() * mask.size();
        };
    }
}
