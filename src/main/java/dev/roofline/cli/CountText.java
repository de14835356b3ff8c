package dev.roofline.cli;

import dev.roofline.units.DecimalText;
import java.math.BigDecimal;

/**
 * A count as people write it: {@code 32768}, {@code 1_000}, {@code 1e3}, {@code 32k}, {@code 1.5M}, {@code 2T} with decimal
 * prefixes in either case (B is a billion, as G is), or {@code 4Ki} and {@code 1Mi} with binary ones.
 */
final class CountText {
    /** A thousand to the power of what stands at an even place, and at the odd one behind it. */
    private static final String PREFIXES = "kKmMgGtT";

    private static final BigDecimal KI = BigDecimal.valueOf(1024);

    private CountText() {}

    /** @throws NumberFormatException where a text is no whole number, or larger than a long */
    static long whole(String text) {
        try {
            return decimal(text).longValueExact();
        } catch (ArithmeticException e) {
            throw new NumberFormatException(text);
        }
    }

    /** @throws NumberFormatException where a text is no number */
    static BigDecimal decimal(String text) {
        String digits = text.strip();
        boolean binary = digits.length() > 2 && digits.endsWith("i");
        String prefixed = binary ? digits.substring(0, digits.length() - 1) : digits;
        int prefix = prefixed.isEmpty() ? -1 : prefix(prefixed.charAt(prefixed.length() - 1));
        if (binary && prefix < 0) {
            throw new NumberFormatException(text);
        }
        String number = prefix < 0
                ? prefixed
                : prefixed.substring(0, prefixed.length() - 1).strip();
        try {
            BigDecimal value = DecimalText.exact(ungrouped(number));
            int power = prefix < 0 ? 0 : prefix / 2 + 1;
            return binary ? value.multiply(KI.pow(power)) : value.scaleByPowerOfTen(3 * power);
        } catch (DecimalText.MalformedNumberException e) {
            throw new NumberFormatException(text);
        }
    }

    /**
     * A number without the underscores that group its digits.
     *
     * @throws NumberFormatException where one of them does not stand between two digits
     */
    static String ungrouped(String number) {
        for (int at = number.indexOf('_'); at >= 0; at = number.indexOf('_', at + 1)) {
            if (!isDigit(number, at - 1) || !isDigit(number, at + 1)) {
                throw new NumberFormatException(number);
            }
        }
        return number.replace("_", "");
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int prefix(char c) {
        return PREFIXES.indexOf(c == 'b' || c == 'B' ? 'G' : c);
    }
}
