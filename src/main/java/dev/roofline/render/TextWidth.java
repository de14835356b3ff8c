package dev.roofline.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text will be. The font is the reader's, so widths are those of Helvetica and its metric twins, per
 * thousand of the font's size, rounded up to classes of characters, and a little on top.
 */
final class TextWidth {
    private static final String ELLIPSIS = "…";
    private static final double MARGIN = 1.04;

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
        if (point < 0x80) {
            return ascii((char) point);
        }
        if (point < 0x250) {
            return Character.isUpperCase(point) ? 778 : 584;
        }
        // Other alphabets are seldom wider than Latin; ideographs fill their square, pictures overflow it.
        return point >= 0x10000 ? 1300 : point >= 0x1100 ? 1000 : 720;
    }

    private static int ascii(char letter) {
        if ("ijl'|".indexOf(letter) >= 0) {
            return 230;
        }
        if (" .,:;!/\\[]()ftrI-`\"".indexOf(letter) >= 0) {
            return 345;
        }
        if ("mMW@%".indexOf(letter) >= 0) {
            return 940;
        }
        if (letter >= 'A' && letter <= 'Z') {
            return "CDGHNOQRUw".indexOf(letter) >= 0 ? 750 : 670;
        }
        return letter == 'w' ? 722 : "csvxyzkJ".indexOf(letter) >= 0 ? 502 : 570;
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
        for (String word : text.strip().split("\\s+")) {
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
