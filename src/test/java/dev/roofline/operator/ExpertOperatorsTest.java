package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import dev.roofline.SmallDecoder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A mixture of four experts of which a token takes two, each gated and 16 wide, beside one of 8 that all tokens take: two
 * sequences' tokens are four rows of experts. Counted by hand, of one layer.
 */
class ExpertOperatorsTest {
    private static final String DECODE = "--phase decode --context 10 --batch 2 --fusion none"
            + " --columns operator,flops,weight_bytes,activation_bytes,kv_bytes";
    private static final String MIXTURE = "{'kind': 'experts', 'experts': 4, 'per_token': 2,"
            + " 'expert': {'kind': 'gated', 'width': 16, 'activation': 'silu'},"
            + " 'shared': {'kind': 'gated', 'width': 8, 'activation': 'silu'}}";

    @TempDir
    static Path folder;

    /** FLOPs, and numbers moved as weights and as activations. */
    @ParameterizedTest
    @CsvSource({
        "router, 2 x 2 x 8 x 4, 128, 32, 24",
        // Of four experts two tokens are expected to take 4 (1 - (1 - 2/4)^2) = 3.
        "experts.gate, 4 x 2 x 8 x 16, 1024, 384, 96",
        "experts.up, 4 x 2 x 8 x 16, 1024, 384, 96",
        "experts.down, 4 x 2 x 16 x 8, 1024, 384, 96",
        // Four operations a channel, and a product with the other half.
        "experts.activation, 4 x 4 x 16, 256, 0, 128",
        "experts.gating, 4 x 16, 64, 0, 192",
        // Each row times its weight, plus the others.
        "experts.combine, 2 x 4 x 8, 64, 0, 52",
        "shared.up, 2 x 2 x 8 x 8, 256, 64, 32",
        "shared.sum, 2 x 8, 16, 0, 48"
    })
    void ofADecodeStep(String operator, String by, double flops, double weights, double activations) {
        Rows.Table rows = Rows.by("operator", "analyze " + SmallDecoder.with(folder, "feed_forward", MIXTURE) + DECODE);
        double kept = 0;
        Rows.Row row = rows.get("decoder.ffn." + operator);
        assertThat(Rows.number(row, "flops")).isEqualTo(3 * flops);
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(3 * 2 * weights);
        assertThat(Rows.number(row, "activation_bytes")).isEqualTo(3 * 2 * activations);
        assertThat(Rows.number(row, "kv_bytes")).isEqualTo(3 * 2 * kept);
    }

    /** At worst no two rows share an expert, at best both tokens take the same two; the products are the same four. */
    @ParameterizedTest
    @CsvSource({"worst, 4", "best, 2"})
    void routingDecidesWhichWeightsAreRead(String routing, int experts) {
        Rows.Row row = Rows.by(
                        "operator",
                        "analyze " + SmallDecoder.with(folder, "feed_forward", MIXTURE) + DECODE + " --routing "
                                + routing)
                .get("decoder.ffn.experts.up");
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(3.0 * experts * 8 * 16 * 2);
        assertThat(Rows.number(row, "flops")).isEqualTo(3 * 1024);
    }
}
