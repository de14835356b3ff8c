package dev.roofline.serving;

import dev.roofline.workload.Workload;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** The largest size, such as a batch, whose memory fits a device. */
public final class LargestFit {
    private LargestFit() {}

    /**
     * By doublings, then by halving the interval.
     *
     * @param fits whether a size fits; what is larger needs no less
     * @param least the smallest size that makes sense
     * @return empty where not even the smallest fits
     */
    public static OptionalLong of(LongPredicate fits, long least) {
        if (!fits.test(least)) {
            return OptionalLong.empty();
        }
        long good = least;
        long bad = Math.max(1, 2 * least);
        while (bad < Workload.MOST && fits.test(bad)) {
            good = bad;
            bad *= 2;
        }
        if (bad >= Workload.MOST) {
            return OptionalLong.of(good);
        }
        while (bad - good > 1) {
            long middle = good + (bad - good) / 2;
            if (fits.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return OptionalLong.of(good);
    }
}
