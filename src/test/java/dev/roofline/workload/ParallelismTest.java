package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelismTest {
    /** Experts are divided over data and context ranks first, each sliced by tp; beyond those over tensor ranks too. */
    @ParameterizedTest
    @CsvSource({
        // tp, ep, dp, cp: slices of an expert, ranks with tokens of their own, tensor ranks of an expert group
        "4, 1, 8, 1, 4, 1, 1",
        "4, 8, 8, 1, 4, 8, 1",
        "4, 2, 8, 1, 4, 2, 1",
        // 32 devices and 16 experts' ranks: 8 with tokens of their own, two tensor ranks each, slices of two.
        "4, 16, 8, 1, 2, 8, 2",
        "4, 32, 8, 1, 1, 8, 4",
        "4, 8, 2, 2, 2, 4, 2"
    })
    void expertsAreDividedOverTokenHoldersFirst(
            long tp, long ep, long dp, long cp, long slices, long holders, long tensorRanks) {
        Parallelism parallelism = new Parallelism(tp, 3, ep, dp, cp, 0);
        assertThat(parallelism.expertSlices()).isEqualTo(slices);
        assertThat(parallelism.expertHolders()).isEqualTo(holders);
        assertThat(parallelism.expertTensorRanks()).isEqualTo(tensorRanks);
        // All slices of all experts' groups are the devices of a stage.
        assertThat(ep * slices).isLessThanOrEqualTo(parallelism.stageDevices());
        assertThat(parallelism.devices()).isEqualTo(3 * tp * dp * cp);
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 4, 1", "2, 16, 4, 1", "1, 6, 2, 4", "3, 6, 4, 1"})
    void expertsThatDoNotDivideAreRefused(long tp, long ep, long dp, long cp) {
        assertThatThrownBy(() -> new Parallelism(tp, 1, ep, dp, cp, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ep " + ep + " ");
    }

    @Test
    void degreesAreFromOneAndOverlapIsAShare() {
        assertThatThrownBy(() -> new Parallelism(0, 1, 1, 1, 1, 0)).hasMessage("tp is from 1 to 32768: 0");
        assertThatThrownBy(() -> new Parallelism(1, 1, 1, 1, 1 << 16, 0)).hasMessage("cp is from 1 to 32768: 65536");
        assertThatThrownBy(() -> new Parallelism(1, 1, 1, 1, 1, 1.5)).hasMessage("overlap is from 0 to 1: 1.5");
        assertThatThrownBy(() -> new Parallelism(1, 1, 1, 1, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Parallelism.NONE.isNone()).isTrue();
        assertThat(new Parallelism(1, 2, 1, 1, 1, 0).isNone()).isFalse();
    }
}
