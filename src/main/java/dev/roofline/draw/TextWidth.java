package dev.roofline.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text will be. The font is the reader's, so widths are those of Helvetica, which Arial and Liberation Sans
 * share, and a seventh on top for DejaVu Sans, the widest of those that stand in for it.
 */
final class TextWidth {
    private static final String ELLIPSIS = "…";
    private static final double MARGIN = 1.14;
    /** From the space to the tilde, in thousandths of the font's size; Adobe's metrics of Helvetica. */
    private static final int[] ASCII = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };

    private TextWidth() {}

    static double of(String text, double size) {
        long sum = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            sum += perMille(point);
        }
        return sum * size * MARGIN / 1000;
    }

    private static int perMille(int point) {
        if (point < ' ') {
            // Drawn as the replacement for what XML cannot hold.
            return 1000;
        }
        if (point < 0x7F) {
            return ASCII[point - ' '];
        }
        if (point < 0x250) {
            return Character.isUpperCase(point) ? 778 : 584;
        }
        // Other alphabets are seldom wider than Latin; ideographs fill their square, pictures overflow it.
        return point >= 0x10000 ? 1300 : point >= 0x1100 ? 1000 : 720;
    }

    /** The text, or as much of its beginning as has room, with an ellipsis; empty where not even that has. */
    static String cut(String text, double size, double room) {
        double width = 0;
        double ellipsis = of(ELLIPSIS, size);
        int kept = 0;
        for (int at = 0; at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            width += of(text.substring(at, next), size);
            if (width > room) {
                return kept == 0 ? "" : text.substring(0, kept).stripTrailing() + ELLIPSIS;
            }
            if (width + ellipsis <= room) {
                kept = next;
            }
            at = next;
        }
        return text;
    }

    /** The text in lines that have room, broken at spaces; what is too long without one is broken where it must. */
    static List<String> wrap(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", 0)) {
            String rest = word;
            if (line.length() > 0 && of(line + " " + rest, size) <= room) {
                line.append(' ').append(rest);
                continue;
            }
            if (line.length() > 0) {
                lines.add(line.toString());
            }
            while (of(rest, size) > room) {
                int end = fitting(rest, size, room);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line = new StringBuilder(rest);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** How many chars of a word have room, at least one character. */
    private static int fitting(String word, double size, double room) {
        int end = 0;
        double width = 0;
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            width += of(word.substring(end, next), size);
            if (width > room && end > 0) {
                break;
            }
            end = next;
        }
        return end;
    }
}
