package dev.roofline.json;

import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name was probably meant to be. */
public final class Suggestions {
    /** Longer than any name there is; the distance takes the square of it. */
    private static final int LONGEST = 100;

    private Suggestions() {}

    /**
     * The known name nearest to a text: the one with the fewest letters wrong, a third of them at most; else the
     * shortest one that begins with the text. Case does not count; of equals the first is taken.
     *
     * @return empty where none is near
     */
    public static Optional<String> nearest(String text, Iterable<String> known) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3);
        String nearest = null;
        int fewest = Math.min(limit, wanted.length() - 1) + 1;
        String extended = null;
        for (String name : known) {
            String candidate = name.toLowerCase(Locale.ROOT);
            if (Math.abs(candidate.length() - wanted.length()) < fewest) {
                int distance = distance(wanted, candidate);
                if (distance < fewest) {
                    fewest = distance;
                    nearest = name;
                }
            }
            boolean begins = wanted.length() > 1 && candidate.startsWith(wanted);
            if (begins && (extended == null || name.length() < extended.length())) {
                extended = name;
            }
        }
        return Optional.ofNullable(nearest == null ? extended : nearest);
    }

    /** Damerau-Levenshtein: letters added, left out, replaced, or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
