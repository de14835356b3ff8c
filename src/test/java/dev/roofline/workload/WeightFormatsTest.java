package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which weights of the small decoder take which format, by what they weigh together. The matrices of a layer have 704
 * weights in 64 rows; the 16 of its norms, the embedding's and the head's 128 each and the last norm's 8 stay in fp16.
 */
class WeightFormatsTest {
    private static final double OTHERS = 2 * (3 * 16 + 128 + 128 + 8);

    /** Bits of a weight, with its part of the scales, and of a row. */
    @ParameterizedTest
    @CsvSource({
        "fp16, 16, 0",
        "fp8, 8, 0",
        // A scale in fp16 a row.
        "int8, 8, 16",
        // A scale in fp16 for 32 weights, 0.5 bits each; with a zero point of 4 bits another 0.125.
        "int4-g32, 4.5, 0",
        "int4-zp-g32, 4.625, 0",
        // OCP Microscaling Formats 1.0, section 5: 8 bits for 32 weights.
        "mxfp4, 4.25, 0",
        "mxfp6, 6.25, 0",
        "mxfp8, 8.25, 0",
        // 8 bits for 16.
        "nvfp4, 4.5, 0"
    })
    void matricesOfLayersAreQuantisedAndNothingElse(String format, double bits, double rowBits) {
        assertThat(weights("--weights " + format)).isEqualTo(3 * (704 * bits + 64 * rowBits) / 8 + OTHERS);
    }

    /** Everything in 16 bits: the 2,424 weights twice. */
    @Test
    void withoutQuantisationAllWeighTheSame() {
        assertThat(weights("")).isEqualTo(2 * 2424);
    }

    private static double weights(String options) {
        Rows.Row row = Rows.one("analyze " + Rows.SMALL + "--phase decode --context 10 --by phase "
                + "--columns weight_memory_bytes " + options);
        return Rows.number(row, "weight_memory_bytes");
    }
}
