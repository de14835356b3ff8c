package dev.roofline.operator;

import java.util.Objects;

/**
 * The rule behind a number.
 *
 * @param symbol what it gives, such as {@code FLOPs}
 * @param expression in the symbols of the README
 */
public record Formula(String symbol, String expression, Source source) {
    public Formula {
        Objects.requireNonNull(symbol);
        Objects.requireNonNull(expression);
        Objects.requireNonNull(source);
    }

    /** The rule of the backward pass of work that is counted by a rule. */
    Formula backward() {
        return new Formula(symbol, "2 x (" + expression + ")", Source.CONVENTION);
    }

    /** The rule of every operator's bytes. */
    static final Formula EVERY_TENSOR_ONCE =
            new Formula("bytes", "sum over tensors read or written of elements x bits / 8", Source.CONVENTION);
}
