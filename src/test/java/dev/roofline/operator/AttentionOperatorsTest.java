package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import dev.roofline.SmallDecoder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What attention can have beside its products, each counted by hand: one token after ten, two heads of four channels with one
 * head of keys and values, of one layer.
 */
class AttentionOperatorsTest {
    private static final String DECODE =
            "--phase decode --context 10 --fusion none --columns operator,flops,weight_bytes,activation_bytes,kv_bytes";

    @TempDir
    static Path folder;

    /** FLOPs, and numbers moved as weights, as activations and of the cache. */
    @ParameterizedTest
    @CsvSource({
        // Queries and their gates are 16 columns, each with a bias.
        "q, 2 x 8 x 16, 256, 144, 24, 0",
        "k, 2 x 8 x 4, 64, 36, 8, 4",
        // Four operations on each channel of two heads of queries and one of keys; weights of a head of each.
        "head_norm, 4 x 12, 48, 8, 24, 0",
        // Three operations on each channel that is turned, which all are.
        "rotary, 3 x 12, 36, 0, 24, 0",
        // Three operations on each of 2 x 11 scores; a sink a head beside them.
        "softcap, 3 x 22, 66, 0, 44, 0",
        "softmax, 5 x 22, 110, 2, 44, 0",
        // A sigmoid of four operations on each channel of the output, and a product with it.
        "gate, 4 x 8, 32, 0, 16, 0",
        "gating, 8, 8, 0, 24, 0",
        "output, 2 x 8 x 8, 128, 72, 16, 0"
    })
    void everythingThatAHeadCanHave(
            String operator, String by, double flops, double weights, double activations, double kept) {
        String attention =
                "{'heads': 2, 'kv_heads': 1, 'head_size': 4, 'rotary': 4, 'qk_norm': 'head', 'softcap': true,"
                        + " 'bias': ['q', 'k', 'v', 'output'], 'output_gate': true, 'sinks': true}";
        Rows.Table rows = Rows.by("operator", "analyze " + SmallDecoder.with(folder, "attention", attention) + DECODE);
        Rows.Row row = rows.get("decoder.attention." + operator);
        assertThat(Rows.number(row, "flops")).isEqualTo(3 * flops);
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(3 * 2 * weights);
        assertThat(Rows.number(row, "activation_bytes")).isEqualTo(3 * 2 * activations);
        assertThat(Rows.number(row, "kv_bytes")).isEqualTo(3 * 2 * kept);
    }

    /** Of eleven keys a window of four holds four: 2 x 4 channels x 4 keys x 2 heads, and 4 keys of 4 channels are read. */
    @Test
    void aWindowReadsWhatItHolds() {
        String attention = "{'heads': 2, 'kv_heads': 1, 'head_size': 4, 'window': 4}";
        Rows.Table rows = Rows.by("operator", "analyze " + SmallDecoder.with(folder, "attention", attention) + DECODE);
        for (String product : new String[] {"scores", "values"}) {
            Rows.Row row = rows.get("decoder.attention." + product);
            assertThat(Rows.number(row, "flops")).isEqualTo(3 * 2 * 4 * 4 * 2);
            assertThat(Rows.number(row, "kv_bytes")).isEqualTo(3 * 4 * 4 * 2);
        }
        assertThat(Rows.number(rows.get("decoder.attention.softmax"), "flops")).isEqualTo(3 * 5 * 8);
    }
}
