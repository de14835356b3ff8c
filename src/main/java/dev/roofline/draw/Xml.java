package dev.roofline.draw;

/** Text for the inside of XML elements and attributes, whatever it was made of. */
public final class Xml {
    /** Stands for what XML 1.0 cannot hold, not even escaped: control characters and halves of characters. */
    private static final int REPLACEMENT = 0xFFFD;

    private Xml() {}

    public static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        for (int at = 0; at < raw.length(); ) {
            int point = raw.codePointAt(at);
            at += Character.charCount(point);
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // A parser would make a line's end of it.
                case '\r' -> out.append(' ');
                default -> out.appendCodePoint(isAllowed(point) && !turnsText(point) ? point : REPLACEMENT);
            }
        }
        return out.toString();
    }

    /** Overrides of direction, which would turn around whatever follows a name; right-to-left letters need none. */
    private static boolean turnsText(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }

    /** The production Char of XML 1.0. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
