package dev.roofline.model;

import dev.roofline.units.TensorFormat;

/** The part of a layer that carries information between the tokens of a sequence. */
public sealed interface SequenceMixer
        permits Attention, LatentAttention, StateSpace, SelectiveStateSpace, LinearAttention {
    /** What the mixer's parameters are listed as. */
    String part();

    /** Parameters of one layer's mixer without its residual norms. */
    long parameters(int width);

    /** Elements of the matrices that each token is multiplied with in one layer. */
    long matrixParameters(int width);

    /** Tokens of a sequence after which what one more costs begins anew; 1 where it does not. */
    default long period() {
        return 1;
    }

    /** Elements that one layer keeps of a token. */
    default long cacheElementsPerToken() {
        return 0;
    }

    /** Bytes that one layer keeps of a token: elements with the scales of their rows. */
    default double cacheBytesPerToken(TensorFormat cache) {
        return 0;
    }

    /** Elements that one layer keeps of a sequence whatever its length. */
    default long stateElements() {
        return 0;
    }

    /**
     * Bytes that one layer keeps of a sequence whatever its length: each state of it is one row.
     *
     * @param asked whether the user chose the cache's format, so that no state keeps one of its own
     */
    default double stateBytes(TensorFormat cache, boolean asked) {
        return 0;
    }
}
