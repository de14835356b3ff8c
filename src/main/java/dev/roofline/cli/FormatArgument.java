package dev.roofline.cli;

import dev.roofline.units.ForeignFormat;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Number formats, by their names. */
final class FormatArgument {
    /** A format that a tensor is stored in. */
    static final Argument<TensorFormat> STORED = new Argument<>("FORMAT") {
        @Override
        Optional<TensorFormat> read(String option, String text) {
            Optional<TensorFormat> format = TensorFormat.parse(text);
            if (format.isEmpty()) {
                refuseForeign(option, text);
                throw Arguments.unknown(
                        option + " is \"" + text + "\"; formats are " + TensorFormat.listed(), text, words());
            }
            return format;
        }

        @Override
        List<String> words() {
            return TensorFormat.labels();
        }
    };

    /** A format that a machine multiplies in: one of elements alone, since scales are of what is stored. */
    static final Argument<NumberFormat> MULTIPLIED = new Argument<>("FORMAT") {
        @Override
        Optional<NumberFormat> read(String option, String text) {
            Optional<NumberFormat> exact = NumberFormat.ofLabel(text.toLowerCase(Locale.ROOT));
            if (exact.isPresent()) {
                return exact;
            }
            String takes = "; it takes " + String.join(", ", words());
            Optional<TensorFormat> stored = TensorFormat.parse(text);
            if (stored.isEmpty()) {
                refuseForeign(option, text);
                throw Arguments.unknown(option + " is \"" + text + "\"" + takes, text, words());
            }
            NumberFormat arithmetic = stored.get().arithmetic();
            if (stored.get().bitsPerElement() != arithmetic.bits()) {
                throw new UsageException(
                        option + " is \"" + text + "\", which says how tensors are stored, in groups with scales;"
                                + " their elements multiply in " + arithmetic.label() + takes);
            }
            return Optional.of(arithmetic);
        }

        @Override
        List<String> words() {
            List<String> labels = new ArrayList<>();
            for (NumberFormat each : NumberFormat.values()) {
                labels.add(each.label());
            }
            return labels;
        }
    };

    private FormatArgument() {}

    /** Says of a word of other tools what it is there. */
    private static void refuseForeign(String option, String text) {
        Optional<String> meaning = ForeignFormat.meaning(text);
        if (meaning.isPresent()) {
            throw new UsageException(option + " is \"" + text + "\", which is " + meaning.get());
        }
    }
}
