package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentTest {
    /** The triangle of sides 3, 4 and 5: twice its area, 12, over its longest side. */
    @Test
    void lengthsAndDistancesAreThoseOfATriangle() {
        Segment hypotenuse = new Segment(0, 0, 3, 4);
        assertThat(hypotenuse.length()).isEqualTo(5);
        assertThat(hypotenuse.distance(3, 0)).isEqualTo(12.0 / 5);
        assertThat(hypotenuse.distance(0, 4)).isEqualTo(12.0 / 5);
        // Of the straight that it is a part of, and so nothing on the straight beyond its end.
        assertThat(hypotenuse.distance(6, 8)).isZero();
    }

    @Test
    void thePartWithinARectangleEndsAtItsSides() {
        Segment diagonal = new Segment(0, 0, 10, 10);
        // From x = 2 on, and up to y = 4.
        assertThat(diagonal.within(2, 0, 8, 4)).contains(new Segment(2, 2, 4, 4));
        assertThat(diagonal.within(0, 0, 10, 10)).contains(diagonal);
        assertThat(diagonal.within(6, 0, 9, 5)).isEmpty();
        assertThat(new Segment(0, 5, 10, 5).within(2, 0, 4, 4)).isEmpty();
        assertThat(new Segment(3, -5, 3, 50).within(2, 0, 4, 4)).contains(new Segment(3, 0, 3, 4));
    }

    @Test
    void strokesThatOnlyTouchDoNotCross() {
        assertThat(new Segment(0, 0, 4, 4).crosses(new Segment(0, 4, 4, 0))).isTrue();
        assertThat(new Segment(0, 0, 4, 4).crosses(new Segment(4, 4, 8, 0))).isFalse();
        assertThat(new Segment(0, 0, 4, 0).crosses(new Segment(0, 1, 4, 1))).isFalse();
        // Their straights cross, beyond the end of one.
        assertThat(new Segment(0, 0, 1, 1).crosses(new Segment(0, 4, 4, 0))).isFalse();
    }

    /** Points of the stroke are in the part where they are in the rectangle, and nowhere else. */
    @Test
    void thePartIsWhatSamplesSay() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            Segment whole = new Segment(
                    20 * random.nextDouble(),
                    20 * random.nextDouble(),
                    20 * random.nextDouble(),
                    20 * random.nextDouble());
            int inside = 0;
            for (int i = 0; i <= 1000; i++) {
                double x = whole.fromX() + i / 1000.0 * (whole.toX() - whole.fromX());
                double y = whole.fromY() + i / 1000.0 * (whole.toY() - whole.fromY());
                inside += x >= 5 && x <= 15 && y >= 7 && y <= 13 ? 1 : 0;
            }
            double part = whole.within(5, 7, 15, 13).map(Segment::length).orElse(0.0);
            assertThat(part / whole.length()).isCloseTo(inside / 1000.0, within(0.0021));
        }
    }
}
