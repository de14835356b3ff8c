package dev.roofline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void theFirstRanksTakeOneMore() {
        // Ten things over four ranks: 3, 3, 2, 2.
        long[] shares = {3, 3, 2, 2};
        for (int rank = 0; rank < 4; rank++) {
            assertThat(Split.share(10L, 4, rank)).isEqualTo(shares[rank]);
            assertThat(Split.share(10, 4, rank)).isEqualTo((int) shares[rank]);
        }
        assertThat(Split.before(10, 4, 2)).isEqualTo(6);
        assertThat(Split.share(2L, 4, 3)).isZero();
    }

    /** Ranks together hold all things, each next to those of the rank before it, and none two more than another. */
    @Test
    void ranksHoldEverythingOnce() {
        Random random = new Random(2);
        for (int round = 0; round < 1000; round++) {
            long things = random.nextInt(5000);
            long ranks = 1L + random.nextInt(64);
            long before = 0;
            for (long rank = 0; rank < ranks; rank++) {
                assertThat(Split.before(things, ranks, rank)).isEqualTo(before);
                before += Split.share(things, ranks, rank);
                assertThat(Split.share(things, ranks, 0) - Split.share(things, ranks, rank))
                        .isBetween(0L, 1L);
            }
            assertThat(before).isEqualTo(things);
        }
    }

    /** After a period the first rank has a whole number more, and after no fewer parcels every time. */
    @Test
    void aPeriodIsTheFewestParcelsThatDivide() {
        for (long each = 1; each <= 30; each++) {
            for (long ranks = 1; ranks <= 30; ranks++) {
                long parcels = 1;
                while (parcels * each % ranks != 0) {
                    parcels++;
                }
                assertThat(Split.period(each, ranks)).isEqualTo(parcels);
            }
        }
    }
}
