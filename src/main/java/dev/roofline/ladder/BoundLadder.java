package dev.roofline.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * All sizes that an option takes, divided into steps of one bound. It ends before the largest where the bound changes more
 * often than anyone follows, or where times follow no curves.
 *
 * @param asked the size of the run
 * @param steps by rising size, each beginning where the one before it ends
 * @param ended whether it ends before the largest
 */
public record BoundLadder(SizeOption option, long asked, List<Step> steps, boolean ended) {
    public BoundLadder {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a ladder has steps");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).from() != steps.get(i - 1).to() + 1) {
                throw new IllegalArgumentException("a step begins where the one before it ends");
            }
        }
    }

    public long least() {
        return steps.get(0).from();
    }

    public long most() {
        return steps.get(steps.size() - 1).to();
    }

    /** The number of the step that has a size. */
    public int indexOf(long size) {
        if (size < least() || size > most()) {
            throw new IllegalArgumentException("the sizes are from " + least() + " to " + most() + ": " + size);
        }
        int index = 0;
        while (steps.get(index).to() < size) {
            index++;
        }
        return index;
    }

    /** The same where memory holds no larger size; empty where it holds none, or where its capacity is not known. */
    public BoundLadder fitting(OptionalLong largest) {
        List<Step> fitting = new ArrayList<>(steps.size());
        for (Step step : steps) {
            fitting.add(step.fitting(largest));
        }
        return new BoundLadder(option, asked, fitting, ended);
    }
}
