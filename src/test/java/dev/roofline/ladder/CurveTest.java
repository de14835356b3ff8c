package dev.roofline.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {
    /** 3 + 2 (t - 1) + 0.5 (t - 1)(t - 4) at 7: 3 + 12 + 9. */
    @Test
    void isASumOverItsBasis() {
        Curve curve = new Curve(new Basis(1, 4, new double[0]), new double[] {3, 2, 0.5});
        assertThat(curve.at(7)).isEqualTo(24);
        assertThat(curve.at(1)).isEqualTo(3);
        assertThat(curve.copy().add(1).at(7)).isEqualTo(25);
        assertThat(curve.at(7)).isEqualTo(24);
        assertThat(curve.copy().add(curve, -1).isZero()).isTrue();
        assertThat(curve.isZero()).isFalse();
    }

    /** With the rate ln 1/2 half of what is open is left after each size: 8 (1 - 1/8) three sizes on. */
    @Test
    void whatSaturatesComesNearAndStays() {
        Basis basis = new Basis(10, 20, new double[] {Math.log(0.5)});
        Curve curve = new Curve(basis, new double[] {1, 0, 0, 8});
        assertThat(curve.at(13)).isCloseTo(8, within(1e-12));
        assertThat(curve.at(1000)).isEqualTo(9);
        assertThat(curve.least(10, 13)).isCloseTo(1, within(1e-12));
        assertThat(curve.most(10, 13)).isCloseTo(8, within(1e-12));
    }

    /** No value is beyond the bounds that are said of its range; a parabola's own are met, or come near between two sizes. */
    @Test
    void boundsHoldEveryValue() {
        Random random = new Random(31);
        for (int round = 0; round < 500; round++) {
            boolean saturates = random.nextBoolean();
            double[] rates = saturates ? new double[] {-random.nextDouble()} : new double[0];
            double[] weights = new double[3 + rates.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextGaussian() * Math.pow(10, -i % 3);
            }
            Curve curve = new Curve(new Basis(random.nextInt(50), random.nextInt(50), rates), weights);
            long from = 50L + random.nextInt(20);
            long to = from + random.nextLong(60);
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (long at = from; at <= to; at++) {
                least = Math.min(least, curve.at(at));
                most = Math.max(most, curve.at(at));
            }
            double dust = 1e-9 * (1 + Math.abs(least) + Math.abs(most));
            assertThat(curve.least(from, to)).isLessThanOrEqualTo(least + dust);
            assertThat(curve.most(from, to)).isGreaterThanOrEqualTo(most - dust);
            if (!saturates) {
                // Half a size beside the vertex a parabola is a quarter of its bend away.
                double near = Math.abs(weights[2]) / 4 + dust;
                assertThat(curve.least(from, to)).isGreaterThanOrEqualTo(least - near);
                assertThat(curve.most(from, to)).isLessThanOrEqualTo(most + near);
            }
        }
    }

    /** From -6 at 0 to 4 at 10 a line changes its sign at 6. */
    @Test
    void aLineIsZeroWhereItChangesItsSign() {
        Curve line = new Curve(new Basis(0, 1, new double[0]), new double[] {-6, 1, 0});
        assertThat(line.zero(0, 10)).isEqualTo(6);
        assertThat(line.zero(7, 10)).isEqualTo(10);
        assertThat(line.zero(6, 10)).isEqualTo(10);
    }
}
