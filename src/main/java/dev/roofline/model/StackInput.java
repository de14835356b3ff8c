package dev.roofline.model;

import java.util.Optional;

/**
 * What a stack adds to its embedding before its first layer, and what takes the embedding's place where there is no text.
 *
 * @param positions rows of a learned position table, 0 without
 * @param tokenTypes rows of a token-type table, 0 without
 * @param frontEnd what makes tokens of an image or a recording
 * @param joined whether each token's embedding is joined with what the model made of the one before it, by a product 2d x d,
 *     as modules for multi-token prediction do (DeepSeek-V3, arXiv 2412.19437, section 2.2)
 */
public record StackInput(
        int positions, int tokenTypes, Optional<Norm> norm, Optional<FrontEnd> frontEnd, boolean joined) {
    public static final StackInput BARE = new StackInput(0, 0, Optional.empty());

    public StackInput {
        if (positions < 0 || tokenTypes < 0) {
            throw new IllegalArgumentException("tables have rows");
        }
    }

    /** The input of a stack that reads text. */
    public StackInput(int positions, int tokenTypes, Optional<Norm> norm) {
        this(positions, tokenTypes, norm, Optional.empty());
    }

    public StackInput(int positions, int tokenTypes, Optional<Norm> norm, Optional<FrontEnd> frontEnd) {
        this(positions, tokenTypes, norm, frontEnd, false);
    }

    /** The same joined with what the model made before. */
    public StackInput whichJoins() {
        return new StackInput(positions, tokenTypes, norm, frontEnd, true);
    }

    /** Weights of the product that joins. */
    public WeightCount joiningWeights(int width) {
        return WeightCount.matrix(WeightKind.OTHER, joined ? width : 0, 2L * width);
    }

    /** Tables of positions and types. */
    public WeightCount tables(int width) {
        return WeightCount.matrix(WeightKind.OTHER, (long) positions + tokenTypes, width);
    }
}
