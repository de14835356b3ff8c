package dev.roofline.cli;

import dev.roofline.units.DecimalText;
import dev.roofline.units.UnitText;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Workload;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers with and without units, read with messages that say what is wanted. */
final class NumberArgument {
    /** A whole number; its range is the workload's business. */
    static final Argument<Long> COUNT = new Whole("N");

    static final Argument<Long> YEAR = new Argument<>("YEAR") {
        @Override
        Optional<Long> read(String option, String text) {
            if (!text.matches("[0-9]{4}")) {
                throw refused(option, text, "it takes a year, such as 2024");
            }
            return Optional.of(Long.valueOf(text));
        }
    };

    /** A finite decimal number; its range is the workload's business. */
    static final Argument<Double> DECIMAL = new Decimal("SHARE", Double.NEGATIVE_INFINITY, "");

    /** A number of things a second. */
    static final Argument<Double> RATE = new Decimal("RATE", Double.MIN_VALUE, "a rate is above 0");

    static final Argument<Double> PRICE = new Decimal("AMOUNT", 0, "a price is not below 0") {
        @Override
        Optional<Double> read(String option, String text) {
            if (text.indexOf('=') >= 0) {
                throw refused(
                        option,
                        text,
                        "a price by machine is for compare, outside of what-ifs; one machine has one price, as in "
                                + option + " 2");
            }
            try {
                return super.read(option, text);
            } catch (UsageException e) {
                boolean isAmount = text.matches("-?[0-9.]+");
                throw isAmount
                        ? e
                        : refused(
                                option,
                                text,
                                "it takes an amount such as 0.80, which --currency labels; in compare one for each machine:"
                                        + " \"l4=0.80; a10=1.00\"");
            }
        }
    };

    /** The share of its memory that a run may take of a device. */
    static final Argument<Double> MEMORY_SHARE = new Argument<>("SHARE") {
        @Override
        Optional<Double> read(String option, String text) {
            return Optional.of(new MemoryShare(decimal(option, text), 0).utilization());
        }
    };

    /** A number of tokens, perhaps in millions (M), billions (B) or trillions (T). */
    static final Argument<Double> TOKENS = new Argument<>("COUNT") {
        @Override
        Optional<Double> read(String option, String text) {
            try {
                double value = CountText.decimal(text).doubleValue();
                if (value >= 1 && Double.isFinite(value)) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                // Said below, as of a number that no run has.
            }
            throw refused(option, text, "it takes a number of tokens such as 300B or 1.5e12");
        }
    };

    /** A number of bytes, with a unit or plain. */
    static final Argument<Double> BYTES = new Argument<>("BYTES") {
        @Override
        Optional<Double> read(String option, String text) {
            try {
                return Optional.of(UnitText.parseFromZero(text, UnitText.Unit.CAPACITY));
            } catch (UnitText.MalformedQuantityException e) {
                throw new UsageException(option + ": " + e.getMessage());
            }
        }
    };

    /** A power with its unit, or the profile's. */
    static final Argument<CostBasis.PowerDraw> POWER = new Argument<>("tdp|WATTS") {
        @Override
        Optional<CostBasis.PowerDraw> read(String option, String text) {
            if (text.equals("tdp")) {
                return Optional.of(new CostBasis.PowerDraw(OptionalDouble.empty()));
            }
            try {
                double watts = UnitText.parse(text, UnitText.Unit.POWER);
                return Optional.of(new CostBasis.PowerDraw(OptionalDouble.of(watts)));
            } catch (UnitText.MalformedQuantityException e) {
                throw new UsageException(option + ": " + e.getMessage() + ", or tdp for the profile's");
            }
        }
    };

    private NumberArgument() {}

    private static double decimal(String option, String text) {
        try {
            return DecimalText.parse(text);
        } catch (DecimalText.MalformedNumberException e) {
            throw refused(option, text, "it takes " + e.getMessage());
        }
    }

    private static UsageException refused(String option, String text, String why) {
        return new UsageException(option + " is \"" + text + "\"; " + why);
    }

    private static class Decimal extends Argument<Double> {
        private final double least;
        private final String why;

        /** @param why less is refused */
        Decimal(String label, double least, String why) {
            super(label);
            this.least = least;
            this.why = why;
        }

        @Override
        Optional<Double> read(String option, String text) {
            double value = decimal(option, text);
            if (value < least) {
                throw refused(option, text, why);
            }
            return Optional.of(value);
        }
    }

    private static final class Whole extends Argument<Long> {
        Whole(String label) {
            super(label);
        }

        @Override
        Optional<Long> read(String option, String text) {
            try {
                return Optional.of(Arguments.whole(text));
            } catch (NumberFormatException e) {
                throw refused(
                        option,
                        text,
                        Hints.ofValue(option, text)
                                .orElse("it takes a whole number up to " + Workload.MOST
                                        + ", such as 512, 32k, 1M or 4Ki"));
            }
        }
    }
}
