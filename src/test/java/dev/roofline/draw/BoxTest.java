package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxTest {
    private static final double HALF = Math.sqrt(0.5);

    @Test
    void boxesThatShareAnEdgeDoNotOverlap() {
        Box box = Box.upright(0, 0, 4, 2);
        assertThat(box.overlaps(Box.upright(4, 0, 4, 2))).isFalse();
        assertThat(box.overlaps(Box.upright(3.9, 0, 4, 2))).isTrue();
        assertThat(box.overlaps(Box.upright(3.9, 2, 4, 2))).isFalse();
    }

    /** A strip along x + y = 2 passes a box whose corner is at (0.5, 0.5), though its own corners reach around it. */
    @Test
    void aTurnedBoxTakesNoMoreThanItsOwnRoom() {
        Box square = Box.upright(0, 0, 1, 1);
        Box strip = new Box(1, 1, 2, 0.1, HALF, -HALF);
        assertThat(strip.x() - strip.reachAcross()).isLessThan(0.5);
        assertThat(square.overlaps(strip)).isFalse();
        assertThat(square.overlaps(new Box(0.5, 0.5, 2, 0.1, HALF, -HALF))).isTrue();
    }

    /** Half of (2 + 0.1) times the square root of two. */
    @Test
    void aTurnedBoxReachesAsFarAsItsCorners() {
        Box strip = new Box(0, 0, 2, 0.1, HALF, HALF);
        assertThat(strip.reachAcross()).isCloseTo(2.1 / Math.sqrt(2), within(1e-12));
        assertThat(strip.reachDown()).isCloseTo(2.1 / Math.sqrt(2), within(1e-12));
        assertThat(strip.within(-1.5, -1.5, 1.5, 1.5)).isTrue();
        assertThat(strip.within(-1.4, -1.5, 1.5, 1.5)).isFalse();
        assertThat(strip.within(-1.5, -1.5, 1.5, 1.4)).isFalse();
    }

    @Test
    void aDiscTouchesBeyondACornerOnlyAsFarAsItsRadius() {
        Box box = Box.upright(0, 0, 6, 8);
        // 3 across and 4 down from the corner (3, 4): 5 away.
        assertThat(box.touches(new Disc(6, 8, 5.01))).isTrue();
        assertThat(box.touches(new Disc(6, 8, 4.99))).isFalse();
        assertThat(box.touches(new Disc(0, 0, 0.01))).isTrue();
    }

    @Test
    void aStrokeTouchesWhereItPassesThrough() {
        Box box = Box.upright(0, 0, 2, 2);
        assertThat(box.touches(new Segment(-5, 0.5, 5, 0.5))).isTrue();
        assertThat(box.touches(new Segment(-5, 1.5, 5, 1.5))).isFalse();
        // Along x + y = 2.2, past the corner (1, 1).
        assertThat(box.touches(new Segment(0, 2.2, 2.2, 0))).isFalse();
        assertThat(new Box(0, 0, 1, 1, HALF, HALF).touches(new Segment(1.2, -1, 1.2, 1)))
                .isTrue();
    }

    /** Where a place lies in both of two boxes they overlap, in whichever order they are asked. */
    @Test
    void boxesWithAPlaceInCommonOverlap() {
        Random random = new Random(5);
        int both = 0;
        int apart = 0;
        for (int round = 0; round < 2000; round++) {
            Box one = box(random);
            Box other = box(random);
            assertThat(one.overlaps(other)).isEqualTo(other.overlaps(one));
            double along = one.halfWidth() * (2 * random.nextDouble() - 1);
            double across = one.halfHeight() * (2 * random.nextDouble() - 1);
            // A place of the one, by its own directions.
            double x = one.x() + along * one.alongX() - across * one.alongY();
            double y = one.y() + along * one.alongY() + across * one.alongX();
            assertThat(one.touches(new Disc(x, y, 1e-6))).isTrue();
            if (other.touches(new Disc(x, y, 1e-9))) {
                both++;
                assertThat(one.overlaps(other)).as("%s %s", one, other).isTrue();
            }
            apart += one.overlaps(other) ? 0 : 1;
        }
        assertThat(both).isGreaterThan(100);
        assertThat(apart).isGreaterThan(100);
    }

    private static Box box(Random random) {
        double angle = 2 * Math.PI * random.nextDouble();
        return new Box(
                4 * random.nextDouble(),
                4 * random.nextDouble(),
                2 * random.nextDouble(),
                random.nextDouble(),
                Math.cos(angle),
                Math.sin(angle));
    }
}
