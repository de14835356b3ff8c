package dev.roofline.report;

import dev.roofline.units.DecimalText;
import dev.roofline.units.UnitText;
import dev.roofline.units.UnitText.Unit;
import java.util.Optional;

/** The unit that a number demanded of a column may have; a bare number is in base units. */
final class ColumnUnit {
    private ColumnUnit() {}

    /** The unit of a column's numbers; empty where they count things or compare them. */
    static Optional<Unit> of(Column column) {
        return switch (column.kind()) {
            case TIME -> Optional.of(Unit.TIME);
            case BYTES -> Optional.of(Unit.CAPACITY);
            case FLOPS -> Optional.of(Unit.WORK);
            case FLOP_RATE -> Optional.of(Unit.FLOP_RATE);
            case BANDWIDTH -> Optional.of(Unit.BANDWIDTH);
            case INTENSITY -> Optional.of(Unit.INTENSITY);
            case SHARE -> Optional.of(Unit.SHARE);
            case PLAIN -> ofPlain(column);
            case TEXT, COUNT, SPEED_UP -> Optional.empty();
        };
    }

    private static Optional<Unit> ofPlain(Column column) {
        return switch (column) {
            case TOKENS_PER_S,
                    TOKENS_PER_S_PER_DEVICE,
                    TOKENS_PER_S_PER_USER,
                    STEP_TOKENS_PER_S,
                    STEP_TOKENS_PER_S_PER_DEVICE,
                    GENERATION_TOKENS_PER_S,
                    SERVED_TOKENS_PER_S -> Optional.of(Unit.TOKEN_RATE);
            case SERVED_REQUESTS_PER_S -> Optional.of(Unit.REQUEST_RATE);
            case JOULES_PER_TOKEN, RUN_JOULES -> Optional.of(Unit.ENERGY);
            case RUN_DAYS -> Optional.of(Unit.DAYS);
            default -> Optional.empty();
        };
    }

    /**
     * A number in base units, or with a unit that the column's kind has.
     *
     * @throws IllegalArgumentException where it is neither; the message says what is expected
     */
    static double value(Column column, String text) {
        double value;
        try {
            value = DecimalText.parse(text);
        } catch (DecimalText.MalformedNumberException e) {
            value = e.isTooLarge() ? Double.POSITIVE_INFINITY : withUnit(column, text);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("\"" + text + "\" is not a finite number");
        }
        return value;
    }

    private static double withUnit(Column column, String text) {
        Optional<Unit> unit = of(column);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number; " + column.label() + " has no unit");
        }
        try {
            return UnitText.value(text, unit.get());
        } catch (UnitText.MalformedQuantityException e) {
            throw new IllegalArgumentException(e.getMessage() + ", or a number in base units");
        }
    }
}
