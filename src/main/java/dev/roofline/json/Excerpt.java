package dev.roofline.json;

/**
 * The part of a source line around a place, ready to print.
 *
 * @param text at most about a hundred characters, tabs as four spaces, control characters as pictures
 * @param caret terminal columns that stand before the place
 */
public record Excerpt(String text, int caret) {
    private static final int WINDOW = 100;
    private static final String TAB = "    ";

    /** First and last of the code points that take two columns. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3040, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    static Excerpt around(SourceFile source, int offset) {
        String text = source.text();
        int from = source.lineStart(offset);
        int to = source.lineEnd(offset);
        boolean cutLeft = false;
        boolean cutRight = false;
        if (to - from > WINDOW) {
            int start = Math.max(from, Math.min(offset - WINDOW / 2, to - WINDOW));
            int end = start + WINDOW;
            start -= splitsPair(text, start) ? 1 : 0;
            end -= splitsPair(text, end) ? 1 : 0;
            cutLeft = start > from;
            cutRight = end < to;
            from = start;
            to = end;
        }
        String before = expanded((cutLeft ? "…" : "") + text.substring(from, offset));
        String after = expanded(text.substring(offset, to) + (cutRight ? "…" : ""));
        return new Excerpt(before + after, columns(before));
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static String expanded(String text) {
        return Visible.line(text.replace("\t", TAB));
    }

    private static int columns(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            columns += columns(text.codePointAt(i));
        }
        return columns;
    }

    /** Terminals give two columns to East Asian wide characters and emoji, none to marks that combine. */
    private static int columns(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
