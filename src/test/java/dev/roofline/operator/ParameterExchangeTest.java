package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What replicas send of gradients and weights in a step. Of a model of that many bytes ZeRO (arXiv 1910.02054, section 7)
 * sends two times as much with its first two stages, as replicas do without it, and three times with its third; of N
 * replicas a ring sends the share (N - 1) / N of each.
 */
class ParameterExchangeTest {
    private static final int MODEL = 2 * 2424;

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "3, 3"})
    void stagesSendWhatThePaperSays(int stage, int times) {
        assertThat(sent(stage, 4, "forward,backward,optimizer")).isEqualTo(times * MODEL * 3 / 4.0);
        assertThat(sent(stage, 2, "forward,backward,optimizer")).isEqualTo(times * MODEL / 2.0);
    }

    /** Weights are gathered after they were updated, or before each of the two passes where no replica keeps them. */
    @ParameterizedTest
    @CsvSource({"0, 0, 2, 0", "1, 0, 1, 1", "2, 0, 1, 1", "3, 1, 2, 0"})
    void eachAtItsTime(int stage, int forward, int backward, int optimizer) {
        double once = MODEL * 3 / 4.0;
        assertThat(sent(stage, 4, "forward")).isEqualTo(forward * once);
        assertThat(sent(stage, 4, "backward")).isEqualTo(backward * once);
        assertThat(sent(stage, 4, "optimizer")).isEqualTo(optimizer * once);
    }

    private static double sent(int stage, int replicas, String phases) {
        double sent = 0;
        for (Rows.Row row : Rows.of("analyze " + Rows.SMALL + "--phase train --prompt 4 --dp " + replicas + " --batch "
                + replicas + " --zero " + stage + " --columns phase,operator,network_bytes")) {
            if (List.of(phases.split(",", 0)).contains(row.get("phase"))) {
                sent += Rows.number(row, "network_bytes");
            }
        }
        return sent;
    }
}
