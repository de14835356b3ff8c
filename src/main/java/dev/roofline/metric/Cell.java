package dev.roofline.metric;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a metric says of a row, without layout. */
public sealed interface Cell {
    /** Words. */
    record Text(String text) implements Cell {}

    /** A number in base units. */
    @SuppressWarnings("JavaLangClash") // always said as Cell.Number
    record Number(double value) implements Cell {}

    /** A number as its source prints it, with a point: its last digit says how exact it is. */
    record Printed(String digits) implements Cell {}

    /** Nothing: not zero, not false. */
    record Absent() implements Cell {}

    Cell ABSENT = new Absent();

    static Cell of(String text) {
        return text.isEmpty() ? ABSENT : new Text(text);
    }

    /** A number, absent where it is not finite. */
    static Cell of(double value) {
        return Double.isFinite(value) ? new Number(value) : ABSENT;
    }

    static Cell of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : ABSENT;
    }

    static Cell of(OptionalLong value) {
        return value.isPresent() ? of(value.getAsLong()) : ABSENT;
    }
}
