package dev.roofline.draw;

import dev.roofline.json.Visible;
import dev.roofline.units.Setting;
import java.util.ArrayList;
import java.util.List;

/** Text in the cells of a terminal: harmless, of known width, cut and wrapped by it. */
public record TerminalText(boolean ascii) {
    /** East Asian wide characters and emoji, from one to another. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F000, Character.MAX_CODE_POINT}
    };

    /** One line without control characters; where only ASCII may be shown, other characters become near ones or '?'. */
    String clean(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point == '\n' || point == '\t') {
                out.append(' ');
            } else if (Visible.isHarmful(text, i) || hasNoWidth(point)) {
                out.append(ascii ? '?' : '\uFFFD');
            } else if (ascii && point > 0x7E && !Setting.isOfMark(point)) {
                out.append(near(point));
            } else {
                out.appendCodePoint(point);
            }
        }
        return out.toString();
    }

    private static char near(int point) {
        return switch (point) {
            case 'µ' -> 'u';
            case '×' -> 'x';
            case '²' -> '2';
            case '–', '—' -> '-';
            default -> '?';
        };
    }

    /** Marks that stand on the character before them, and what is not seen: terminals differ in what they do with it. */
    private static boolean hasNoWidth(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL;
    }

    /** Cells that clean text takes: East Asian wide characters and emoji take two (Unicode Annex 11). */
    public static int width(String text) {
        int cells = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            cells += isWide(point) ? 2 : 1;
            at += Character.charCount(point);
        }
        return cells;
    }

    private static boolean isWide(int point) {
        if (point < WIDE[0][0]) {
            return false;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }

    /** Clean text of at most so many cells; what is cut ends with a mark that says so. */
    String cut(String text, int cells) {
        String clean = clean(text);
        if (width(clean) <= cells) {
            return clean;
        }
        StringBuilder out = new StringBuilder();
        int used = 1;
        for (int point : clean.codePoints().toArray()) {
            used += isWide(point) ? 2 : 1;
            if (used > cells) {
                break;
            }
            out.appendCodePoint(point);
        }
        return out.append(ascii ? '~' : '…').toString();
    }

    /** Cut or filled up to exactly so many cells. */
    String column(String text, int cells, boolean right) {
        String cut = cut(text, cells);
        String pad = " ".repeat(cells - width(cut));
        return right ? pad + cut : cut + pad;
    }

    /**
     * Lines of at most so many cells, broken between words, and within a word that is longer than a line. A number stays
     * with its unit.
     */
    public List<String> wrapped(String text, int cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(clean(text))) {
            String shown = word;
            if (!line.isEmpty() && width(line.toString()) + 1 + width(shown) > cells) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(shown) > cells) {
                int end = fitting(shown, cells);
                lines.add(shown.substring(0, end));
                shown = shown.substring(end);
            }
            line.append(line.isEmpty() ? "" : " ").append(shown);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Words that no line ends within. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        boolean isNumber = false;
        for (String word : text.split(" ", 0)) {
            if (isNumber) {
                words.set(words.size() - 1, words.get(words.size() - 1) + " " + word);
                isNumber = false;
            } else {
                words.add(word);
                isNumber = isNumber(word);
            }
        }
        return words;
    }

    /** Digits, and what stands among and before them. */
    private static boolean isNumber(String word) {
        boolean any = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            any |= c >= '0' && c <= '9';
            if ((c < '0' || c > '9') && ".,<>(".indexOf(c) < 0) {
                return false;
            }
        }
        return any && !word.endsWith(",") && !word.endsWith(".");
    }

    /** How many chars of a word fit so many cells. */
    private static int fitting(String word, int cells) {
        int used = 0;
        int end = 0;
        while (end < word.length()) {
            int point = word.codePointAt(end);
            used += isWide(point) ? 2 : 1;
            if (used > cells) {
                return end;
            }
            end += Character.charCount(point);
        }
        return end;
    }
}
