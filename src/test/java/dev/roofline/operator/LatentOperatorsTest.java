package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import dev.roofline.SmallDecoder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Latent attention (DeepSeek-V2, arXiv 2405.04434, section 2.1) counted by hand in both its forms: one token after ten, two
 * heads of four channels and two turned ones, values of three, latents of five for keys and values and six for queries, of
 * one layer.
 */
class LatentOperatorsTest {
    private static final String DECODE =
            "--phase decode --context 10 --fusion none --columns operator,flops,weight_bytes,activation_bytes,kv_bytes";

    private static final String LATENT =
            "{'heads': 2, 'nope_size': 4, 'rope_size': 2, 'value_size': 3, 'kv_rank': 5," + " 'q_rank': 6}";

    @TempDir
    static Path folder;

    /** FLOPs, and numbers moved as weights, as activations and of the cache: a token keeps 5 + 2. */
    @ParameterizedTest
    @CsvSource({
        "absorbed, q_down, 2 x 8 x 6, 96, 48, 14, 0",
        "absorbed, q_norm, 4 x 6, 24, 6, 12, 0",
        "absorbed, q_up, 2 x 6 x 12, 144, 72, 18, 0",
        "absorbed, kv_down, 2 x 8 x 7, 112, 56, 8, 7",
        "absorbed, rotary, 3 x (2 x 2 + 2), 18, 0, 12, 0",
        // Of each head four channels of the query become five of the latents.
        "absorbed, absorb_q, 2 x 2 x 4 x 5, 80, 40, 18, 0",
        // Eleven keys of seven numbers are common to both heads; 2 x 7 in, 2 x 11 out.
        "absorbed, scores, 2 x 2 x 7 x 11, 308, 0, 36, 77",
        // Their latents are the values: 2 x 11 in, 2 x 5 out.
        "absorbed, values, 2 x 2 x 5 x 11, 220, 0, 32, 55",
        "absorbed, absorb_v, 2 x 2 x 5 x 3, 60, 30, 16, 0",
        "absorbed, output, 2 x 6 x 8, 96, 48, 14, 0",
        // Eleven latents are read and become 2 x (4 + 3) numbers each.
        "naive, kv_up, 2 x 5 x 14 x 11, 1540, 70, 154, 55",
        // 2 x 6 in, 2 x 11 out, and keys: 11 x (2 x 4 + 2) that the expansion made, and the two turned ones of each.
        "naive, scores, 2 x 2 x 6 x 11, 264, 0, 166, 0",
        "naive, values, 2 x 2 x 3 x 11, 132, 0, 94, 0"
    })
    void ofADecodeStep(
            String form, String operator, String by, double flops, double weights, double activations, double kept) {
        Rows.Table rows = Rows.by(
                "operator",
                "analyze " + SmallDecoder.with(folder, "attention", "latent_attention", LATENT) + DECODE + " --mla "
                        + form);
        Rows.Row row = rows.get("decoder.attention." + operator);
        assertThat(Rows.number(row, "flops")).isEqualTo(3 * flops);
        assertThat(Rows.number(row, "weight_bytes")).isEqualTo(3 * 2 * weights);
        assertThat(Rows.number(row, "activation_bytes")).isEqualTo(3 * 2 * activations);
        assertThat(Rows.number(row, "kv_bytes")).isEqualTo(3 * 2 * kept);
    }
}
