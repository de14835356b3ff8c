package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.operator.Operator;
import dev.roofline.operator.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a formula's text. Factors stand beside each other; {@code x} is a product too; {@code ^} a power; {@code a}
 * token, of some words, is times the number of those; {@code sum(q^2)} is a symbol as it stands; {@code C(n,k)} are the
 * ways to choose.
 */
final class Expression {
    private static final Pattern TOKEN = Pattern.compile("sum\\([^)]*\\)|[A-Za-z_']+|[0-9.]+|[-+/^(),]");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Double> symbols;
    private final String text;
    private int next;

    private Expression(String text, Map<String, Double> symbols) {
        this.text = text;
        this.symbols = symbols;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            require(text.substring(end, matcher.start()).isBlank());
            tokens.add(matcher.group());
            end = matcher.end();
        }
        require(text.substring(end).isBlank());
    }

    static double value(String text, Map<String, Double> symbols) {
        Expression expression = new Expression(text, symbols);
        double value = expression.counted();
        expression.require(expression.next == expression.tokens.size());
        return value;
    }

    /** What an operator's letters stand for, each of them said once. */
    static Map<String, Double> symbols(Operator operator) {
        Map<String, Double> values = new HashMap<>();
        for (Symbol symbol : operator.symbols()) {
            assertThat(values.put(symbol.name(), symbol.value()))
                    .as(symbol.name())
                    .isNull();
        }
        return values;
    }

    private double counted() {
        double value = sum();
        if (!is("a")) {
            return value;
        }
        List<String> words = new ArrayList<>();
        for (next++; next < tokens.size() && !is(")"); next++) {
            words.add(tokens.get(next));
        }
        return value * symbol(String.join(" ", words));
    }

    private double sum() {
        double value = product();
        while (is("+") || is("-")) {
            double sign = tokens.get(next++).equals("+") ? 1 : -1;
            value += sign * product();
        }
        return value;
    }

    private double product() {
        double value = power();
        while (next < tokens.size() && !is("+") && !is("-") && !is(")") && !is(",") && !is("a")) {
            if (is("/")) {
                next++;
                value /= power();
            } else {
                next += is("x") ? 1 : 0;
                value *= power();
            }
        }
        return value;
    }

    private double power() {
        double value = primary();
        if (is("^")) {
            next++;
            value = Math.pow(value, primary());
        }
        return value;
    }

    private double primary() {
        require(next < tokens.size());
        String token = tokens.get(next++);
        if (token.equals("C")) {
            expect("(");
            double all = sum();
            expect(",");
            double taken = sum();
            expect(")");
            return ways(all, taken);
        }
        if (token.equals("(")) {
            double value = counted();
            expect(")");
            return value;
        }
        return Character.isDigit(token.charAt(0)) ? Double.parseDouble(token) : symbol(token);
    }

    /** Ways to take so many of so many. */
    private static double ways(double all, double taken) {
        double value = 1;
        for (int i = 0; i < taken; i++) {
            value *= Math.max(0, all - i) / (i + 1);
        }
        return value;
    }

    private double symbol(String name) {
        Double value = symbols.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no symbol '" + name + "' of '" + text + "' among " + symbols.keySet());
        }
        return value;
    }

    private boolean is(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private void expect(String token) {
        require(is(token));
        next++;
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("cannot read '" + text + "'");
        }
    }
}
