package dev.roofline.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.placement.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BoundLadderTest {
    private static Step step(long from, long to, Bound bound) {
        return new Step(from, to, Optional.of(bound), List.of(), OptionalLong.empty());
    }

    private static BoundLadder ladder(Step... steps) {
        return new BoundLadder(SizeOption.BATCH, 1, List.of(steps), false);
    }

    @Test
    void everySizeIsOfOneStep() {
        BoundLadder ladder = ladder(step(1, 9, Bound.MEMORY), step(10, 10, Bound.NETWORK), step(11, 99, Bound.COMPUTE));
        assertThat(ladder.least()).isEqualTo(1);
        assertThat(ladder.most()).isEqualTo(99);
        assertThat(ladder.indexOf(1)).isZero();
        assertThat(ladder.indexOf(9)).isZero();
        assertThat(ladder.indexOf(10)).isEqualTo(1);
        assertThat(ladder.indexOf(11)).isEqualTo(2);
        assertThat(ladder.indexOf(99)).isEqualTo(2);
        assertThatThrownBy(() -> ladder.indexOf(0)).hasMessage("the sizes are from 1 to 99: 0");
        assertThatThrownBy(() -> ladder.indexOf(100)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stepsHaveNoGapAndNoOverlap() {
        assertThatThrownBy(() -> ladder(step(1, 9, Bound.MEMORY), step(11, 12, Bound.COMPUTE)))
                .hasMessage("a step begins where the one before it ends");
        assertThatThrownBy(() -> ladder(step(1, 9, Bound.MEMORY), step(9, 12, Bound.COMPUTE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(BoundLadderTest::ladder).hasMessage("a ladder has steps");
        assertThatThrownBy(() -> step(3, 2, Bound.MEMORY)).hasMessage("a step's sizes rise: 3 to 2");
        assertThatThrownBy(() -> new Range(5, 4)).hasMessage("a range of sizes rises: 5 to 4");
    }

    /** Memory that holds 25 ends inside the second step: the first fits whole, the third not at all. */
    @Test
    void memoryEndsInsideOneStep() {
        BoundLadder ladder = ladder(step(1, 9, Bound.MEMORY), step(10, 30, Bound.NETWORK), step(31, 99, Bound.COMPUTE))
                .fitting(OptionalLong.of(25));
        List<OptionalLong> fits = new ArrayList<>();
        for (Step step : ladder.steps()) {
            fits.add(step.fitsTo());
        }
        assertThat(fits).containsExactly(OptionalLong.of(9), OptionalLong.of(25), OptionalLong.empty());
    }
}
