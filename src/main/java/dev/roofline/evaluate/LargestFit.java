package dev.roofline.evaluate;

import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/** The largest size, such as a batch, at which what a device keeps is within its capacity. */
public final class LargestFit {
    private LargestFit() {}

    /**
     * By interpolation, since what is kept grows about in proportion; by halving where that does not get on.
     *
     * @param kept bytes at a size, no less at a larger one
     * @param least the smallest size that makes sense
     * @param most the largest that is counted
     * @return empty where not even the smallest fits, or where every size does
     */
    public static OptionalLong of(LongToDoubleFunction kept, double capacity, long least, long most) {
        double atGood = kept.applyAsDouble(least);
        if (atGood > capacity) {
            return OptionalLong.empty();
        }
        long good = least;
        long bad = Math.min(most, Math.max(16, 2 * least));
        double atBad = kept.applyAsDouble(bad);
        while (atBad <= capacity) {
            if (bad == most) {
                return OptionalLong.empty();
            }
            double slope = (atBad - atGood) / (bad - good);
            good = bad;
            atGood = atBad;
            double ahead = slope > 0 ? (capacity - atGood) / slope : bad;
            bad = (long) Math.min(most, good + Math.max(1, ahead * 1.001));
            atBad = kept.applyAsDouble(bad);
        }
        boolean halve = false;
        while (bad - good > 1) {
            double part = halve ? 0.5 : (capacity - atGood) / (atBad - atGood);
            long between = Math.max(good + 1, Math.min(bad - 1, good + (long) (part * (bad - good))));
            long before = bad - good;
            double at = kept.applyAsDouble(between);
            if (at <= capacity) {
                good = between;
                atGood = at;
            } else {
                bad = between;
                atBad = at;
            }
            halve = !halve && bad - good > before / 2;
        }
        return OptionalLong.of(good);
    }
}
