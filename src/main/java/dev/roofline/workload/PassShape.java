package dev.roofline.workload;

import java.util.List;

/**
 * What a pass runs over.
 *
 * @param requests the sequences: alike in all phases but {@link Phase#MIXED}
 * @param steps passes, each with one more cached token than the one before; 1 but in a generation
 * @param encoderTokens tokens that the encoder has processed, for cross-attention; 0 without an encoder
 * @param tower index of the tower that an encode runs; {@link Workload#NO_TOWER} for the model's own stacks
 */
public record PassShape(Phase phase, List<Request> requests, long steps, long encoderTokens, int tower) {
    public PassShape {
        requests = List.copyOf(requests);
        requireCount(steps, 1, "steps");
        requireCount(encoderTokens, 0, "encoder tokens");
        if (requests.isEmpty() || (requests.size() > 1 && phase != Phase.MIXED)) {
            throw new IllegalArgumentException("all sequences of a step are alike, but in a mixed one");
        }
        for (Request request : requests) {
            if ((phase == Phase.ENCODE || phase.isTraining()) && request.contextTokens() > 0) {
                throw new IllegalArgumentException("an encoder has no cache, and neither has training");
            }
            if (phase == Phase.DECODE && request.newTokens() != 1) {
                throw new IllegalArgumentException("a decode step makes one token of each sequence");
            }
        }
    }

    /** One pass of the model's own stacks, of a model without an encoder before them. */
    public PassShape(Phase phase, List<Request> requests) {
        this(phase, requests, 1, 0, Workload.NO_TOWER);
    }

    /** One pass of the model's own stacks over sequences that are alike. */
    public PassShape(Phase phase, long sequences, long newTokens, long contextTokens) {
        this(phase, List.of(new Request(sequences, newTokens, contextTokens)));
    }

    public PassShape withRequests(List<Request> other) {
        return new PassShape(phase, other, steps, encoderTokens, tower);
    }

    public PassShape withSteps(long other) {
        return new PassShape(phase, requests, other, encoderTokens, tower);
    }

    public PassShape withEncoderTokens(long other) {
        return new PassShape(phase, requests, steps, other, tower);
    }

    private static void requireCount(long value, long least, String what) {
        if (value < least || value > Workload.MOST) {
            throw new IllegalArgumentException(what + " is from " + least + " to " + Workload.MOST + ": " + value);
        }
    }
}
