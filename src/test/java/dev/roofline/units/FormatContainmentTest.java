package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of formats that hold others against the values that their bits stand for, written out here. */
class FormatContainmentTest {
    /** Every encoding of the formats of up to 16 bits, as the finite values that it has. */
    private static final Map<NumberFormat, List<Set<Double>>> SMALL = new EnumMap<>(NumberFormat.class);

    static {
        SMALL.put(NumberFormat.FP4, List.of(values(2, 1, 0)));
        SMALL.put(NumberFormat.FP6, List.of(values(3, 2, 0), values(2, 3, 0)));
        // E4M3 gives up one code for NaN, E5M2 its last exponent for infinity and NaN.
        SMALL.put(NumberFormat.FP8, List.of(values(4, 3, 1), values(5, 2, 4)));
        SMALL.put(NumberFormat.FP16, List.of(values(5, 10, 1 << 10)));
        SMALL.put(NumberFormat.BF16, List.of(values(8, 7, 1 << 7)));
        SMALL.put(NumberFormat.INT4, List.of(whole(-8, 7)));
        SMALL.put(NumberFormat.INT8, List.of(whole(-128, 127)));
    }

    @Test
    void theTableSaysWhatTheValuesOfSmallFormatsSay() {
        for (NumberFormat inner : SMALL.keySet()) {
            for (NumberFormat outer : SMALL.keySet()) {
                assertThat(FormatContainment.contains(outer, inner))
                        .as("%s in %s", inner.label(), outer.label())
                        .isEqualTo(holds(outer, inner));
            }
        }
    }

    @Test
    void formatsOfMoreBitsHoldWhatHasNoMoreExponentAndMantissaBits() {
        int[][] bits = {{5, 10}, {8, 7}, {8, 10}, {8, 23}, {11, 52}};
        NumberFormat[] floats = {
            NumberFormat.FP16, NumberFormat.BF16, NumberFormat.TF32, NumberFormat.FP32, NumberFormat.FP64
        };
        for (int inner = 0; inner < floats.length; inner++) {
            for (int outer = 0; outer < floats.length; outer++) {
                boolean holds = bits[inner][0] <= bits[outer][0] && bits[inner][1] <= bits[outer][1];
                assertThat(FormatContainment.contains(floats[outer], floats[inner]))
                        .as("%s in %s", floats[inner], floats[outer])
                        .isEqualTo(holds);
            }
        }
    }

