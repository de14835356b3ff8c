package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerCoverTest {
    private static String of(Integer... layers) {
        return LayerCover.of(List.of(layers)).toString();
    }

    @Test
    void whatRepeatsIsOneRange() {
        assertThat(of(0, 1, 2, 3)).isEqualTo("0-3");
        assertThat(of(5)).isEqualTo("5");
        assertThat(of(0, 2, 4, 6)).isEqualTo("0-6:2");
        assertThat(of(3, 9)).isEqualTo("3-9:6");
        assertThat(of(0, 1, 2, 10, 12, 14)).isEqualTo("0-2,10-14:2");
    }

    /** Five of every six layers: eight runs of five, or the even ones and two of the three odd ones. */
    @Test
    void rangesMayPassOverEachOther() {
        List<Integer> layers = new ArrayList<>();
        for (int layer = 0; layer < 48; layer++) {
            if (layer % 6 != 5) {
                layers.add(layer);
            }
        }
        assertThat(LayerCover.of(layers)).hasToString("0-46:2,1-43:6,3-45:6");
    }

    @Test
    void everyLayerIsHeldOnce() {
        Random random = new Random(13);
        for (int round = 0; round < 500; round++) {
            List<Integer> layers = new ArrayList<>();
            int every = 1 + random.nextInt(5);
            for (int layer = 0; layer < 1 + random.nextInt(100); layer++) {
                if (random.nextInt(every) == 0 || layer % 7 == 3) {
                    layers.add(layer);
                }
            }
            if (layers.isEmpty()) {
                continue;
            }
            int[] held = LayerCover.of(layers).indices();
            Arrays.sort(held);
            assertThat(held)
                    .isEqualTo(layers.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
