package dev.roofline.cli;

import dev.roofline.json.Suggestions;
import dev.roofline.units.DecimalText;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.units.UnitText;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Values of options, read with messages that say what is wanted and what was perhaps meant. */
final class Arguments {
    private Arguments() {}

    /** A whole number; its range is the workload's business. */
    static OptionalLong count(String option, String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(whole(text));
        } catch (NumberFormatException e) {
            throw new UsageException(option + " is \"" + text + "\"; it takes a whole number up to " + Workload.MOST);
        }
    }

    /**
     * Digits, perhaps with _ between them and a minus before them.
     *
     * @throws NumberFormatException where the text is anything else, digits of other scripts included
     */
    static long whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '_' && !(c == '-' && i == 0)) {
                throw new NumberFormatException(text);
            }
        }
        return Long.parseLong(text.replace("_", ""));
    }

    /** A finite decimal number; its range is the workload's business. */
    static OptionalDouble decimal(String option, String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(DecimalText.parse(text));
        } catch (DecimalText.MalformedNumberException e) {
            throw new UsageException(option + " is \"" + text + "\"; it takes " + e.getMessage());
        }
    }

    /** A number of tokens, perhaps in thousands (K), millions (M), billions (B) or trillions (T). */
    static OptionalDouble tokens(String option, String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        int last = text.isEmpty() ? -1 : "KMBT".indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
        String digits = last < 0 ? text : text.substring(0, text.length() - 1).strip();
        try {
            double value =
                    DecimalText.exact(digits).scaleByPowerOfTen(3 * (last + 1)).doubleValue();
            if (value >= 1 && Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (DecimalText.MalformedNumberException e) {
            // Said below, as of a number that no run has.
        }
        throw new UsageException(option + " is \"" + text + "\"; it takes a number of tokens such as 300B or 1.5e12");
    }

    /** A number of bytes, with a unit or plain. */
    static OptionalDouble bytes(String option, String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(UnitText.parseFromZero(text, UnitText.Unit.CAPACITY));
        } catch (UnitText.MalformedQuantityException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    /** A power with its unit. */
    static OptionalDouble watts(String option, String text) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(UnitText.parse(text, UnitText.Unit.POWER));
        } catch (UnitText.MalformedQuantityException e) {
            throw new UsageException(option + ": " + e.getMessage() + ", or tdp for the profile's");
        }
    }

    /** One of a few words. */
    static <T> Optional<T> choice(String option, String text, List<T> values, Function<T, String> label) {
        if (text == null) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        for (T value : values) {
            if (label.apply(value).equals(text)) {
                return Optional.of(value);
            }
            labels.add(label.apply(value));
        }
        throw unknown(option + " is \"" + text + "\"; it takes " + String.join(", ", labels), text, labels);
    }

    static Optional<TensorFormat> format(String option, String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<TensorFormat> format = TensorFormat.parse(text);
        if (format.isEmpty()) {
            List<String> labels = TensorFormat.labels();
            throw unknown(option + " is \"" + text + "\"; formats are " + TensorFormat.listed(), text, labels);
        }
        return format;
    }

    /** A format that a machine multiplies in: one of elements alone, since scales are of what is stored. */
    static Optional<NumberFormat> numberFormat(String option, String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<NumberFormat> exact = NumberFormat.ofLabel(text.toLowerCase(Locale.ROOT));
        if (exact.isPresent()) {
            return exact;
        }
        List<String> labels = new ArrayList<>();
        for (NumberFormat each : NumberFormat.values()) {
            labels.add(each.label());
        }
        String takes = "; it takes " + String.join(", ", labels);
        Optional<TensorFormat> stored = TensorFormat.parse(text);
        if (stored.isEmpty()) {
            throw unknown(option + " is \"" + text + "\"" + takes, text, labels);
        }
        NumberFormat arithmetic = stored.get().arithmetic();
        if (stored.get().bitsPerElement() != arithmetic.bits()) {
            throw new UsageException(
                    option + " is \"" + text + "\", which says how tensors are stored, in groups with scales;"
                            + " their elements multiply in " + arithmetic.label() + takes);
        }
        return Optional.of(arithmetic);
    }

    static UsageException unknown(String message, String text, Iterable<String> known) {
        Optional<String> nearest = Suggestions.nearest(text, known);
        return new UsageException(
                nearest.isPresent() ? message + "\ndid you mean \"" + nearest.get() + "\"?" : message);
    }
}
