package dev.roofline.operator;

import dev.roofline.model.AttentionMask;
import dev.roofline.model.Stack;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.List;

/**
 * What a step's queries see, summed over its sequences.
 *
 * @param keys keys that are read
 * @param pairs (query, key) pairs that the mask lets through, for each head
 * @param rectangle pairs of all queries with all those keys, which an unfused implementation computes
 */
record VisibleKeys(Dimension keys, Dimension pairs, Dimension rectangle) {
    private VisibleKeys(double keys, double pairs, double rectangle) {
        this(Letter.KEYS.of(keys), Letter.PAIRS.of(pairs), Letter.PAIRS.of(rectangle));
    }

    /** Of tokens in their own sequences. */
    static VisibleKeys self(Stack stack, AttentionMask mask, List<Request> requests) {
        double keys = 0;
        double pairs = 0;
        double rectangle = 0;
        for (Request request : requests) {
            long queries = request.newTokens();
            long seen = VisiblePairs.keys(mask, queries, request.contextTokens());
            keys += (double) request.count() * seen;
            pairs += (double) request.count() * pairs(stack, mask, request);
            rectangle += (double) request.count() * queries * seen;
        }
        return new VisibleKeys(keys, pairs, rectangle);
    }

    private static long pairs(Stack stack, AttentionMask mask, Request request) {
        if (stack.causal()) {
            return VisiblePairs.causal(mask, request.newTokens(), request.contextTokens());
        }
        return mask.kind() == AttentionMask.Kind.NEARBY
                ? VisiblePairs.nearby(request.newTokens(), mask.size())
                : VisiblePairs.all(request.newTokens(), request.newTokens());
    }

    /** A device's part, where others have the rest. */
    VisibleKeys part(double ofKeys, double ofPairs) {
        return ofKeys == 1 && ofPairs == 1
                ? this
                : new VisibleKeys(keys.value() * ofKeys, pairs.value() * ofPairs, rectangle.value() * ofPairs);
    }

    /** The same pairs where so many keys are read. */
    VisibleKeys reading(double other) {
        return new VisibleKeys(Letter.KEYS.of(other), pairs, rectangle);
    }

    /** Of tokens in the encoder's output. */
    static VisibleKeys cross(Workload workload) {
        double keys = (double) workload.sequences() * workload.encoderTokens();
        double pairs = (double) workload.stepTokens() * workload.encoderTokens();
        return new VisibleKeys(keys, pairs, pairs);
    }
}
