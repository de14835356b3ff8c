package dev.roofline.operator;

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
}
