package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    /** Of four stages and eight micro-batches. */
    @Test
    void stagesKeepWhatIsOnItsWay() {
        for (long stage = 0; stage < 4; stage++) {
            // All forward passes come first.
            assertThat(Schedule.GPIPE.inFlight(stage, 4, 8, 1)).isEqualTo(8);
            // The first stage has four on their way before the first comes back, the last one has one.
            assertThat(Schedule.ONE_FORWARD_ONE_BACKWARD.inFlight(stage, 4, 8, 1))
                    .isEqualTo(4 - stage);
        }
        assertThat(Schedule.ONE_FORWARD_ONE_BACKWARD.inFlight(0, 4, 2, 1)).isEqualTo(2);
    }

    /**
     * Megatron-LM's first stage of four with two runs of layers warms up by 2 (4 - 1) + (2 - 1) 4 = 10 forward passes of a run
     * and has one more under way: 11 halves of a micro-batch. The last stage has 0 + 4 + 1.
     */
    @Test
    void interleavedRunsOfLayersKeepPartsOfMicroBatches() {
        assertThat(Schedule.INTERLEAVED.inFlight(0, 4, 8, 2)).isEqualTo(5.5);
        assertThat(Schedule.INTERLEAVED.inFlight(3, 4, 8, 2)).isEqualTo(2.5);
        assertThat(Schedule.INTERLEAVED.inFlight(0, 4, 4, 2)).isEqualTo(4);
    }
}
