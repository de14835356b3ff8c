package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TensorFormatTest {
    @Test
    void everyNameAndEverySpellingIsOfOneFormat() {
        Set<String> names = new HashSet<>();
        for (TensorFormat format : TensorFormat.named()) {
            assertThat(names.add(format.label())).as(format.label()).isTrue();
            assertThat(TensorFormat.parse(format.label())).contains(format);
            for (String alias : format.aliases()) {
                assertThat(names.add(alias)).as(alias).isTrue();
                assertThat(TensorFormat.parse(alias)).as(alias).contains(format);
                assertThat(TensorFormat.parse(alias.toUpperCase(java.util.Locale.ROOT)))
                        .contains(format);
            }
        }
        assertThat(names).contains("half", "bfloat16", "fp8_e4m3", "mx4");
    }

    /** More than an element's own bits, or bits of rows, are scales; what has scales says which. */
    @Test
    void whatTakesMoreThanItsElementsSaysWhatIsShared() {
        for (TensorFormat format : TensorFormat.named()) {
            long own = (long) format.bitsPerElement();
            boolean shares = format.bitsPerElement() > own || format.bitsPerRow() > 0;
            assertThat(!format.scales().isEmpty()).as(format.label()).isEqualTo(shares);
        }
    }

    /** 100 rows of 32 elements in mxfp4: 3,200 elements of 4 bits and 100 scales of 8 bits: 1,600 + 100 bytes. */
    @Test
    void bytesAreElementsAndTheirScales() {
        assertThat(TensorFormat.MXFP4.bytes(100, 32)).isEqualTo(1700);
        // 10 rows of 100 elements of 8 bits, a 16-bit scale a row: 1,000 + 20 bytes.
        assertThat(TensorFormat.INT8.bytesOf(1000, 10)).isEqualTo(1020);
        assertThat(TensorFormat.INT8.bytes(10, 100)).isEqualTo(1020);
        // A block of 128 x 128 in fp8 with its fp32 scale.
        assertThat(TensorFormat.FP8_BLOCK.bytes(128, 128)).isEqualTo(128 * 128 + 4);
    }

    @Test
    void bothLayoutsAreTwoTensorsWhereScalesRunOneWay() {
        assertThat(TensorFormat.MXFP8.isDirected()).isTrue();
        assertThat(TensorFormat.INT8.isDirected()).isTrue();
        assertThat(TensorFormat.FP8_BLOCK.isDirected()).isFalse();
        assertThat(TensorFormat.BF16.isDirected()).isFalse();
        assertThat(TensorFormat.INT8.inBothLayouts().bytes(10, 100)).isEqualTo(2040);
    }

    @Test
    void formatsOfFourBitsAreOfWeightsAndOfEightQuantised() {
        assertThat(List.of(TensorFormat.NVFP4, TensorFormat.INT4)).allMatch(TensorFormat::isOfWeights);
        assertThat(List.of(TensorFormat.FP8, TensorFormat.MXFP6, TensorFormat.INT8))
                .allMatch(TensorFormat::isQuantised)
                .noneMatch(TensorFormat::isOfWeights);
        assertThat(TensorFormat.BF16.isQuantised()).isFalse();
    }

    @Test
    void aFormatWithoutBitsIsNone() {
        assertThatThrownBy(() -> new TensorFormat("none", NumberFormat.FP8, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a format takes bits: none");
        assertThatThrownBy(() -> new TensorFormat("less", NumberFormat.FP8, 8, -1))
                .hasMessage("a format takes bits: less");
        assertThatThrownBy(() -> new TensorFormat("unknown", NumberFormat.FP8, Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
