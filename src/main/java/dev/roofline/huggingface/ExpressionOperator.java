package dev.roofline.huggingface;

import java.util.List;

/** The operators with two operands. */
enum ExpressionOperator {
    OR_ELSE("??"),
    OR("||"),
    AND("&&"),
    EQUAL("=="),
    UNEQUAL("!="),
    AT_MOST("<="),
    LESS("<"),
    AT_LEAST(">="),
    MORE(">"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED_BY("/"),
    MODULO("%");

    /** Those that bind alike together, the loosest first. */
    static final List<List<ExpressionOperator>> LEVELS = List.of(
            List.of(OR_ELSE),
            List.of(OR),
            List.of(AND),
            List.of(EQUAL, UNEQUAL),
            List.of(AT_MOST, LESS, AT_LEAST, MORE),
            List.of(PLUS, MINUS),
            List.of(TIMES, DIVIDED_BY, MODULO));

    private final String sign;

    ExpressionOperator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }
}
