package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import dev.roofline.SmallDecoder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no implementation can leave out, of the small decoder: one token after ten. */
class CompulsoryTest {
    private static final String DECODE = "--phase decode --context 10 --fusion ideal"
            + " --columns operator,flops,weight_bytes,activation_bytes,kv_bytes";

    @TempDir
    Path folder;

    /** All 2,424 weights but the table of 16 rows of 8, of which one is read; no norm and no sum is an operator. */
    @Test
    void everyWeightMovesOnce() {
        Rows.Table rows = Rows.by("operator", "analyze " + Rows.SMALL + DECODE);
        assertThat(rows.keys())
                .containsExactly(
                        "embedding.tokens",
                        "decoder.attention.qkv",
                        "decoder.attention.kernel",
                        "decoder.attention.output",
                        "decoder.ffn.up",
                        "decoder.ffn.down",
                        "head.logits");
        assertThat(sum(rows, "weight_bytes")).isEqualTo(2 * (2424 - 128 + 8));
        assertThat(sum(rows, "activation_bytes")).isZero();
        // Keys and values of eleven tokens are read and of one written, four channels each.
        assertThat(sum(rows, "kv_bytes")).isEqualTo(3 * (11 + 1) * 8 * 2);
    }

    /** A layer's weights can stay on the chip while the next layer runs that has the same. */
    @Test
    void weightsThatLayersShareMoveForOneLayer() {
        Rows.Table rows =
                Rows.by("operator", "analyze " + SmallDecoder.with(folder, "shared_weights", "true") + DECODE);
        assertThat(sum(rows, "weight_bytes")).isEqualTo(2 * (720 + 128 + 8 + 8));
        assertThat(sum(rows, "kv_bytes")).isEqualTo(3 * (11 + 1) * 8 * 2);
        assertThat(Rows.number(rows.get("decoder.ffn.up"), "flops")).isEqualTo(3 * 2 * 8 * 32);
    }

    private static double sum(Rows.Table rows, String column) {
        double sum = 0;
        for (Rows.Row row : rows.all()) {
            sum += Rows.number(row, column);
        }
        return sum;
    }
}
