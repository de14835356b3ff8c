package dev.roofline.report;

/** What a number is, which decides its unit and how it is scaled and aligned for people. */
public enum ValueKind {
    TEXT(""),
    COUNT(""),
    FLOPS("FLOP"),
    BYTES("B"),
    INTENSITY("FLOP/B"),
    FLOP_RATE("FLOP/s"),
    BANDWIDTH("B/s"),
    TIME("s"),
    SHARE(""),
    /** A number that is not scaled, such as a ratio. */
    PLAIN(""),
    /** How many times as fast as what it is compared with: above 1 is faster. */
    SPEED_UP("");

    private final String unit;

    ValueKind(String unit) {
        this.unit = unit;
    }

    /** Base unit, empty where there is none. */
    public String unit() {
        return unit;
    }
}
