package dev.roofline.operator;

/**
 * The rule behind a number.
 *
 * @param symbol what it gives, such as {@code FLOPs}
 * @param expression in the symbols of the page of operators
 */
public record Formula(String symbol, String expression, Source source) {
    /** The rule of the backward pass of work that is counted by a rule. */
    Formula backward() {
        return new Formula(symbol, "2 x (" + expression + ")", Source.CONVENTION);
    }
}
