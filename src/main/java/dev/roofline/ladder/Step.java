package dev.roofline.ladder;

import dev.roofline.placement.Bound;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sizes next to each other at which one resource holds most of the time.
 *
 * @param bound empty where no time passes
 * @param mixed those of the sizes at which it holds less than two thirds
 * @param fitsTo the largest of the sizes that memory holds; empty where it holds none, or where its capacity is not known
 */
public record Step(long from, long to, Optional<Bound> bound, List<Range> mixed, OptionalLong fitsTo) {
    public Step {
        mixed = List.copyOf(mixed);
        if (from > to) {
            throw new IllegalArgumentException("a step's sizes rise: " + from + " to " + to);
        }
    }

    /** The first size at which the bound holds less than two thirds of the time. */
    public OptionalLong mixedFrom() {
        return mixed.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(mixed.get(0).from());
    }

    /** The last size at which the bound holds less than two thirds of the time. */
    public OptionalLong mixedTo() {
        return mixed.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(mixed.get(mixed.size() - 1).to());
    }

    /** Whether memory holds some of the sizes, and not all. */
    public boolean endsMemory() {
        return fitsTo.isPresent() && fitsTo.getAsLong() < to;
    }

    Step fitting(OptionalLong largest) {
        boolean holds = largest.isPresent() && largest.getAsLong() >= from;
        return new Step(
                from,
                to,
                bound,
                mixed,
                holds ? OptionalLong.of(Math.min(to, largest.getAsLong())) : OptionalLong.empty());
    }
}
