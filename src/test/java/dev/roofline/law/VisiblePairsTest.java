package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.operator.VisiblePairs;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every mask's count against walking over all pairs. */
class VisiblePairsTest {
    private final Random random = new Random(20260301);

    @Test
    void everyMaskCountsThePairsThatItLetsThrough() {
        for (int trial = 0; trial < 3000; trial++) {
            int queries = 1 + random.nextInt(40);
            int cached = random.nextInt(40);
            int size = 1 + random.nextInt(30);
            long causal = 0;
            long window = 0;
            long chunked = 0;
            long nearby = 0;
            for (int query = cached; query < cached + queries; query++) {
                for (int key = 0; key <= query; key++) {
                    causal++;
                    window += query - key < size ? 1 : 0;
                    chunked += query / size == key / size ? 1 : 0;
                }
            }
            for (int query = 0; query < queries; query++) {
                for (int key = 0; key < queries; key++) {
                    nearby += Math.abs(query - key) <= size ? 1 : 0;
                }
            }
            assertThat(VisiblePairs.causal(queries, cached)).isEqualTo(causal);
            assertThat(VisiblePairs.window(queries, cached, size)).isEqualTo(window);
            assertThat(VisiblePairs.chunked(queries, cached, size)).isEqualTo(chunked);
            assertThat(VisiblePairs.nearby(queries, size)).isEqualTo(nearby);
        }
    }
}
