package dev.roofline.spec;

import java.util.Locale;

/** Text of a stranger's file, made harmless for a terminal and short enough for a sentence. */
public final class Visible {
    private static final int LONGEST = 60;

    private Visible() {}

    public static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    public static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    /** Text of several lines, each made harmless. */
    public static String lines(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char shown = text.charAt(i) == '\n' ? '\n' : harmless(text, i);
            if (shown != text.charAt(i) && out == null) {
                out = new StringBuilder(text);
            }
            if (out != null) {
                out.setCharAt(i, shown);
            }
        }
        return out == null ? text : out.toString();
    }

    /** Each control character replaced by its picture, so that columns stay, and what turns text around by U+FFFD. */
    static String harmless(String text) {
        return lines(text).replace('\n', '\u240A');
    }

    private static char harmless(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ') {
            return (char) ('\u2400' + c);
        }
        if (c == 0x7F) {
            return '\u2421';
        }
        return isHarmful(text, at) ? '\uFFFD' : c;
    }

    /** Whether a char is a control character, turns the direction of text, ends a line, or is half a pair. */
    public static boolean isHarmful(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x7F) {
            return c < ' ';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c <= 0x9F || c >= '\u2028' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069' || c == '\uFEFF';
    }

    /** {@code U+001B} */
    static String codePoint(int c) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "U+" + "0000".substring(Math.min(4, hex.length())) + hex;
    }
}
