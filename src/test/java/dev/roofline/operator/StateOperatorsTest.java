package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import dev.roofline.SmallDecoder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mixers that keep a state, counted by hand: one token after ten, of one layer, with convolutions over two tokens. */
class StateOperatorsTest {
    private static final String DECODE =
            "--phase decode --context 10 --fusion none --columns operator,flops,weight_bytes,activation_bytes,kv_bytes";

    @TempDir
    static Path folder;

    /**
     * Mamba-2 (arXiv 2405.21060): two heads of four channels, three numbers of state for each, one group. What goes in is a
     * gate and x of 8 each, B and C of 3 each and a step a head.
     */
    @ParameterizedTest
    @CsvSource({
        "input, 2 x 8 x 24, 384, 192, 32, 0",
        // x, B and C over two taps; a weight a tap and a bias a channel; the token before, read and written.
        "conv, 2 x 14 x 2, 56, 42, 28, 28",
        // Of each of 8 x 3 numbers: decayed, a product of x and B, their sum, and a multiply-add with C. Three numbers
        // a head
        // are weights (A, D, the step's bias); 8 + 3 + 3 + 2 in, 8 out; the state read and written.
        "scan, 5 x 24, 120, 6, 24, 48",
        "output, 2 x 8 x 8, 128, 64, 16, 0"
    })
    void ofMamba2(String operator, String by, double flops, double weights, double activations, double kept) {
        String mixer = "{'heads': 2, 'head_size': 4, 'state': 3, 'groups': 1, 'conv': 2, 'conv_bias': true,"
                + " 'gated_norm': true, 'chunk': 4}";
        Rows.Table rows =
                Rows.by("operator", "analyze " + SmallDecoder.with(folder, "attention", "state_space", mixer) + DECODE);
        Rows.Row row = rows.get("decoder.ssm." + operator);
        assertThat(Rows.number(row, "flops")).isEqualTo(3 * flops);
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(3 * 2 * weights);
        assertThat(Rows.number(row, "activation_bytes")).isEqualTo(3 * 2 * activations);
        assertThat(Rows.number(row, "kv_bytes")).isEqualTo(3 * 2 * kept);
    }

    /** Mamba (arXiv 2312.00752): 16 channels with three numbers of state each, steps of rank two. */
    @ParameterizedTest
    @CsvSource({
        "input, 2 x 8 x 32, 512, 256, 40, 0",
        "conv, 2 x 16 x 2, 64, 32, 32, 32",
        // To the step's two numbers, B and C.
        "select, 2 x 16 x 8, 256, 128, 24, 0",
        "steps, 2 x 2 x 16, 64, 48, 18, 0",
        // Nine operations a number of state, as counters of its kernel have it; A and D are weights. x, the steps and B
        // and C
        // in, 16 out; the state read and written.
        "scan, 9 x 48, 432, 64, 54, 96",
        "output, 2 x 16 x 8, 256, 128, 24, 0"
    })
    void ofMamba(String operator, String by, double flops, double weights, double activations, double kept) {
        String mixer = "{'inner': 16, 'state': 3, 'conv': 2, 'dt_rank': 2}";
        Rows.Table rows = Rows.by(
                "operator",
                "analyze " + SmallDecoder.with(folder, "attention", "selective_state_space", mixer) + DECODE);
        Rows.Row row = rows.get("decoder.ssm." + operator);
        assertThat(Rows.number(row, "flops")).isEqualTo(3 * flops);
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(3 * 2 * weights);
        assertThat(Rows.number(row, "activation_bytes")).isEqualTo(3 * 2 * activations);
        assertThat(Rows.number(row, "kv_bytes")).isEqualTo(3 * 2 * kept);
    }

    /** A gated delta rule (arXiv 2412.06464): one head of keys of four, two of values of three. */
    @ParameterizedTest
    @CsvSource({
        // Queries and keys of 4, values and gates of 6.
        "input, 2 x 8 x 20, 320, 160, 28, 0",
        // A decay and a rate for each head of values.
        "decay, 2 x 8 x 4, 64, 32, 12, 0",
        "conv, 2 x 14 x 2, 56, 28, 28, 28",
        // Of each of 2 x 4 x 3 numbers: decayed, a multiply-add with the key, one with what it lacks, one with the
        // query.
        "scan, 7 x 24, 168, 4, 24, 48",
        "output, 2 x 6 x 8, 96, 48, 14, 0"
    })
    void ofLinearAttention(String operator, String by, double flops, double weights, double activations, double kept) {
        String mixer = "{'key_heads': 1, 'key_size': 4, 'value_heads': 2, 'value_size': 3, 'conv': 2}";
        Rows.Table rows = Rows.by(
                "operator", "analyze " + SmallDecoder.with(folder, "attention", "linear_attention", mixer) + DECODE);
        Rows.Row row = rows.get("decoder.linear." + operator);
        assertThat(Rows.number(row, "flops")).isEqualTo(3 * flops);
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(3 * 2 * weights);
        assertThat(Rows.number(row, "activation_bytes")).isEqualTo(3 * 2 * activations);
        assertThat(Rows.number(row, "kv_bytes")).isEqualTo(3 * 2 * kept);
    }
}
