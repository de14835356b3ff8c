package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTest {
    /** Two tokens that each take 2 of 4 experts: of the second's six pairs one has two new experts, four have one, one none. */
    @Test
    void distinctExpertsAreThoseOfAllDraws() {
        // 2 + (1 x 2 + 4 x 1 + 1 x 0) / 6 = 3.
        assertThat(Routing.UNIFORM.distinct(4, 2, 2)).isCloseTo(3, within(1e-12));
        assertThat(Routing.WORST.distinct(4, 2, 2)).isEqualTo(4);
        assertThat(Routing.WORST.distinct(4, 2, 3)).isEqualTo(4);
        assertThat(Routing.BEST.distinct(4, 2, 3)).isEqualTo(2);
        assertThat(Routing.UNIFORM.distinct(4, 2, 1)).isEqualTo(2);
    }

    @Test
    void thrownTokensReachAsManyOnAverage() {
        Random random = new Random(9);
        double reached = 0;
        for (int round = 0; round < 20_000; round++) {
            Set<Integer> taken = new HashSet<>();
            for (int token = 0; token < 10; token++) {
                Set<Integer> own = new HashSet<>();
                while (own.size() < 2) {
                    own.add(random.nextInt(16));
                }
                taken.addAll(own);
            }
            reached += taken.size();
        }
        assertThat(Routing.UNIFORM.distinct(16, 2, 10)).isCloseTo(reached / 20_000, within(0.05));
    }

    /** A device that holds half of the experts reads half of those that are reached, but of the worst case all its own. */
    @Test
    void aDeviceReadsThoseThatItHolds() {
        assertThat(Routing.UNIFORM.distinctHeld(4, 2, 2, 2)).isCloseTo(1.5, within(1e-12));
        assertThat(Routing.WORST.distinctHeld(8, 2, 3, 4)).isEqualTo(4);
        assertThat(Routing.WORST.distinctHeld(8, 2, 1, 4)).isEqualTo(2);
        assertThat(Routing.WORST.tokensToAll(2, 8)).isEqualTo(4);
        assertThat(Routing.UNIFORM.tokensToAll(2, 8)).isInfinite();
    }

    /** Where a token takes every expert nothing saturates: (1 - 1)^T has no logarithm. */
    @Test
    void saturationIsTheLogarithmOfWhatATokenLeaves() {
        assertThat(Math.exp(Routing.UNIFORM.saturation(4, 1))).isCloseTo(0.75, within(1e-12));
        assertThat(Routing.UNIFORM.saturation(4, 4)).isZero();
        assertThat(Routing.UNIFORM.distinct(4, 4, 7)).isEqualTo(4);
        assertThat(Routing.WORST.saturation(4, 1)).isZero();
    }
}
