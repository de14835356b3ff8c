package dev.roofline.metric;

import dev.roofline.units.UnitText.Unit;
import java.util.Optional;

/** What a number is, which decides its unit and how it is scaled and aligned for people. */
public enum ValueKind {
    TEXT(""),
    COUNT(""),
    FLOPS("FLOP", Unit.WORK),
    BYTES("B", Unit.CAPACITY),
    INTENSITY("FLOP/B", Unit.INTENSITY),
    FLOP_RATE("FLOP/s", Unit.FLOP_RATE),
    BANDWIDTH("B/s", Unit.BANDWIDTH),
    TIME("s", Unit.TIME),
    SHARE("", Unit.SHARE),
    /** A number that is not scaled, such as a ratio. */
    PLAIN(""),
    TOKEN_RATE("", Unit.TOKEN_RATE),
    REQUEST_RATE("", Unit.REQUEST_RATE),
    ENERGY("", Unit.ENERGY),
    DAYS("", Unit.DAYS),
    /** How many times as fast as what it is compared with: above 1 is faster. */
    SPEED_UP("");

    private final String symbol;
    private final Optional<Unit> unit;

    ValueKind(String symbol) {
        this.symbol = symbol;
        this.unit = Optional.empty();
    }

    ValueKind(String symbol, Unit unit) {
        this.symbol = symbol;
        this.unit = Optional.of(unit);
    }

    /** The base unit that numbers are shown with, empty where they are shown alone. */
    public String symbol() {
        return symbol;
    }

    /** The unit that a number demanded may have; empty where numbers count things or compare them. */
    public Optional<Unit> unit() {
        return unit;
    }
}
