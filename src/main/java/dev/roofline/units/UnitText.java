package dev.roofline.units;

import java.math.BigDecimal;
import java.util.List;

/**
 * The one parser of quantities with units, such as {@code "3.35 TB/s"}: a decimal number, a space or
 * none, a prefix and a unit. {@code GB} is 10^9 and {@code GiB} 2^30.
 */
public final class UnitText {
    /** Which prefixes a unit takes. */
    private enum Prefixes {
        NONE,
        LARGE,
        LARGE_OR_BINARY,
        SMALL,
        ALL;

        private boolean take(Prefix prefix) {
            return switch (this) {
                case NONE -> prefix.factor == 1;
                case LARGE -> !prefix.isSmall() && !prefix.isBinary();
                case LARGE_OR_BINARY -> !prefix.isSmall();
                case SMALL -> prefix.factor <= 1;
                case ALL -> !prefix.isBinary();
            };
        }
    }

    /** The units of files and options, with what may stand in their place. */
    public enum Unit {
        FLOP_RATE("a rate such as \"312 TFLOP/s\" or \"624 TOP/s\"", Prefixes.LARGE, "FLOP/s", "FLOPS", "OP/s", "OPS"),
        BANDWIDTH("a bandwidth such as \"2.039 TB/s\"", Prefixes.LARGE_OR_BINARY, "B/s"),
        CAPACITY("a size such as \"80 GB\" or \"80 GiB\"", Prefixes.LARGE_OR_BINARY, "B"),
        POWER("a power such as \"400 W\"", Prefixes.LARGE, "W"),
        FREQUENCY("a frequency such as \"1410 MHz\"", Prefixes.LARGE, "Hz"),
        TIME("a duration such as \"1.9 us\"", Prefixes.SMALL, "s"),
        WORK("an amount of work such as \"1.2 TFLOP\"", Prefixes.LARGE, "FLOP", "FLOPs", "OP", "OPs"),
        INTENSITY("an intensity such as \"153 FLOP/B\"", Prefixes.NONE, "FLOP/B", "OP/B"),
        TOKEN_RATE("a rate such as \"100 tokens/s\"", Prefixes.NONE, "tokens/s", "token/s", "tok/s"),
        REQUEST_RATE("a rate such as \"10 requests/s\"", Prefixes.NONE, "requests/s", "request/s", "req/s"),
        ENERGY("an energy such as \"0.4 J\"", Prefixes.ALL, "J"),
        DAYS("a number of days such as \"30 days\"", Prefixes.NONE, "days", "day", "d"),
        SHARE("a share such as \"0.5\" or \"50 %\"", Prefixes.NONE, "%");

        private final String example;
        private final Prefixes prefixes;
        private final List<String> symbols;

        Unit(String example, Prefixes prefixes, String... symbols) {
            this.example = example;
            this.prefixes = prefixes;
            this.symbols = List.of(symbols);
        }

        /** What is wanted, with an example, to stand after "expected". */
        public String example() {
            return example;
        }
    }

    /** The text is not a quantity of the unit; the message says in what. */
    public static final class MalformedQuantityException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedQuantityException(String message) {
            super(message);
        }
    }

    private UnitText() {}

    /**
     * Reads a quantity in base units.
     *
     * @throws MalformedQuantityException where the number or the unit is not as wanted, or the value is not positive
     */
    public static double parse(String text, Unit unit) throws MalformedQuantityException {
        double result = value(text, unit);
        if (!(result > 0) || Double.isInfinite(result)) {
            throw new MalformedQuantityException("\"" + text + "\" is not a positive, finite quantity");
        }
        return result;
    }

    /**
     * Reads a quantity in base units that may be nothing, below it or beyond all bounds.
     *
     * @throws MalformedQuantityException where the number or the unit is not as wanted
     */
    public static double value(String text, Unit unit) throws MalformedQuantityException {
        return read(text, unit, false);
    }

    /**
     * Reads a quantity that may be nothing, and may stand in base units without saying so.
     *
     * @throws MalformedQuantityException where the number or the unit is not as wanted, or the value is below 0
     */
    public static double parseFromZero(String text, Unit unit) throws MalformedQuantityException {
        double result = read(text, unit, true);
        if (!(result >= 0) || Double.isInfinite(result)) {
            throw new MalformedQuantityException("\"" + text + "\" is not a finite quantity of 0 or more");
        }
        // Of 0 and of -0 alike.
        return result + 0.0;
    }

    private static double read(String text, Unit unit, boolean plain) throws MalformedQuantityException {
        String expected = unit.example + (plain ? " or a plain number" : "");
        int end = 0;
        while (end < text.length() && isNumberPart(text, end)) {
            end++;
        }
        String number = text.substring(0, end);
        String rest = text.substring(end).strip();
        BigDecimal value;
        try {
            value = DecimalText.exact(number);
        } catch (DecimalText.MalformedNumberException e) {
            throw new MalformedQuantityException(
                    e.isTooLarge()
                            ? "\"" + text + "\" is not a positive, finite quantity"
                            : "\"" + text + "\" does not begin with a number; expected " + expected);
        }
        if (rest.isEmpty() && plain) {
            return value.doubleValue();
        }
        if (rest.isEmpty()) {
            throw new MalformedQuantityException("\"" + text + "\" has no unit; expected " + unit.example);
        }
        // By its decimal digits: the binary fraction nearest to 0.001 is not a thousandth.
        return value.multiply(BigDecimal.valueOf(factor(text, rest, unit, expected)))
                .doubleValue();
    }

    private static boolean isNumberPart(String text, int at) {
        char c = text.charAt(at);
        boolean exponent = (c == 'e' || c == 'E')
                && at > 0
                && at + 1 < text.length()
                && "+-0123456789".indexOf(text.charAt(at + 1)) >= 0;
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || exponent;
    }

    private static double factor(String text, String rest, Unit unit, String expected)
            throws MalformedQuantityException {
        for (String symbol : unit.symbols) {
            if (!rest.endsWith(symbol)) {
                continue;
            }
            String prefix = rest.substring(0, rest.length() - symbol.length());
            for (Prefix candidate : Prefix.values()) {
                if (candidate.symbol.equals(prefix) && unit.prefixes.take(candidate)) {
                    return unit == Unit.SHARE ? 0.01 : candidate.factor;
                }
            }
        }
        throw new MalformedQuantityException("\"" + text + "\": \"" + rest
                + "\" is not a unit that fits here; expected " + expected + bitsHint(rest));
    }

    private static String bitsHint(String rest) {
        return rest.endsWith("b/s") || rest.endsWith("bit/s") || rest.endsWith("bps")
                ? " (bytes, not bits: divide by 8)"
                : "";
    }
}
