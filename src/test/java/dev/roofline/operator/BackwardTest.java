package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from each operator of the small decoder when it is trained on four tokens, counted by hand. */
class BackwardTest {
    private static final String TRAIN = "analyze " + Rows.SMALL + "--phase train --batch 1 --prompt 4"
            + " --columns operator,phase,flops,weight_bytes,activation_bytes,gradient_bytes,optimizer_bytes --fusion ";

    private static final Rows.Table UNFUSED = Rows.by("operator", TRAIN + "none");

    /** What comes out of a product has a gradient for what went in and one for its weights, of as many FLOPs each. */
    @Test
    void aProductHasTwo() {
        for (String product : List.of("attention.q", "attention.k", "attention.output", "ffn.up", "ffn.down")) {
            double flops = number("decoder." + product, "flops");
            assertThat(number("decoder." + product + ".input_gradient", "flops"))
                    .isEqualTo(flops);
            assertThat(number("decoder." + product + ".weight_gradient", "flops"))
                    .isEqualTo(flops);
        }
        // 4 tokens x 2 x 8 x 32 of three layers; 256 weights are read; 8 numbers of a token on one side, 32 on the
        // other.
        assertThat(number("decoder.ffn.up.input_gradient", "flops")).isEqualTo(3 * 4 * 2 * 8 * 32);
        assertThat(number("decoder.ffn.up.input_gradient", "weight_bytes")).isEqualTo(3 * 256 * 2);
        assertThat(number("decoder.ffn.up.input_gradient", "activation_bytes")).isEqualTo(3 * 4 * 40 * 2);
        assertThat(number("decoder.ffn.up.weight_gradient", "weight_bytes")).isZero();
        assertThat(number("decoder.ffn.up.weight_gradient", "activation_bytes")).isEqualTo(3 * 4 * 40 * 2);
    }

    /** Products of attention have no weights: each of the two has two gradients. Ten pairs a head, four channels. */
    @Test
    void attentionsProductsHaveTwoEach() {
        double product = 3 * 10 * 2 * 4 * 2;
        assertThat(number("decoder.attention.scores.backward", "flops")).isEqualTo(3 * 2 * 16 * 2 * 4 * 2);
        assertThat(number("decoder.attention.values.backward", "flops")).isEqualTo(3 * 2 * 16 * 2 * 4 * 2);
        // In one kernel, which visits no masked pair, scores are made once more: five products to the forward's two.
        Rows.Table fused = Rows.by("operator", TRAIN + "flash");
        assertThat(Rows.number(fused.get("decoder.attention.kernel"), "flops")).isEqualTo(2 * product);
        assertThat(Rows.number(fused.get("decoder.attention.kernel.backward"), "flops"))
                .isEqualTo(5 * product);
    }

    /** The gradient of each weight is written once, but the table's, of which four rows are read and written. */
    @Test
    void everyWeightHasAGradient() {
        double written = 0;
        for (Rows.Row row : UNFUSED.all()) {
            if (row.get("phase").equals("backward")) {
                written += Rows.number(row, "gradient_bytes");
            }
        }
        assertThat(written).isEqualTo(2 * (2424 - 128) + 2 * 4 * 8 * 2);
    }

    /** Adam: 13 operations a parameter, its gradient read, 12 bytes of states read and written, the weight written. */
    @Test
    void theOptimiserPassesOverEveryParameter() {
        assertThat(number("optimizer.update", "flops")).isEqualTo(13 * 2424);
        assertThat(number("optimizer.update", "gradient_bytes")).isEqualTo(2 * 2424);
        assertThat(number("optimizer.update", "optimizer_bytes")).isEqualTo(2 * 12 * 2424);
        assertThat(number("optimizer.update", "weight_bytes")).isEqualTo(2 * 2424);
    }

    private static double number(String operator, String column) {
        return Rows.number(UNFUSED.get(operator), column);
    }
}
