package dev.roofline.units;

import java.util.List;
import java.util.Optional;

/**
 * Formats that differ in the size of the groups that share a scale, such as {@code int4-gN}.
 *
 * @param start what their names begin with, before the number of elements of a group
 * @param arithmetic the format in which two such tensors multiply: no unit multiplies 3 bits, which are widened to 4
 * @param bits of an element alone
 * @param scaleBits bits of a group's scale
 * @param zeroPoint whether a group has a zero point of as many bits as an element, as GPTQ and AWQ keep it
 */
public record FormatFamily(String start, NumberFormat arithmetic, int bits, int scaleBits, boolean zeroPoint) {
    private static final int MOST_DIGITS = 5;

    private static final List<FormatFamily> ALL = List.of(
            // An fp32 scale for each group of a row, as activations have them (arXiv 2412.19437, section 3.3).
            new FormatFamily("fp8-g", NumberFormat.FP8, 8, 32, false),
            new FormatFamily("int3-g", NumberFormat.INT4, 3, 16, false),
            new FormatFamily("int3-zp-g", NumberFormat.INT4, 3, 16, true),
            new FormatFamily("int4-g", NumberFormat.INT4, 4, 16, false),
            new FormatFamily("int4-zp-g", NumberFormat.INT4, 4, 16, true),
            new FormatFamily("int8-g", NumberFormat.INT8, 8, 16, false),
            new FormatFamily("int8-zp-g", NumberFormat.INT8, 8, 16, true));

    /** All that there are. */
    public static List<FormatFamily> all() {
        return ALL;
    }

    /** The names of all of them, with N in place of the number. */
    public String pattern() {
        return start + "N";
    }

    /** What an element takes beside its own bits, in words. */
    public String scales() {
        return "an fp" + scaleBits + " scale" + (zeroPoint ? " and a zero point of " + bits + " bits" : "")
                + " each N elements of a row";
    }

    /** Whether they are formats of weights alone unless asked for otherwise, as {@link TensorFormat#isOfWeights} says. */
    public boolean isOfWeights() {
        return of(pattern(), 1).isOfWeights();
    }

    /** The format of groups of this many elements, by its name. */
    TensorFormat of(String label, int group) {
        double shared = scaleBits + (zeroPoint ? bits : 0);
        return new TensorFormat(label, arithmetic, bits + shared / group, 0);
    }

    /** The format of a name; empty where it is none of this family. */
    Optional<TensorFormat> parse(String label) {
        if (!label.startsWith(start)) {
            return Optional.empty();
        }
        int group = groupSize(label.substring(start.length()));
        return group == 0 ? Optional.empty() : Optional.of(of(label, group));
    }

    /** Elements of a group; 0 where the text says none. One size has one name, so none begins with a zero. */
    private static int groupSize(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || digits.charAt(0) == '0') {
            return 0;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return 0;
            }
        }
        return Integer.parseInt(digits);
    }
}
