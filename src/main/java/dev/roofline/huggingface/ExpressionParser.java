package dev.roofline.huggingface;

import dev.roofline.huggingface.Expression.Binary;
import dev.roofline.huggingface.Expression.Call;
import dev.roofline.huggingface.Expression.Choice;
import dev.roofline.huggingface.Expression.Literal;
import dev.roofline.huggingface.Expression.Reference;
import dev.roofline.huggingface.Expression.Unary;
import dev.roofline.units.Labelled;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recursive descent, a method a level of binding. Only the tool's own tables come here, never a user's file. */
final class ExpressionParser {
    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression whole() {
        Expression expression = choice();
        skipSpace();
        if (at < text.length()) {
            throw wrong("an operator or the end");
        }
        return expression;
    }

    private Expression choice() {
        Expression condition = binary(0);
        skipSpace();
        if (peek() != '?' || text.startsWith(ExpressionOperator.OR_ELSE.sign(), at)) {
            return condition;
        }
        at++;
        Expression whenTrue = choice();
        take(':');
        return new Choice(condition, whenTrue, choice());
    }

    private Expression binary(int level) {
        if (level == ExpressionOperator.LEVELS.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (true) {
            ExpressionOperator operator = operator(ExpressionOperator.LEVELS.get(level));
            if (operator == null) {
                return left;
            }
            at += operator.sign().length();
            left = new Binary(operator, left, binary(level + 1));
        }
    }

    /** Null where none of them comes next. */
    private @Nullable ExpressionOperator operator(List<ExpressionOperator> level) {
        skipSpace();
        for (ExpressionOperator operator : level) {
            if (text.startsWith(operator.sign(), at)) {
                return operator;
            }
        }
        return null;
    }

    private Expression unary() {
        skipSpace();
        char next = peek();
        if (next == '!' || next == '-') {
            at++;
            return new Unary(next == '!', unary());
        }
        if (next == '(') {
            at++;
            Expression inner = choice();
            take(')');
            return inner;
        }
        if (next == '\'') {
            int end = text.indexOf('\'', at + 1);
            if (end < 0) {
                throw wrong("the end of the text");
            }
            String literal = text.substring(at + 1, end);
            at = end + 1;
            return new Literal(new Value.TextValue(null, literal));
        }
        if (isDigit(next)) {
            return number();
        }
        if (isNamePart(next)) {
            return named();
        }
        throw wrong("a value");
    }

    private Expression number() {
        int begin = at;
        while (isDigit(peek()) || peek() == '.') {
            at++;
        }
        return new Literal(new Value.NumberValue(null, new BigDecimal(text.substring(begin, at)), false));
    }

    private Expression named() {
        int begin = at;
        while (isNamePart(peek()) || isDigit(peek()) || peek() == '.') {
            at++;
        }
        String name = text.substring(begin, at);
        skipSpace();
        if (peek() == '(') {
            Function function = Labelled.of(Function.values(), name)
                    .orElseThrow(() -> wrong("a known function before the parenthesis"));
            return new Call(function, arguments());
        }
        return switch (name) {
            case "true" -> new Literal(new Value.FlagValue(null, true));
            case "false" -> new Literal(new Value.FlagValue(null, false));
            case "none" -> new Literal(Value.NONE);
            default -> new Reference(name);
        };
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        do {
            at++;
            arguments.add(choice());
            skipSpace();
        } while (peek() == ',');
        take(')');
        return arguments;
    }

    private void take(char expected) {
        skipSpace();
        if (peek() != expected) {
            throw wrong("'" + expected + "'");
        }
        at++;
    }

    private void skipSpace() {
        while (peek() == ' ') {
            at++;
        }
    }

    /** NUL at the end, which no expression holds. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "expected " + expected + " at character " + (at + 1) + " of the expression: " + text);
    }
}
