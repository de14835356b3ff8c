package dev.roofline.workload;

import dev.roofline.units.Labelled;

/** How evenly a router spreads a step's tokens over the experts: it decides how many experts' weights are read. */
public enum Routing implements Labelled {
    /** Each token takes its experts at random: E (1 - (1 - k/E)^T) distinct ones are expected. */
    UNIFORM,
    /** As many experts as the tokens can reach: min(E, k T). */
    WORST,
    /** All tokens take the same experts: k. */
    BEST;

    /** Experts whose weights are read; under {@link #UNIFORM} an expectation, which need not be whole. */
    public double distinct(int experts, int perToken, double tokens) {
        return switch (this) {
            // By log1p, for the powers of a number next to 1 lose its digits.
            case UNIFORM ->
                tokens <= 1 ? perToken : -experts * Math.expm1(tokens * Math.log1p(-(double) perToken / experts));
            case WORST -> Math.min(experts, (double) perToken * tokens);
            case BEST -> perToken;
        };
    }

    /** The exponent, for each token, with which distinct experts near all of them; 0 where they do not that way. */
    public double saturation(int experts, int perToken) {
        return this == UNIFORM && perToken < experts ? Math.log1p(-(double) perToken / experts) : 0;
    }

    /** Tokens from which on all experts that a device holds are read; infinite where no number of them is enough. */
    public double tokensToAll(int perToken, int held) {
        return this == WORST ? (double) held / perToken : Double.POSITIVE_INFINITY;
    }

    /** The same among the experts that a device holds, of tokens that all devices have together. */
    public double distinctHeld(int experts, int perToken, double tokens, int held) {
        double all = distinct(experts, perToken, tokens);
        return this == WORST ? Math.min(held, all) : all * held / experts;
    }
}
