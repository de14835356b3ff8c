package dev.roofline.units;

import java.math.BigDecimal;

/** The one parser of decimal numbers that people write: nothing that it takes is not finite, or takes long to write out. */
public final class DecimalText {
    /** Digits before the point of the largest double, 1.797e308. */
    private static final long LARGEST = 309;

    /** A text is no decimal number, or one that is not counted; the message says what is taken, to stand after "takes". */
    public static final class MalformedNumberException extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean tooLarge;

        MalformedNumberException(String message, boolean tooLarge) {
            super(message);
            this.tooLarge = tooLarge;
        }

        public boolean isTooLarge() {
            return tooLarge;
        }
    }

    private DecimalText() {}

    /**
     * Reads a number that a double holds, but for its last digits.
     *
     * @return zero for a number that is nearer to it than doubles are
     * @throws MalformedNumberException where it is no decimal number, or larger than the largest double
     */
    public static BigDecimal exact(String text) throws MalformedNumberException {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new MalformedNumberException("a decimal number", false);
        }
        // Neither a product nor a text is made of a number with an absurd exponent: both would fill the memory.
        long digits = (long) value.precision() - value.scale();
        if ((value.signum() != 0 && digits > LARGEST) || Double.isInfinite(value.doubleValue())) {
            throw new MalformedNumberException("a finite number, up to 1.79e308", true);
        }
        return value.doubleValue() == 0 ? BigDecimal.ZERO : value;
    }

    /** The same as a double. */
    public static double parse(String text) throws MalformedNumberException {
        return exact(text).doubleValue();
    }
}
