package dev.roofline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.ladder.BoundLadder;
import dev.roofline.ladder.SizeOption;
import dev.roofline.ladder.Step;
import dev.roofline.placement.Bound;
import dev.roofline.run.SubjectLadder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LadderTextTest {
    @Test
    void stepsAreSaidByTheirLastSizesAndTheLastByItsFirst() {
        BoundLadder ladder = ladder(Bound.MEMORY, 1, 369, Bound.NETWORK, 370, 400, Bound.COMPUTE, 401, 9999);
        assertThat(said(ladder, false).bounds())
                .isEqualTo("memory-bound to batch 369, network-bound to 400, compute-bound from 401");
    }

    @Test
    void memoryEndsInsideOneStep() {
        BoundLadder ladder = ladder(Bound.MEMORY, 1, 369, Bound.COMPUTE, 370, 9999);
        assertThat(said(ladder.fitting(OptionalLong.of(104)), false).whole())
                .isEqualTo("memory-bound to batch 369 (at most 104 fit), compute-bound from 370");
        assertThat(said(ladder.fitting(OptionalLong.of(500)), false).whole())
                .isEqualTo("memory-bound to batch 369, compute-bound from 370 (at most 500 fit)");
        assertThat(said(ladder.fitting(OptionalLong.of(369)), false).whole())
                .isEqualTo("memory-bound to batch 369, compute-bound from 370");
        assertThat(said(ladder.fitting(OptionalLong.empty()), false).whole())
                .isEqualTo("memory-bound to batch 369, compute-bound from 370");
    }

    @Test
    void oneStepIsSaidOfEverySizeWithItsReason() {
        BoundLadder ladder = ladder(Bound.MEMORY, 1, 9999).fitting(OptionalLong.of(50));
        assertThat(said(ladder, true).whole())
                .isEqualTo("memory-bound at every batch, as the cache grows with the batch (at most 50 fit)");
        assertThat(said(ladder(Bound.COMPUTE, 1, 9999), true).whole()).isEqualTo("compute-bound at every batch");
    }

    @Test
    void aStepOfOneSizeIsAtIt() {
        assertThat(said(ladder(Bound.MEMORY, 1, 1, Bound.NETWORK, 2, 2, Bound.COMPUTE, 3, 9), false)
                        .bounds())
                .isEqualTo("memory-bound at batch 1, network-bound at 2, compute-bound from 3");
    }

    @Test
    void moreStepsThanAReaderFollowsAreCounted() {
        BoundLadder ladder = ladder(
                Bound.MEMORY,
                1,
                10,
                Bound.COMPUTE,
                11,
                20,
                Bound.MEMORY,
                21,
                30,
                Bound.COMPUTE,
                31,
                40,
                Bound.MEMORY,
                41,
                50,
                Bound.COMPUTE,
                51,
                60,
                Bound.MEMORY,
                61,
                70,
                Bound.COMPUTE,
                71,
                80);
        assertThat(said(ladder, false).bounds())
                .isEqualTo("memory-bound to batch 10, compute-bound to 20, memory-bound to 30, and 4 steps more to 70,"
                        + " compute-bound from 71");
    }

    @Test
    void aLadderThatEndsBeforeTheLargestSizeSaysSo() {
        BoundLadder one = ladder(Bound.MEMORY, 1, 500);
        assertThat(said(new BoundLadder(SizeOption.BATCH, 1, one.steps(), true), false)
                        .bounds())
                .isEqualTo("memory-bound to batch 500 (not looked at beyond)");
        BoundLadder two = ladder(Bound.MEMORY, 1, 10, Bound.COMPUTE, 11, 500);
        assertThat(said(new BoundLadder(SizeOption.BATCH, 1, two.steps(), true), false)
                        .bounds())
                .isEqualTo("memory-bound to batch 10, compute-bound from 11 to 500 (not looked at beyond)");
    }

    private static BoundLadder ladder(Object... parts) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 3) {
            steps.add(new Step(
                    ((Number) parts[i + 1]).longValue(),
                    ((Number) parts[i + 2]).longValue(),
                    Optional.of((Bound) parts[i]),
                    List.of(),
                    OptionalLong.empty()));
        }
        return new BoundLadder(SizeOption.BATCH, 1, steps, false);
    }

    private static LadderSentence said(BoundLadder ladder, boolean cacheGrows) {
        return LadderText.of(new SubjectLadder("decode", ladder, cacheGrows));
    }
}
