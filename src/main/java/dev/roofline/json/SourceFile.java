package dev.roofline.json;

/**
 * A file's text with the name that the user gave it.
 *
 * @param name path as typed, or {@code catalogue:gpt2}
 * @param text decoded, without a byte order mark
 * @param content the bytes as they were read
 */
public record SourceFile(String name, String text, Content content) {
    /** The line of an offset, from 1; a line ends with a line feed, a carriage return, or both. */
    int line(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean pairBegins = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (isLineEnd(c) && !pairBegins) {
                line++;
            }
        }
        return line;
    }

    /** The column of an offset, from 1, in characters (code points, as editors count them). */
    int column(int offset) {
        return text.codePointCount(lineStart(offset), offset) + 1;
    }

    int lineStart(int offset) {
        int start = offset;
        while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    int lineEnd(int offset) {
        int end = offset;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
