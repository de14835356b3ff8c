package dev.roofline.draw;

import dev.roofline.json.Visible;

/** Text for the inside of XML elements and attributes, whatever it was made of. */
public final class Xml {
    /**
     * Stands for what XML 1.0 cannot hold, not even escaped (control characters and halves of characters), and for what nobody
     * would see in a name: characters that take no room or turn the direction of what follows.
     */
    private static final int REPLACEMENT = 0xFFFD;

    private Xml() {}

    public static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        for (int at = 0; at < raw.length(); ) {
            int point = raw.codePointAt(at);
            boolean shown = point == '\t' || point == '\n' || (isAllowed(point) && !Visible.isHarmful(raw, at));
            at += Character.charCount(point);
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // A parser would make a line's end of it.
                case '\r' -> out.append(' ');
                default -> out.appendCodePoint(shown ? point : REPLACEMENT);
            }
        }
        return out.toString();
    }

    /** The production Char of XML 1.0, but for tabs and line ends. */
    private static boolean isAllowed(int point) {
        return (point >= 0x20 && point <= 0xD7FF) || (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
    }
}
