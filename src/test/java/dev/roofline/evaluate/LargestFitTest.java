package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class LargestFitTest {
    private static final long MOST = 1L << 40;

    @Test
    void isTheLastSizeWithinTheCapacity() {
        // 7 + 3 n <= 1,000 up to n = 331.
        assertThat(LargestFit.of(size -> 7 + 3 * size, 1000, 1, MOST)).hasValue(331);
        assertThat(LargestFit.of(size -> 7 + 3 * size, 1000 - 1e-9, 1, MOST)).hasValue(330);
        // In pages of 16: 20 of them hold 320.
        assertThat(LargestFit.of(size -> Math.ceil(size / 16.0), 20, 1, MOST)).hasValue(320);
        assertThat(LargestFit.of(size -> size, 5, 5, MOST)).hasValue(5);
    }

    @Test
    void isNoneWhereNothingFitsOrEverythingDoes() {
        assertThat(LargestFit.of(size -> size + 10, 10, 1, MOST)).isEmpty();
        assertThat(LargestFit.of(size -> 3, 10, 1, MOST)).isEmpty();
        assertThat(LargestFit.of(size -> size, 100, 1, 100)).isEmpty();
        assertThat(LargestFit.of(size -> size, 99, 1, 100)).hasValue(99);
    }

    /** Straight, bent, in steps, flat for long and then steep: where it is the last that fits, one more does not. */
    @Test
    void isFoundOfWhateverGrows() {
        Random random = new Random(23);
        for (int round = 0; round < 3000; round++) {
            double slope = Math.pow(10, -3 + 6 * random.nextDouble());
            double bend = random.nextBoolean() ? slope * random.nextDouble() / 1000 : 0;
            long step = random.nextBoolean() ? 1 : 1 + random.nextInt(5000);
            long knee = random.nextBoolean() ? 0 : (long) Math.pow(10, 7 * random.nextDouble());
            LongToDoubleFunction kept = size -> {
                double whole = (size + step - 1) / step * step + 100.0 * Math.max(0, size - knee);
                return 50 + slope * whole + bend * whole * whole;
            };
            // Often exactly what a size takes, which then fits.
            double capacity = random.nextBoolean()
                    ? Math.pow(10, 2 + 12 * random.nextDouble())
                    : kept.applyAsDouble(1 + (long) Math.pow(10, 9 * random.nextDouble()));
            int[] asked = {0};
            OptionalLong found = LargestFit.of(
                    size -> {
                        asked[0]++;
                        return kept.applyAsDouble(size);
                    },
                    capacity,
                    1,
                    MOST);
            if (found.isPresent()) {
                assertThat(kept.applyAsDouble(found.getAsLong())).isLessThanOrEqualTo(capacity);
                assertThat(kept.applyAsDouble(found.getAsLong() + 1)).isGreaterThan(capacity);
            } else {
                assertThat(kept.applyAsDouble(1) > capacity || kept.applyAsDouble(MOST) <= capacity)
                        .isTrue();
            }
            // Halving alone would take 40 on the way up and 40 on the way down.
            assertThat(asked[0]).isLessThan(90);
        }
    }
}
