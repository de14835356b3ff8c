package dev.roofline.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What a stack adds to its embedding before its first layer, and what takes the embedding's place where there is no text.
 *
 * @param positions rows of a learned position table, 0 without
 * @param tokenTypes rows of a token-type table, 0 without
 * @param frontEnd what makes tokens of an image or a recording
 */
public record StackInput(int positions, int tokenTypes, Optional<Norm> norm, Optional<FrontEnd> frontEnd) {
    public static final StackInput BARE = new StackInput(0, 0, Optional.empty());

    public StackInput {
        Objects.requireNonNull(norm);
        Objects.requireNonNull(frontEnd);
        if (positions < 0 || tokenTypes < 0) {
            throw new IllegalArgumentException("tables have rows");
        }
    }

    /** The input of a stack that reads text. */
    public StackInput(int positions, int tokenTypes, Optional<Norm> norm) {
        this(positions, tokenTypes, norm, Optional.empty());
    }

    public long tableParameters(int width) {
        return ((long) positions + tokenTypes) * width;
    }
}
