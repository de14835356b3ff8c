package dev.roofline.json;

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

    /** Text of one line: line ends too are replaced by their pictures. */
    public static String line(String text) {
        return lines(text).replace('\n', '\u240A');
    }

    /** A name in which each character that nobody sees is replaced by one that is seen, so that it can be read as a name. */
    public static String seen(String name) {
        StringBuilder out = new StringBuilder(line(name));
        for (int at = unseen(name); at >= 0 && at < out.length(); at++) {
            if (out.charAt(at) > 0x7F && isBlank(point(name, at))) {
                out.setCharAt(at, '\uFFFD');
            }
        }
        return out.toString();
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

    /**
     * Whether a char is, or is half of, a control character, one that turns the direction of text or ends a line, one that
     * takes no room (zero width, soft hyphen, byte order mark, tags), or no character at all.
     */
    public static boolean isHarmful(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x7F) {
            return c < ' ';
        }
        return isHarmful(point(text, at));
    }

    private static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        };
    }

    /** Where in a name the first character is that nobody sees, or takes for a space and is none; -1 where there is none. */
    static int unseen(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isHarmful(name, i) || (name.charAt(i) > 0x7F && isBlank(point(name, i)))) {
                return i;
            }
        }
        return -1;
    }

    /** Spaces of other widths, letters without a shape, and marks that only choose the shape of the one before. */
    private static boolean isBlank(int point) {
        return Character.getType(point) == Character.SPACE_SEPARATOR
                || point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /** The code point that a char is or is half of. */
    static int point(String text, int at) {
        boolean second =
                at > 0 && Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
        return text.codePointAt(second ? at - 1 : at);
    }

    /** {@code U+001B} */
    static String codePoint(int c) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        return "U+" + "0000".substring(Math.min(4, hex.length())) + hex;
    }
}
