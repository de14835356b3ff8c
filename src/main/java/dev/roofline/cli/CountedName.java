package dev.roofline.cli;

import dev.roofline.catalogue.NamedSystem;
import dev.roofline.workload.Parallelism;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name that says how many of which machine: {@code 8xh100}, {@code 8 x h100}, {@code h100x8}, {@code 2x8xh100}, or the name
 * of a system such as {@code dgx-h100}, and {@code 2xdgx-h100}. Numbers multiply.
 */
record CountedName(String machine, long count) {
    /** What a name says; empty where it neither counts nor is a system's. */
    static Optional<CountedName> of(String text) {
        String name = text.strip();
        long count = 1;
        boolean counted = false;
        for (int x = ahead(name); x > 0; x = ahead(name)) {
            count = product(text, count, name.substring(0, x).strip());
            name = name.substring(x + 1).strip();
            counted = true;
        }
        int behind = behind(name);
        if (behind > 0) {
            count = product(text, count, name.substring(behind + 1).strip());
            name = name.substring(0, behind).strip();
            counted = true;
        }
        @Nullable NamedSystem system = NamedSystem.named(name).orElse(null);
        if (system != null) {
            return Optional.of(
                    new CountedName(system.machine(), product(text, count, Long.toString(system.devices()))));
        }
        return counted ? Optional.of(new CountedName(name, count)) : Optional.empty();
    }

    /** Where the times sign behind leading digits stands; -1 where there is none, or nothing behind it. */
    private static int ahead(String name) {
        int at = 0;
        while (at < name.length() && isDigit(name.charAt(at))) {
            at++;
        }
        int sign = at;
        while (sign < name.length() && name.charAt(sign) == ' ') {
            sign++;
        }
        boolean isSign = at > 0 && sign < name.length() && isTimes(name.charAt(sign));
        return isSign && !name.substring(sign + 1).isBlank() ? sign : -1;
    }

    /** Where the times sign before digits at the end stands; -1 where there is none, or nothing before it. */
    private static int behind(String name) {
        int at = name.length();
        while (at > 0 && isDigit(name.charAt(at - 1))) {
            at--;
        }
        int sign = at - 1;
        while (sign > 0 && name.charAt(sign) == ' ') {
            sign--;
        }
        boolean isSign = at < name.length() && sign > 0 && isTimes(name.charAt(sign));
        return isSign && !name.substring(0, sign).isBlank() ? sign : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isTimes(char c) {
        return c == 'x' || c == 'X' || c == '\u00d7';
    }

    private static long product(String text, long count, String digits) {
        // As many as are taken, so that no product overflows.
        long factor = digits.length() > 9 ? Parallelism.MOST + 1L : Long.parseLong(digits);
        long product = count * factor;
        if (product == 0 || product > Parallelism.MOST) {
            throw new UsageException("\"" + text + "\" says that there "
                    + (product == 0
                            ? "is no device"
                            : "are more devices than the " + Parallelism.MOST + " that are counted"));
        }
        return product;
    }
}
