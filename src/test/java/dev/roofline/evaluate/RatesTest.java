package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final double EXACT = 1e-9;

    /** Three further tokens in 1,850.4 ns, see {@link EvaluatorTest}. */
    @Test
    void ofAGeneration() {
        Rows.Row decode = Rows.by("phase", "analyze " + Rows.SMALL + "--prompt 10 --generate 4 --by phase")
                .get("decode");
        assertThat(Rows.number(decode, "tokens_per_s")).isCloseTo(3 / 1850.4e-9, within(1e-3));
        assertThat(Rows.number(decode, "tokens_per_s_per_user")).isCloseTo(3 / 1850.4e-9, within(1e-3));
        // A step multiplies by 704 weights a layer and the head's 128, 2 FLOPs each, and 8 queries by as many keys, and
        // scores by values, of 11, 12 and 13 tokens in three layers: 4 x 8 FLOPs a token.
        double products = 3 * 2 * (3 * 704 + 128) + 3 * (11 + 12 + 13) * 4 * 8;
        assertThat(Rows.number(decode, "mfu")).isCloseTo(products / 1e12 / 1850.4e-9, within(EXACT));
        // Of 18,504 bytes: the weights but the embedding's table, of which a row is read; keys and values that are
        // read, 8
        // numbers a token and layer, and those of the new tokens, which are written.
        double moved = 3 * (4848 - 256 + 16) + 3 * (11 + 12 + 13) * 16 + 3 * 3 * 16;
        assertThat(Rows.number(decode, "mbu")).isCloseTo(moved / 10e9 / 1850.4e-9, within(EXACT));
    }

    /** Sequences share the weights: a step of four is less than four steps, and each user's tokens come slower. */
    @Test
    void ofABatch() {
        String command = "analyze " + Rows.SMALL + "--phase decode --context 10 --by phase --batch ";
        Rows.Row one = Rows.one(command + 1);
        Rows.Row four = Rows.one(command + 4);
        double seconds = Rows.number(four, "time_s");
        assertThat(seconds).isBetween(Rows.number(one, "time_s"), 4 * Rows.number(one, "time_s"));
        assertThat(Rows.number(four, "tokens_per_s") * seconds).isCloseTo(4, within(EXACT));
        assertThat(Rows.number(four, "tokens_per_s_per_user") * seconds).isCloseTo(1, within(EXACT));
    }

    /** Two devices make as many tokens together; what each repeats counts for its use of the memory and not for the model's. */
    @Test
    void ofTwoDevices() {
        Rows.Row row = Rows.one("analyze " + Rows.SMALL + "--phase decode --context 10 --by phase --tp 2");
        double seconds = Rows.number(row, "time_s");
        assertThat(Rows.number(row, "tokens_per_s") * seconds).isCloseTo(1, within(EXACT));
        assertThat(Rows.number(row, "tokens_per_s_per_device") * seconds).isCloseTo(0.5, within(EXACT));
        // The model's products once, as on one device, over what two could do in the time.
        double products = 2 * (3 * 704 + 128) + 3 * 11 * 4 * 8;
        assertThat(Rows.number(row, "mfu")).isCloseTo(products / (2 * 1e12 * seconds), within(EXACT));
    }
}
