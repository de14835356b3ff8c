package dev.roofline.huggingface;

import dev.roofline.huggingface.Value.FlagValue;
import dev.roofline.huggingface.Value.NumberValue;
import dev.roofline.json.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators over numbers, and what is wrong with their operands. */
record Arithmetic(Findings findings) {
    /** Of a quotient of numbers that are not whole. */
    private static final int QUOTIENT_DECIMALS = 20;

    /** The number; reported and empty where it is something else. */
    Optional<NumberValue> number(Value value) {
        if (value instanceof NumberValue number) {
            return Optional.of(number);
        }
        mismatch(value, "a number");
        return Optional.empty();
    }

    Optional<Boolean> flag(Value value) {
        if (value instanceof FlagValue flag) {
            return Optional.of(flag.flag());
        }
        mismatch(value, "true or false");
        return Optional.empty();
    }

    void mismatch(Value value, String expected) {
        if (!(value instanceof Value.Failed)) {
            String label = value.place() == null
                    ? "a value of the mapping table"
                    : value.place().label();
            findings.error(value.place(), label + " is " + value.describe() + "; " + expected + " is expected");
        }
    }

    Value negated(Value operand) {
        Optional<NumberValue> number = number(operand);
        return number.isEmpty()
                ? Value.FAILED
                : result(operand.place(), number.get().number().negate());
    }

    Value of(ExpressionOperator operator, Value left, Value right) {
        Optional<NumberValue> first = number(left);
        Optional<NumberValue> second = number(right);
        if (first.isEmpty() || second.isEmpty()) {
            return Value.FAILED;
        }
        NumberValue a = first.get();
        NumberValue b = second.get();
        Place place = a.place() == null ? b.place() : a.place();
        int order = a.number().compareTo(b.number());
        return switch (operator) {
            case AT_MOST -> new FlagValue(place, order <= 0);
            case LESS -> new FlagValue(place, order < 0);
            case AT_LEAST -> new FlagValue(place, order >= 0);
            case MORE -> new FlagValue(place, order > 0);
            case PLUS -> result(place, a.number().add(b.number()));
            case MINUS -> result(place, a.number().subtract(b.number()));
            case TIMES -> result(place, a.number().multiply(b.number()));
            case DIVIDED_BY -> quotient(place, a, b);
            case MODULO -> isZero(b) ? Value.FAILED : result(place, a.number().remainder(b.number()));
            default -> throw new IllegalStateException(operator + " is no operator over numbers");
        };
    }

    /** The next multiple of a step that is not below a number. */
    Value multiple(NumberValue number, NumberValue step) {
        if (isZero(step)) {
            return Value.FAILED;
        }
        BigDecimal times = number.number().divide(step.number(), 0, RoundingMode.CEILING);
        return result(number.place(), times.multiply(step.number()));
    }

    private Value quotient(@Nullable Place place, NumberValue a, NumberValue b) {
        if (isZero(b)) {
            return Value.FAILED;
        }
        if (SaneNumber.isWhole(a.number()) && SaneNumber.isWhole(b.number())) {
            BigDecimal[] parts = a.number().divideAndRemainder(b.number());
            if (parts[1].signum() != 0) {
                findings.error(place, a.named() + " is not a multiple of " + b.named());
                return Value.FAILED;
            }
            return result(place, parts[0]);
        }
        return result(place, a.number().divide(b.number(), QUOTIENT_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private boolean isZero(NumberValue divisor) {
        if (divisor.number().signum() == 0) {
            String label = divisor.place() == null
                    ? "a divisor of the mapping table"
                    : divisor.place().label();
            findings.error(divisor.place(), label + " is 0; a number to divide by is expected");
            return true;
        }
        return false;
    }

    private Value result(@Nullable Place place, BigDecimal number) {
        Optional<BigDecimal> bounded = SaneNumber.bounded(number);
        if (bounded.isEmpty()) {
            String from = place == null ? "the mapping table" : place.label();
            findings.error(place, "what is computed from " + from + " is above 1e15 or has more than 30 decimals");
            return Value.FAILED;
        }
        return new NumberValue(place, bounded.get(), false);
    }
}
