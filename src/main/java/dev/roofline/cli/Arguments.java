package dev.roofline.cli;

import dev.roofline.json.Suggestions;
import java.util.Optional;

/** What the readers of all kinds of values share. */
final class Arguments {
    private Arguments() {}

    /**
     * Digits, perhaps with _ between them and a minus before them; or a count as {@link CountText} reads it.
     *
     * @throws NumberFormatException where the text is anything else, digits of other scripts included
     */
    static long whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '_' && !(c == '-' && i == 0)) {
                return prefixed(text);
            }
        }
        return Long.parseLong(CountText.ungrouped(text));
    }

    private static long prefixed(String text) {
        for (int i = 0; i < text.length(); i++) {
            // BigDecimal would take the digits of any script.
            if (text.charAt(i) > '~') {
                throw new NumberFormatException(text);
            }
        }
        return CountText.whole(text);
    }

    static UsageException unknown(String message, String text, Iterable<String> known) {
        Optional<String> nearest = Suggestions.nearest(text, known);
        return new UsageException(
                nearest.isPresent() ? message + "\ndid you mean \"" + nearest.get() + "\"?" : message);
    }
}
