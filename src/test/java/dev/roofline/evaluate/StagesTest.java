package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The small decoder on three stages of one layer each, which decode one token after ten in nanoseconds: memory moves ten
 * bytes in one, a link sends one.
 *
 * <p>A layer moves its 720 weights, and of a sequence 88 numbers of the cache, 8 that it adds to it and 144 activations: 8
 * and 8 of each of the queries, keys and values' product, the kernel and the output, 8 and 32 of each half of the
 * feed-forward, 8 of each of two residuals. That is 1,440 B and 480 B a sequence. The first stage reads 8 numbers of the
 * embedding and an identifier and writes 8 a sequence, 40 B; the last moves 136 weights with 24 numbers a sequence, 272 B and
 * 48 B. Two of the three send 8 numbers a sequence on, 16 B.
 */
class StagesTest {
    /** The slowest stage's work, and the time of the pass: what a token takes through all, or that stage where it is more. */
    @ParameterizedTest
    @CsvSource({
        // The last stage is the slowest, 1,920 B and 320 B. A token passes three layers, both ends and two links.
        "1, 224, 644",
        // The first, with what it sends: 2,400 B, 80 B and 32 B over the link. The way is that of one sequence.
        "2, 280, 644",
        // 32,160 B, 2,560 B and 1,024 B over the link.
        "64, 4496, 4496"
    })
    void aPassTakesTheWayOfATokenOrTheSlowestStage(int batch, double stage, double pass) {
        Rows.Row row = Rows.one("analyze " + Rows.SMALL + "--phase decode --context 10 --pp 3 --by phase --batch "
                + batch + " --columns time_s,stage_time_s,tokens_per_s");
        assertThat(Rows.number(row, "stage_time_s")).isCloseTo(stage * 1e-9, within(1e-15));
        assertThat(Rows.number(row, "time_s")).isCloseTo(pass * 1e-9, within(1e-15));
        assertThat(Rows.number(row, "tokens_per_s")).isCloseTo(batch / (pass * 1e-9), within(1.0));
    }
}
