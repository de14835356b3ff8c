package dev.roofline.specfile;

import java.util.ArrayList;
import java.util.List;

/**
 * What the name of a link tells of its rate one way: {@code 18 links x 25 GB/s}, {@code 4 x 100 Gb/s for 8 GPUs},
 * {@code 24 x 200 GbE}, {@code 3 x 32 GT/s} (of two bytes), {@code PCIe 5.0 x16}, {@code PCI 64-bit 33 MHz} or
 * {@code NVLink 4.0 bridge (12 links)}. The words are taken one after another; nothing is made of those that are not known.
 */
record LinkName(List<String> words) {
    /** What a character belongs to. */
    private enum Kind {
        NUMBER,
        WORD,
        OTHER
    }

    /** Slots of accelerators have no more. */
    private static final int MOST_LANES = 16;

    private static final double BITS = 8;
    private static final double BYTES_OF_A_TRANSFER = 2;

    static LinkName of(String name) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < name.length()) {
            int end = at + 1;
            Kind kind = kind(name, at);
            while (kind != Kind.OTHER && end < name.length() && kind(name, end) == kind) {
                end++;
            }
            char c = name.charAt(at);
            if (kind != Kind.OTHER || c == '+' || c == '(' || c == ',' || c == ';') {
                words.add(name.substring(at, end));
            }
            at = end;
        }
        return new LinkName(words);
    }

    /** Whether the name has these words in a row, whatever the case of their letters. */
    boolean has(String... wanted) {
        return find(wanted) >= 0;
    }

    /** The number that comes next after the name of a technology, with or without a {@code v}; 0 where none does. */
    int generation(String technology) {
        int at = find(technology);
        int next = at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("v") ? at + 2 : at + 1;
        return at >= 0 && isNumber(next) ? (int) number(next) : 0;
    }

    /** The rate that the name says, in bytes a second; 0 where it says none. */
    double rate() {
        int pcie = find("PCIe");
        if (pcie >= 0) {
            return express(pcie + 1);
        }
        if (find("PCI") >= 0) {
            return parallelBus();
        }
        double said = terms();
        return said > 0 || !has("NVLink") ? said : LinkGeneration.nvlink(generation("NVLink"), before("links"));
    }

    private double express(int at) {
        int digit = at < words.size() && words.get(at).equalsIgnoreCase("Gen") ? at + 1 : at;
        if (!isNumber(digit)) {
            return 0;
        }
        boolean lanes = digit + 2 < words.size() && words.get(digit + 1).equals("x") && isNumber(digit + 2);
        return LinkGeneration.pcie((int) number(digit), lanes ? number(digit + 2) : MOST_LANES);
    }

    private double parallelBus() {
        return before("bit") * before("MHz") * 1e6 / BITS;
    }

    /** The products of counts and a rate that the name holds: the first, with those that a plus joins to it. */
    private double terms() {
        double sum = 0;
        boolean joined = true;
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).equals("+")) {
                joined = true;
            }
            double unit = isNumber(i - 1) ? unit(words.get(i)) : 0;
            if (unit > 0 && joined) {
                sum += counts(i - 1) * number(i - 1) * unit / divisor(i + 1);
                joined = false;
            }
        }
        return sum;
    }

    /** What stands before a rate: {@code 18 links x}, {@code 2 dies x 7 links x}. */
    private double counts(int rate) {
        double count = 1;
        int at = rate - 1;
        while (at > 0 && words.get(at).equals("x")) {
            at--;
            while (at > 0
                    && !isNumber(at)
                    && Character.isLetter(words.get(at).charAt(0))
                    && !words.get(at).equals("x")) {
                at--;
            }
            if (!isNumber(at)) {
                return count;
            }
            count *= number(at);
            at--;
        }
        return count;
    }

    /** {@code for 8 GPUs}: devices that share what stands before. */
    private double divisor(int at) {
        boolean shared = at + 1 < words.size() && words.get(at).equals("for") && isNumber(at + 1);
        return shared ? Math.max(number(at + 1), 1) : 1;
    }

    /** The number before a word, 0 where the word or the number is missing. */
    private double before(String word) {
        int at = find(word);
        return at > 0 && isNumber(at - 1) ? number(at - 1) : 0;
    }

    private int find(String... wanted) {
        for (int i = 0; i + wanted.length <= words.size(); i++) {
            int same = 0;
            while (same < wanted.length && words.get(i + same).equalsIgnoreCase(wanted[same])) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNumber(int at) {
        return at >= 0
                && at < words.size()
                && kind(words.get(at), 0) == Kind.NUMBER
                && Character.isDigit(words.get(at).charAt(0));
    }

    private double number(int at) {
        try {
            return Double.parseDouble(words.get(at));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static double unit(String word) {
        return switch (word) {
            case "MB/s" -> 1e6;
            case "GB/s" -> 1e9;
            case "TB/s" -> 1e12;
            case "Mb/s", "Mbit/s" -> 1e6 / BITS;
            case "Gb/s", "Gbit/s", "Gbps", "GbE", "G" -> 1e9 / BITS;
            case "Tb/s", "Tbit/s", "Tbps" -> 1e12 / BITS;
            case "GT/s" -> BYTES_OF_A_TRANSFER * 1e9;
            default -> 0;
        };
    }

    private static Kind kind(String text, int at) {
        char c = text.charAt(at);
        if ((c >= '0' && c <= '9') || c == '.') {
            return Kind.NUMBER;
        }
        // Only a slash that a unit has in it.
        return Character.isLetter(c) || c == '/' ? Kind.WORD : Kind.OTHER;
    }
}
