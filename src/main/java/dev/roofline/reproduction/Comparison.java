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
        if (kind == Kind.OF_ROUNDED) {
            double difference = Math.abs(relativeDifference());
            return difference < DUST
                    ? Outcome.EQUAL
                    : difference < tolerance
                            ? Outcome.WITHIN
                            : published.note().isEmpty() ? Outcome.OFF : Outcome.MISPRINT;
        }
        if (kind == Kind.LOGGED) {
            return rounds()
                    ? Outcome.EQUAL
                    : Math.abs(relativeDifference()) <= tolerance ? Outcome.WITHIN : Outcome.OFF;
        }
        if (kind != Kind.VALUE) {
            double measured = Double.parseDouble(published.printed());
            boolean holds = kind == Kind.LOWER_BOUND ? ours <= measured : ours >= measured;
            return holds ? Outcome.WITHIN : published.note().isEmpty() ? Outcome.OFF : Outcome.MISPRINT;
        }
        if (rounds()) {
            return Outcome.EQUAL;
        }
        BigDecimal printed = new BigDecimal(published.printed());
        BigDecimal exact = new BigDecimal(ours);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, printed.scale()));
        if (exact.subtract(printed).abs().compareTo(unit) < 0) {
            return Outcome.WITHIN;
        }
        return published.note().isEmpty() ? Outcome.OFF : Outcome.MISPRINT;
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
        double printed = Double.parseDouble(published.printed());
        return (ours - printed) / printed;
    }

    /** How near a measurement comes to our bound, 1 where it is there. */
    public double efficiency() {
        double measured = Double.parseDouble(published.printed());
        return kind == Kind.UPPER_BOUND ? measured / ours : ours / measured;
    }
}
