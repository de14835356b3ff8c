package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators of the small decoder, each counted by hand. */
class OperatorListTest {
    private static final String DECODE =
            "analyze " + Rows.SMALL + "--phase decode --context 10 --columns operator,count,flops,bytes,weight_bytes,"
                    + "activation_bytes,kv_bytes --fusion ";

    private static final Rows.Table UNFUSED = Rows.by("operator", DECODE + "none");

    /** One token after ten, unfused, in bytes of all three layers; a number is two bytes, a token's identifier eight. */
    @ParameterizedTest
    @CsvSource({
        // A row of the table is read, with the identifier; a channel is written: 8 x 2, 8 + 8 x 2.
        "embedding.tokens, 1, 0, 16, 24, 0",
        // 4 FLOPs a channel; 8 weights; 8 read and 8 written.
        "decoder.attention.norm, 3, 96, 48, 96, 0",
        // 2 x 8 x 8 FLOPs; 64 weights; 8 in, 8 out.
        "decoder.attention.q, 3, 384, 384, 96, 0",
        // 2 x 8 x 4 FLOPs; 32 weights; 8 in; 4 go to the cache.
        "decoder.attention.k, 3, 192, 192, 48, 24",
        "decoder.attention.v, 3, 192, 192, 48, 24",
        // Two heads x 11 keys x 4 channels x 2; 8 queries in, 22 scores out; 11 x 4 keys.
        "decoder.attention.scores, 3, 528, 0, 180, 264",
        // 5 FLOPs a score; 22 in, 22 out.
        "decoder.attention.softmax, 3, 330, 0, 264, 0",
        "decoder.attention.values, 3, 528, 0, 180, 264",
        "decoder.attention.output, 3, 384, 384, 96, 0",
        // A FLOP a channel; two summands in, the sum out: 24 numbers.
        "decoder.attention.residual, 3, 24, 0, 144, 0",
        "decoder.ffn.norm, 3, 96, 48, 96, 0",
        // 2 x 8 x 32 FLOPs; 256 weights; 8 in, 32 out.
        "decoder.ffn.up, 3, 1536, 1536, 240, 0",
        // A FLOP a channel; 32 in, 32 out.
        "decoder.ffn.activation, 3, 96, 0, 384, 0",
        "decoder.ffn.down, 3, 1536, 1536, 240, 0",
        "decoder.ffn.residual, 3, 24, 0, 144, 0",
        "decoder.final.norm, 1, 32, 16, 32, 0",
        // 2 x 8 x 16 FLOPs; 128 weights; 8 in, 16 out.
        "head.logits, 1, 256, 256, 48, 0"
    })
    void ofADecodeStep(String operator, double count, double flops, double weight, double activation, double kv) {
        Rows.Row row = UNFUSED.get(operator);
        assertThat(Rows.number(row, "count")).isEqualTo(count);
        assertThat(Rows.number(row, "flops")).isEqualTo(flops);
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(weight);
        assertThat(Rows.number(row, "activation_bytes")).isEqualTo(activation);
        assertThat(Rows.number(row, "kv_bytes")).isEqualTo(kv);
        assertThat(Rows.number(row, "bytes")).isEqualTo(weight + activation + kv);
    }

    @Test
    void thereAreNoOthers() {
        assertThat(UNFUSED.keys()).hasSize(17);
    }

    /**
     * In one kernel queries come in, 8 numbers, and an output of 8 goes out; scores stay on the chip. Keys and values of 11
     * tokens are 88 numbers. FLOPs are those of the two products.
     */
    @Test
    void flashMovesNoScores() {
        Rows.Table rows = Rows.by("operator", DECODE + "flash");
        Rows.Row kernel = rows.get("decoder.attention.kernel");
        assertThat(Rows.number(kernel, "flops")).isEqualTo(3 * (176 + 176));
        assertThat(Rows.number(kernel, "activation_bytes")).isEqualTo(3 * 16 * 2);
        assertThat(Rows.number(kernel, "kv_bytes")).isEqualTo(3 * 88 * 2);
        // Softmax moves nothing, and is counted beside it.
        assertThat(Rows.number(rows.get("decoder.attention.softmax"), "bytes")).isZero();
        assertThat(Rows.number(rows.get("decoder.attention.softmax"), "flops")).isEqualTo(3 * 5 * 22);
    }

    /** Four tokens see 1, 2, 3 and 4 keys: ten pairs a head, each 4 channels x 2 in two products, of two heads. */
    @Test
    void aPromptSeesItsOwnPastAlone() {
        Rows.Row kernel = Rows.by(
                        "operator", "analyze " + Rows.SMALL + "--phase prefill --prompt 4 --columns operator,flops")
                .get("decoder.attention.kernel");
        assertThat(Rows.number(kernel, "flops")).isEqualTo(3 * 10 * 4 * 2 * 2 * 2);
    }

    /** Two ranks have a head, half the feed-forward and half the vocabulary each; keys and values, of one head, both have. */
    @Test
    void tensorRanksDivideHeadsAndChannels() {
        Rows.Table rows = Rows.by("operator", DECODE + "flash --tp 2");
        // 8 x (4 + 4 + 4) weights and the norm's 8, folded in.
        assertThat(Rows.number(rows.get("decoder.attention.qkv"), "weight_bytes"))
                .isEqualTo(3 * (96 + 8) * 2);
        assertThat(Rows.number(rows.get("decoder.attention.kernel"), "flops")).isEqualTo(3 * 176);
        assertThat(Rows.number(rows.get("decoder.ffn.down"), "weight_bytes")).isEqualTo(3 * 16 * 8 * 2);
        assertThat(Rows.number(rows.get("decoder.ffn.norm"), "flops")).isEqualTo(96);
    }
}
