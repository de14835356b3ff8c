package dev.roofline.reproduction;

import dev.roofline.units.Labelled;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A published number beside ours.
 *
 * @param ours in the unit of the printed number
 * @param kind what it is to the printed number
 * @param tolerance relative difference up to which numbers that both sides round are the same
 */
public record Comparison(PublishedNumber published, double ours, Kind kind, double tolerance) {
    /** What ours is to the published number. */
    public enum Kind {
        /** The same number. */
        VALUE,
        /** The same number, in a table. */
        TABLE_CELL,
        /** The same number, in a figure. */
        FIGURE_LABEL,
        /** A time that a measured one is not below. */
        LOWER_BOUND,
        /** A rate that a measured one is not above. */
        UPPER_BOUND,
        /** A number that both sides made of rounded ones: within 1 % it is the same. */
        OF_ROUNDED,
        /** A number of an engine's log: within its tolerance it is the same, beyond it is counted by another rule. */
        LOGGED
    }

    private static final double DUST = 1e-12;
    private static final double ROUNDED = 0.01;

    public Comparison(PublishedNumber published, double ours) {
        this(published, ours, Kind.VALUE);
    }

    public Comparison(PublishedNumber published, double ours, Kind kind) {
        this(published, ours, kind, ROUNDED);
    }

    /** How a published number and ours agree. */
    public enum Outcome implements Labelled {
        /** Ours rounds to what is printed. */
        EQUAL,
        /**
         * Ours differs by less than a unit of the last printed digit: cut, or rounded twice. A measurement keeps our bound; a
         * logged number is within its tolerance.
         */
        WITHIN,
        /** They differ, or a measurement beats our bound, and the note says why the printed one is not what it says it is. */
        MISPRINT,
        /** They differ: by a rule that the note names, or nobody knows why. */
        OFF;
    }

    public Outcome verdict() {
        double difference = Math.abs(relativeDifference());
        return switch (kind) {
            case VALUE, TABLE_CELL, FIGURE_LABEL ->
                rounds() ? Outcome.EQUAL : differsByLessThanADigit() ? Outcome.WITHIN : apart();
            case OF_ROUNDED -> difference < DUST ? Outcome.EQUAL : difference < tolerance ? Outcome.WITHIN : apart();
            case LOGGED -> rounds() ? Outcome.EQUAL : difference <= tolerance ? Outcome.WITHIN : Outcome.OFF;
            case LOWER_BOUND -> ours <= measured() ? Outcome.WITHIN : apart();
            case UPPER_BOUND -> ours >= measured() ? Outcome.WITHIN : apart();
        };
    }

    private Outcome apart() {
        return published.note().isEmpty() ? Outcome.OFF : Outcome.MISPRINT;
    }

    private boolean differsByLessThanADigit() {
        BigDecimal printed = new BigDecimal(published.printed());
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, printed.scale()));
        return new BigDecimal(ours).subtract(printed).abs().compareTo(unit) < 0;
    }

    /** Whether ours rounds to what is printed. */
    private boolean rounds() {
        BigDecimal printed = new BigDecimal(published.printed());
        BigDecimal exact = new BigDecimal(ours);
        int digits = Math.max(0, printed.scale());
        return exact.setScale(digits, RoundingMode.HALF_UP).compareTo(printed) == 0
                || exact.setScale(digits, RoundingMode.HALF_EVEN).compareTo(printed) == 0;
    }

    /** (ours - published) / published. */
    public double relativeDifference() {
        return (ours - measured()) / measured();
    }

    /** How near a measurement comes to our bound, 1 where it is there. */
    public double efficiency() {
        return kind == Kind.UPPER_BOUND ? measured() / ours : ours / measured();
    }

    private double measured() {
        return Double.parseDouble(published.printed());
    }
}
