package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatFamilyTest {
    /** Bits of an element, and its part of a group's scale and, where there is one, of the zero point. */
    @ParameterizedTest
    @CsvSource({
        // 8 + 32 / 128
        "fp8-g128, 8.25",
        // 4 + 16 / 64
        "int4-g64, 4.25",
        // 4 + (16 + 4) / 64
        "int4-zp-g64, 4.3125",
        // 3 + (16 + 3) / 64
        "int3-zp-g64, 3.296875",
        // 8 + (16 + 8) / 32
        "int8-zp-g32, 8.75",
        // An element a group keeps a scale of its own: 8 + 16.
        "int8-g1, 24",
        "int4-g99999, 4.000160001600016"
    })
    void anElementTakesItsBitsAndItsPartOfWhatAGroupShares(String label, double bits) {
        TensorFormat format = TensorFormat.parse(label).orElseThrow();
        assertThat(format.bitsPerElement()).isEqualTo(bits);
        assertThat(format.label()).isEqualTo(label);
    }

    /** One size has one name, or two columns of a comparison would be the same thing. */
    @ParameterizedTest
    @ValueSource(strings = {"int4-g032", "int4-g+32", "int4-g100000", "int4-g 32", "int4-g\u0663", "int4-G", "fp4-g32"})
    void otherNamesAreNone(String label) {
        assertThat(TensorFormat.parse(label)).isEmpty();
    }

    @Test
    void aLargerGroupNeverTakesMore() {
        for (FormatFamily family : FormatFamily.all()) {
            double before = Double.POSITIVE_INFINITY;
            for (int group = 1; group <= 4096; group *= 2) {
                double bits = family.of("x", group).bitsPerElement();
                assertThat(bits).isLessThan(before).isGreaterThan(family.bits());
                before = bits;
            }
        }
    }

    /** No start is another's with more behind it: a name would be of two families. */
    @Test
    void everyNameIsOfOneFamily() {
        for (FormatFamily one : FormatFamily.all()) {
            assertThat(FormatFamily.all().stream()
                            .filter(other -> other.parse(one.start() + "32").isPresent()))
                    .containsExactly(one);
        }
    }
}
