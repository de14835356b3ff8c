package dev.roofline.units;

import java.util.ArrayList;
import java.util.List;

/**
 * Which formats hold every finite value of another, up to one power-of-two scale for all of them: a product of the
 * narrower one can then run in the wider one with the operands exact. A format that comes in several encodings (E3M2 and
 * E2M3; E4M3 and E5M2) stands for all of them, since units that multiply one multiply the other.
 */
public final class FormatContainment {
    /**
     * One step from a format to a wider one.
     *
     * @param reason why nothing is lost
     */
    public record FormatPair(NumberFormat inner, NumberFormat outer, String reason) {}

    private static final List<FormatPair> PAIRS = List.of(
            new FormatPair(NumberFormat.FP4, NumberFormat.FP6, "E2M1 is E2M3 with two mantissa bits of zero"),
            new FormatPair(NumberFormat.FP4, NumberFormat.FP8, "E2M1 has fewer exponent and mantissa bits than E4M3"),
            new FormatPair(NumberFormat.FP4, NumberFormat.INT8, "twice an E2M1 value is a whole number up to 12"),
            new FormatPair(NumberFormat.INT4, NumberFormat.INT8, "-8 to 7 lies within -128 to 127"),
            new FormatPair(
                    NumberFormat.INT4,
                    NumberFormat.FP6,
                    "whole numbers up to 8 have three significant bits, as E3M2 has"),
            new FormatPair(
                    NumberFormat.INT4,
                    NumberFormat.FP8,
                    "whole numbers up to 8 have three significant bits, E4M3 four"),
            new FormatPair(
                    NumberFormat.FP6,
                    NumberFormat.FP8,
                    "E3M2 and E2M3 both have no more exponent and mantissa bits than E4M3"),
            new FormatPair(
                    NumberFormat.FP8,
                    NumberFormat.FP16,
                    "E5M2 is the upper half of fp16, E4M3 has fewer exponent bits and 3 of 10 mantissa bits"),
            new FormatPair(
                    NumberFormat.FP8,
                    NumberFormat.BF16,
                    "E4M3 and E5M2 have at most 5 of 8 exponent and 3 of 7 mantissa bits"),
            new FormatPair(NumberFormat.INT8, NumberFormat.FP16, "fp16 has every whole number up to 2048"),
            new FormatPair(NumberFormat.INT8, NumberFormat.BF16, "bf16 has every whole number up to 256"),
            new FormatPair(
                    NumberFormat.FP16, NumberFormat.TF32, "both have 10 mantissa bits, tf32 8 exponent bits to 5"),
            new FormatPair(
                    NumberFormat.BF16, NumberFormat.TF32, "both have 8 exponent bits, tf32 10 mantissa bits to 7"),
            new FormatPair(NumberFormat.TF32, NumberFormat.FP32, "tf32 is fp32 with 13 mantissa bits of zero"),
            new FormatPair(NumberFormat.FP32, NumberFormat.FP64, "11 exponent bits to 8, 52 mantissa bits to 23"));

    private FormatContainment() {}

    /** The steps, from which the others follow. */
    public static List<FormatPair> pairs() {
        return PAIRS;
    }

    /** Whether every value of a format is one of another; a format contains itself. */
    public static boolean contains(NumberFormat outer, NumberFormat inner) {
        return outer == inner || containing(inner).contains(outer);
    }

    /**
     * The formats that contain one, without itself: those of its own kind first, whole numbers or floats, and of a kind the
     * narrower.
     */
    public static List<NumberFormat> containing(NumberFormat format) {
        List<NumberFormat> found = new ArrayList<>();
        add(format, found);
        List<NumberFormat> sorted = new ArrayList<>(found.size());
        for (NumberFormat each : found) {
            int at = 0;
            while (at < sorted.size() && !isBefore(each, sorted.get(at), format)) {
                at++;
            }
            sorted.add(at, each);
        }
        return sorted;
    }

    private static void add(NumberFormat format, List<NumberFormat> found) {
        for (FormatPair pair : PAIRS) {
            if (pair.inner() == format && !found.contains(pair.outer())) {
                found.add(pair.outer());
                add(pair.outer(), found);
            }
        }
    }

    private static boolean isBefore(NumberFormat a, NumberFormat b, NumberFormat inner) {
        boolean aIsOfKind = a.isInteger() == inner.isInteger();
        boolean bIsOfKind = b.isInteger() == inner.isInteger();
        return aIsOfKind == bIsOfKind ? a.bits() < b.bits() : aIsOfKind;
    }
}
