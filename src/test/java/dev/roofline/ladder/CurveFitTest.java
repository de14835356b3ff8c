package dev.roofline.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurveFitTest {
    private static final long[] AT = {1, 181, 32768, 5931641, 1073741824};

    @Test
    void aParabolaIsMetToItsDigitsAtSmallSizesAndAtLarge() {
        LongToDoubleFunction time = size -> 7 + 0.25 * size + 3e-5 * size * (double) size;
        CurveFit.Fitted fitted = Objects.requireNonNull(fit(AT, time, false));
        for (long size : new long[] {2, 3, 100, 1000, 777_777, 1_000_000_007}) {
            assertThat(fitted.on(size).at(size))
                    .isCloseTo(time.applyAsDouble(size), within(1e-12 * time.applyAsDouble(size)));
        }
    }

    @Test
    void theFasterOfTwoAlgorithmsIsTwoLines() {
        LongToDoubleFunction time = size -> Math.min(5 + 2.0 * size, 5000 + 1.5 * size);
        CurveFit.Fitted fitted = Objects.requireNonNull(fit(AT, time, false));
        assertThat(fitted.last()).isBetween(9989L, 9990L);
        assertThat(fitted.on(9989).at(9989)).isCloseTo(time.applyAsDouble(9989), within(1e-6));
        assertThat(fitted.on(9991).at(9991)).isCloseTo(time.applyAsDouble(9991), within(1e-6));
    }

    @Test
    void aKinkBesideTheFirstOrTheLastSampleFollowsNoCurveButIsFound() {
        CurveFit fit = new CurveFit(AT, new double[0]);
        assertThat(fit.of(values(AT, size -> Math.min(5 + 2.0 * size, 50 + 1.5 * size)), false))
                .isNull();
        assertThat(fit.kink()).isEqualTo(1);
        assertThat(fit.of(values(AT, size -> Math.min(5 + 2.0 * size, 4e7 + 1.5 * size)), false))
                .isNull();
        assertThat(fit.kink()).isEqualTo(3);
    }

    @Test
    void distinctExpertsSaturate() {
        double rate = Math.log1p(-8.0 / 256);
        long[] at = {1, 6, 33, 190, 1160};
        LongToDoubleFunction time = size -> 3 + 0.01 * size - 200 * Math.expm1(rate * size);
        CurveFit fit = new CurveFit(at, new double[] {rate});
        CurveFit.Fitted fitted = Objects.requireNonNull(fit.of(values(at, time), true));
        for (long size = 1; size <= 1160; size++) {
            assertThat(fitted.on(size).at(size))
                    .isCloseTo(time.applyAsDouble(size), within(1e-11 * time.applyAsDouble(size)));
        }
        assertThat(fit.of(values(at, time), false)).isNull();
    }

    @Test
    void aSawtoothFollowsNoCurve() {
        assertThat(fit(AT, size -> 10 + size % 7, false)).isNull();
    }

    private static CurveFit.@Nullable Fitted fit(long[] at, LongToDoubleFunction time, boolean saturates) {
        return new CurveFit(at, new double[0]).of(values(at, time), saturates);
    }

    private static double[] values(long[] at, LongToDoubleFunction time) {
        double[] values = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            values[i] = time.applyAsDouble(at[i]);
        }
        return values;
    }
}
