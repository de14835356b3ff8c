package dev.roofline.model;

import java.util.Optional;

/**
 * What a stack adds to the token embedding before its first layer.
 *
 * @param positions rows of a learned position table, 0 without
 * @param tokenTypes rows of a token-type table, 0 without
 */
public record StackInput(int positions, int tokenTypes, Optional<Norm> norm) {
    public static final StackInput BARE = new StackInput(0, 0, Optional.empty());

    public StackInput {
        if (positions < 0 || tokenTypes < 0) {
            throw new IllegalArgumentException("tables have rows");
        }
    }

    public long tableParameters(int width) {
        return ((long) positions + tokenTypes) * width;
    }
}
