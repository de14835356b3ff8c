package dev.roofline.roofline;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** The nearest size, such as a batch, at which another resource is the bound. */
public final class BoundFlip {
    private BoundFlip() {}

    /**
     * The first larger size with another bound: found by doublings, then by halving the interval.
     *
     * @param bounds the bound at a size
     * @param from the size whose bound is the one to lose
     * @param most the largest size that is tried
     * @return empty where no size that is tried has another bound
     */
    public static OptionalLong above(LongFunction<Optional<Bound>> bounds, long from, long most) {
        Optional<Bound> start = bounds.apply(from);
        long same = from;
        while (same < most) {
            long next = Math.min(most, Math.max(same * 2, same + 1));
            if (!bounds.apply(next).equals(start)) {
                return OptionalLong.of(boundary(bounds, start, same, next));
            }
            same = next;
        }
        return OptionalLong.empty();
    }

    /**
     * The largest smaller size with another bound: found by halvings.
     *
     * @param least the smallest size that is tried
     */
    public static OptionalLong below(LongFunction<Optional<Bound>> bounds, long from, long least) {
        Optional<Bound> start = bounds.apply(from);
        long same = from;
        while (same > least) {
            long next = Math.max(least, same / 2);
            if (!bounds.apply(next).equals(start)) {
                return OptionalLong.of(boundary(bounds, start, same, next));
            }
            same = next;
        }
        return OptionalLong.empty();
    }

    /** The size next to the last with the same bound, between one with it and one without. */
    private static long boundary(
            LongFunction<Optional<Bound>> bounds, Optional<Bound> start, long same, long other) {
        while (Math.abs(other - same) > 1) {
            long middle = same + (other - same) / 2;
            if (bounds.apply(middle).equals(start)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }
}
