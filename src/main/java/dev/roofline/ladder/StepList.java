package dev.roofline.ladder;

import dev.roofline.placement.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts ranges of sizes together that come one after the other: those of one bound are one step. It ends where there are more
 * than anyone reads, as where each chunk of a model without other layers begins them anew.
 */
final class StepList {
    private static final int MOST = 1000;

    private int listed;
    private boolean ended;
    private final List<Step> steps = new ArrayList<>();
    private long from;
    private long to;
    private Optional<Bound> bound = Optional.empty();
    private List<Range> mixed = new ArrayList<>();
    private boolean begun;

    boolean isFull() {
        return ended || listed > MOST;
    }

    /** Takes no more. */
    void end() {
        ended = true;
    }

    void add(long first, long last, Standing standing) {
        if (isFull()) {
            return;
        }
        if (begun && first != to + 1) {
            throw new IllegalStateException("sizes are looked at one after the other: " + first + " after " + to);
        }
        if (!begun || !bound.equals(standing.bound())) {
            close();
            listed++;
            begun = true;
            from = first;
            bound = standing.bound();
            mixed = new ArrayList<>();
        }
        to = last;
        if (standing.mixed()) {
            int end = mixed.size() - 1;
            if (end >= 0 && mixed.get(end).to() == first - 1) {
                mixed.set(end, new Range(mixed.get(end).from(), last));
            } else {
                listed++;
                mixed.add(new Range(first, last));
            }
        }
    }

    private void close() {
        if (begun) {
            steps.add(new Step(from, to, bound, mixed, OptionalLong.empty()));
        }
    }

    List<Step> steps() {
        close();
        begun = false;
        return steps;
    }
}
