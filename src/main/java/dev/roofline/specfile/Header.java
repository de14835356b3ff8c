package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.Visible;

/** What hardware profiles and model specs have in common. */
final class Header {
    static final Labels<String> CONFIDENCE = Labels.words("high", "medium", "low");

    /** The confidence of a file that says none. */
    static final String UNSTATED = "unstated";

    private static final int FIRST_YEAR = 1940;
    private static final int LAST_YEAR = 2199;

    private Header() {}

    /** Reports a date that is not year, month and day, of which so many parts must be there and may be there. */
    static String date(Fields fields, String key, String date, int leastParts, int mostParts) {
        if (!date.isBlank() && !isDate(date, leastParts, mostParts)) {
            StringBuilder expected = new StringBuilder();
            for (int parts = leastParts; parts <= mostParts; parts++) {
                expected.append(parts == leastParts ? "" : " or ").append("YYYY-MM-DD", 0, 1 + 3 * parts);
            }
            fields.problem(key, key + " is " + Visible.quoted(date) + "; a date as " + expected + " is expected");
        }
        return date;
    }

    private static boolean isDate(String date, int leastParts, int mostParts) {
        int parts = date.length() == 4 ? 1 : date.length() == 7 ? 2 : date.length() == 10 ? 3 : 0;
        return parts >= leastParts
                && parts <= mostParts
                && isBetween(date.substring(0, 4), FIRST_YEAR, LAST_YEAR)
                && (parts < 2 || (date.charAt(4) == '-' && isBetween(date.substring(5, 7), 1, 12)))
                && (parts < 3 || (date.charAt(7) == '-' && isBetween(date.substring(8, 10), 1, 31)));
    }

    private static boolean isBetween(String digits, int least, int most) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            value = value * 10 + c - '0';
        }
        return value >= least && value <= most;
    }
}