    @Test
    void whatHoldsTheHolderHoldsTheHeld() {
        for (NumberFormat format : NumberFormat.values()) {
            for (NumberFormat outer : FormatContainment.containing(format)) {
                assertThat(FormatContainment.containing(format))
                        .as("%s in %s", format, outer)
                        .containsAll(FormatContainment.containing(outer))
                        .doesNotContain(format)
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(FormatContainment.containing(NumberFormat.FP64)).isEmpty();
    }

    /**
     * A reason names encodings and formats of its own step alone, at least one, and each number in it is a count of their
     * bits, a difference of them, or a bound of their values.
     */
    @Test
    void everyStepSaysWhyInFactsOfItsTwoFormats() {
        for (FormatContainment.FormatPair pair : FormatContainment.pairs()) {
            Set<String> names = new HashSet<>(encodings(pair.inner()));
            names.addAll(encodings(pair.outer()));
            String rest = pair.reason();
            Matcher name =
                    Pattern.compile("E\\d+M\\d+|\\b(tf|fp|bf|int)\\d+\\b").matcher(rest);
            while (name.find()) {
                assertThat(names).as(pair.reason()).contains(name.group());
            }
            rest = name.replaceAll("");
            Matcher number = Pattern.compile("-?\\d+|\\b(two|three|four)\\b").matcher(rest);
            int found = 0;
            while (number.find()) {
                assertThat(facts(pair)).as(pair.reason()).contains(inDigits(number.group()));
                found++;
            }
            assertThat(found > 0 || !rest.equals(pair.reason()))
                    .as("%s says something of its formats", pair.reason())
                    .isTrue();
        }
    }

    private static int inDigits(String word) {
        int at = List.of("two", "three", "four").indexOf(word);
        return at < 0 ? Integer.parseInt(word) : at + 2;
    }

    /** The format's own name and those of its encodings. */
    private static List<String> encodings(NumberFormat format) {
        List<String> names = new ArrayList<>(List.of(format.label()));
        for (int[] bits : exponentAndMantissa(format)) {
            names.add("E" + bits[0] + "M" + bits[1]);
        }
        return names;
    }

    /** Whole numbers that are true of one of the formats, or of the step between them. */
    private static Set<Integer> facts(FormatContainment.FormatPair pair) {
        Set<Integer> facts = new HashSet<>();
        for (int[] outer : exponentAndMantissa(pair.outer())) {
            facts.addAll(List.of(outer[0], outer[1], outer[1] + 1));
            // Every whole number up to this has a significand that fits.
            facts.add(1 << Math.min(outer[1] + 1, 30));
            for (int[] inner : exponentAndMantissa(pair.inner())) {
                facts.addAll(List.of(inner[0], inner[1], outer[1] - inner[1]));
            }
        }
        for (NumberFormat format : List.of(pair.inner(), pair.outer())) {
            for (Set<Double> values : SMALL.getOrDefault(format, List.of())) {
                double least = Collections.min(values);
                double most = Collections.max(values);
                if (format.bits() <= 8) {
                    facts.addAll(List.of((int) least, (int) most, (int) -least, (int) (2 * most)));
                }
            }
        }
        return facts;
    }

    private static List<int[]> exponentAndMantissa(NumberFormat format) {
        return switch (format) {
            case FP64 -> List.of(new int[] {11, 52});
            case FP32 -> List.of(new int[] {8, 23});
            case TF32 -> List.of(new int[] {8, 10});
            case BF16 -> List.of(new int[] {8, 7});
            case FP16 -> List.of(new int[] {5, 10});
            case FP8 -> List.of(new int[] {4, 3}, new int[] {5, 2});
            case FP6 -> List.of(new int[] {3, 2}, new int[] {2, 3});
            case FP4 -> List.of(new int[] {2, 1});
            case INT8, INT4 -> List.of();
        };
    }

    /** Whether each encoding of one fits, by some power of two, into an encoding of the other. */
    private static boolean holds(NumberFormat outer, NumberFormat inner) {
        for (Set<Double> values : Objects.requireNonNull(SMALL.get(inner))) {
            boolean fits = false;
            for (Set<Double> wider : Objects.requireNonNull(SMALL.get(outer))) {
                for (int exponent = -20; exponent <= 20; exponent++) {
                    fits |= fits(values, wider, Math.scalb(1.0, exponent));
                }
            }
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Set<Double> values, Set<Double> wider, double scale) {
        if (values.size() > wider.size()) {
            return false;
        }
        for (double value : values) {
            if (!wider.contains(value * scale)) {
                return false;
            }
        }
        return true;
    }

    /** @param without codes at the top of each sign that are no finite value */
    private static Set<Double> values(int exponentBits, int mantissaBits, int without) {
        int bias = (1 << (exponentBits - 1)) - 1;
        Set<Double> values = new HashSet<>();
        for (int code = 0; code < (1 << (exponentBits + mantissaBits)) - without; code++) {
            int exponent = code >> mantissaBits;
            double mantissa = (code & (1 << mantissaBits) - 1) / (double) (1 << mantissaBits);
            double value = exponent == 0 ? Math.scalb(mantissa, 1 - bias) : Math.scalb(1 + mantissa, exponent - bias);
            values.add(value);
            // Positive and negative zero are one value: adding zero makes them the same double.
            values.add(0.0 - value);
        }
        return values;
    }

    private static Set<Double> whole(int least, int most) {
        List<Double> values = new ArrayList<>();
        for (int value = least; value <= most; value++) {
            values.add((double) value);
        }
        return new HashSet<>(values);
    }
}
