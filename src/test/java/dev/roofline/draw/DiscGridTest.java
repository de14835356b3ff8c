package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DiscGridTest {
    @Test
    void aDiscEndsAtItsEdgeAndTouchesAStrokeThatPassesThroughIt() {
        Disc disc = new Disc(0, 0, 5);
        assertThat(disc.holds(3, 3.9)).isTrue();
        assertThat(disc.holds(3, 4)).isFalse();
        // The foot of the perpendicular is 4 away; beyond an end it is the end that counts.
        assertThat(disc.touches(new Segment(-9, 4, 9, 4))).isTrue();
        assertThat(disc.touches(new Segment(4, 4, 9, 4))).isFalse();
        assertThat(disc.touches(new Segment(2, 2, 2, 2))).isTrue();
        assertThat(disc.grown(1).touches(new Segment(4, 4, 9, 4))).isTrue();
    }

    /** The grid finds what asking every disc finds, however discs lie over its cells. */
    @Test
    void findsWhatAskingEveryDiscFinds() {
        Random random = new Random(17);
        for (int round = 0; round < 100; round++) {
            List<Disc> discs = new ArrayList<>();
            int number = random.nextInt(60);
            for (int i = 0; i < number; i++) {
                discs.add(new Disc(
                        600 * random.nextDouble() - 100, 400 * random.nextDouble(), 1 + 60 * random.nextDouble()));
            }
            DiscGrid grid = new DiscGrid(discs);
            for (int question = 0; question < 20; question++) {
                double left = 700 * random.nextDouble() - 150;
                double top = 500 * random.nextDouble() - 50;
                double right = left + 150 * random.nextDouble();
                double bottom = top + 150 * random.nextDouble();
                Box box = Box.upright((left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
                Predicate<Disc> wanted = box::touches;
                int all = (int) discs.stream().filter(wanted).count();
                assertThat(grid.count(left, top, right, bottom, wanted, Integer.MAX_VALUE))
                        .isEqualTo(all);
                assertThat(grid.count(left, top, right, bottom, wanted, 3)).isEqualTo(Math.min(3, all));
                assertThat(grid.any(left, top, right, bottom, wanted)).isEqualTo(all > 0);
            }
        }
    }
}
