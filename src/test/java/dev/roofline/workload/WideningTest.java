package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is multiplied in which format. */
class WideningTest {
    @ParameterizedTest(name = "{0} under {1} activations multiplies in {2}: {3}")
    @CsvSource({
        "bf16, bf16, bf16, alike",
        "fp8, fp8, fp8, alike",
        "int8, int8, int8, alike",
        "fp8-block, fp8, fp8, scales are no part of a product",
        "fp32, bf16, bf16, mixed precision casts fp32 weights on the way in",
        "fp32, fp16, fp16, autocast does the same",
        "fp32, tf32, tf32, what tf32 is for",
        "tf32, bf16, bf16, stored in 32 bits and a wider float",
        "fp32, fp8, fp8, a wider float",
        "bf16, fp8, fp8, weights of fp8 training are kept in bf16",
        "bf16, int8, bf16, a float would be quantised to an integer and not cast",
        "fp8, int4, fp8, a float would be quantised to an integer and not cast",
        "fp8, mxfp4, fp4, a wider float",
        "mxfp6, mxfp4, fp4, a wider float",
        "bf16, fp16, fp16, neither contains the other: the activations decide",
        "fp16, bf16, bf16, neither contains the other: the activations decide",
        "bf16, fp32, fp32, expanded in registers",
        "bf16, tf32, tf32, expanded in registers",
        "tf32, fp32, fp32, expanded in registers",
        "fp8, bf16, bf16, expanded in registers",
        "int8, fp16, fp16, expanded in registers",
        "int4, bf16, bf16, expanded in registers",
        "int4-g32, fp8, fp8, every 4-bit integer is an fp8 number",
        "int4, int8, int8, every 4-bit integer is an 8-bit one",
        "mxfp4, int8, int8, halves of fp4 are integers but for a power of two",
        "mxfp4, fp8, fp8, expanded in registers",
        "int8, mxfp4, int8, an integer is no float to be cast: it stays",
        "int8, int4, int8, an integer is no float to be cast: it stays",
        "fp8, int8, fp16, as wide as each other and no multiplier takes both",
        "int8, fp8, fp16, as wide as each other and no multiplier takes both"
    })
    void narrowerOperandsAreExpandedAndWiderFloatsCast(
            String stored, String activations, String product, String reason) {
        Precision precision =
                Precision.of(format(stored), Optional.empty(), Optional.of(format(activations)), Optional.empty());
        assertThat(precision.multiplied(format(stored)).label()).as(reason).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({
        "bf16, fp8, bf16, a cache kept wider than its products keeps attention as exact",
        "bf16, int8, bf16, llama.cpp attends so between 8-bit products",
        "fp8, bf16, bf16, expanded in registers",
        "int8, fp16, fp16, expanded in registers",
        "fp8, fp8, fp8, alike"
    })
    void attentionTakesTheWiderOfCacheAndActivations(String cache, String activations, String product, String reason) {
        Precision precision = Precision.of(
                TensorFormat.BF16, Optional.empty(), Optional.of(format(activations)), Optional.of(format(cache)));
        assertThat(precision.attended().label()).as(reason).isEqualTo(product);
    }

    @ParameterizedTest
    @EnumSource(NumberFormat.class)
    void aFormatThatIsAskedForIsThatOfEveryProduct(NumberFormat asked) {
        Precision precision = Precision.uniform(TensorFormat.BF16).withCompute(new Compute(Optional.of(asked), false));
        for (TensorFormat stored : TensorFormat.named()) {
            assertThat(precision.multiplied(stored)).isEqualTo(asked);
        }
    }

    @ParameterizedTest(name = "a copy of {0} under {1} activations takes {2} bits an element")
    @CsvSource({
        "fp32, bf16, 16",
        "fp32, fp16, 16",
        "tf32, bf16, 16",
        "bf16, fp8, 8",
        "fp32, tf32, 32",
        "bf16, fp16, 16",
        "bf16, fp32, 16",
        "int8, bf16, 8",
        "mxfp4, bf16, 4.25"
    })
    void onlyWhatIsStoredInMoreBitsIsNarrowed(String stored, String activations, double bits) {
        Precision narrowed = Precision.of(
                        format(stored), Optional.empty(), Optional.of(format(activations)), Optional.empty())
                .narrowed();
        assertThat(narrowed.attention().bitsPerElement()).isEqualTo(bits);
        assertThat(narrowed.experts().bitsPerElement()).isEqualTo(bits);
        assertThat(narrowed.activations()).isEqualTo(format(activations));
        assertThat(narrowed.narrowed()).isEqualTo(narrowed);
    }

    private static TensorFormat format(String label) {
        return TensorFormat.parse(label).orElseThrow();
    }
}
