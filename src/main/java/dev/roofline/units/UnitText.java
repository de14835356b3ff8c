package dev.roofline.units;

import java.math.BigDecimal;

/**
 * The one parser of quantities with units, such as {@code "3.35 TB/s"}: a decimal number, a space or
 * none, a prefix and a unit. {@code GB} is 10^9 and {@code GiB} 2^30.
 */
public final class UnitText {
    /** The units that files use, with what may stand in their place. */
    public enum Unit {
        FLOP_RATE("a rate such as \"312 TFLOP/s\" or \"624 TOP/s\"", false, "FLOP/s", "FLOPS", "OP/s", "OPS"),
        BANDWIDTH("a bandwidth such as \"2.039 TB/s\"", true, "B/s"),
        CAPACITY("a size such as \"80 GB\" or \"80 GiB\"", true, "B"),
        POWER("a power such as \"400 W\"", false, "W"),
        FREQUENCY("a frequency such as \"1410 MHz\"", false, "Hz"),
        TIME("a duration such as \"1.9 us\"", false, "s");

        private final String example;
        private final boolean binaryAllowed;
        private final String[] symbols;

        Unit(String example, boolean binaryAllowed, String... symbols) {
            this.example = example;
            this.binaryAllowed = binaryAllowed;
            this.symbols = symbols;
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
        int end = 0;
        while (end < text.length() && isNumberPart(text, end)) {
            end++;
        }
        String number = text.substring(0, end);
        String rest = text.substring(end).strip();
        BigDecimal value;
        try {
            value = new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw new MalformedQuantityException("\"" + text + "\" does not begin with a number; expected " + unit.example);
        }
        if (rest.isEmpty()) {
            throw new MalformedQuantityException("\"" + text + "\" has no unit; expected " + unit.example);
        }
        double factor = factor(text, rest, unit);
        double result = value.multiply(new BigDecimal(factor)).doubleValue();
        if (!(result > 0) || Double.isInfinite(result)) {
            throw new MalformedQuantityException("\"" + text + "\" is not a positive, finite quantity");
        }
        return result;
    }

    private static boolean isNumberPart(String text, int at) {
        char c = text.charAt(at);
        boolean exponent = (c == 'e' || c == 'E')
                && at > 0
                && at + 1 < text.length()
                && "+-0123456789".indexOf(text.charAt(at + 1)) >= 0;
        return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || exponent;
    }

    private static double factor(String text, String rest, Unit unit) throws MalformedQuantityException {
        for (String symbol : unit.symbols) {
            if (!rest.endsWith(symbol)) {
                continue;
            }
            String prefix = rest.substring(0, rest.length() - symbol.length());
            for (Prefix candidate : Prefix.values()) {
                boolean fits = unit == Unit.TIME ? candidate.factor <= 1 : !candidate.isSmall();
                if (candidate.symbol.equals(prefix) && fits && (unit.binaryAllowed || !candidate.isBinary())) {
                    return candidate.factor;
                }
            }
        }
        throw new MalformedQuantityException(
                "\"" + text + "\": \"" + rest + "\" is not a unit that fits here; expected " + unit.example + bitsHint(rest));
    }

    private static String bitsHint(String rest) {
        return rest.endsWith("b/s") || rest.endsWith("bit/s") || rest.endsWith("bps")
                ? " (bytes, not bits: divide by 8)"
                : "";
    }
}
