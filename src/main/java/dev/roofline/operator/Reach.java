package dev.roofline.operator;

import dev.roofline.model.Sight;
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
record Reach(double keys, double pairs, double rectangle) {
    /** Of tokens in their own sequences. */
    static Reach self(Stack stack, Sight sight, List<Request> requests) {
        double keys = 0;
        double pairs = 0;
        double rectangle = 0;
        for (Request request : requests) {
            long queries = request.newTokens();
            long seen = VisiblePairs.keys(sight, queries, request.contextTokens());
            keys += (double) request.count() * seen;
            pairs += (double) request.count() * pairs(stack, sight, request);
            rectangle += (double) request.count() * queries * seen;
        }
        return new Reach(keys, pairs, rectangle);
    }

    private static long pairs(Stack stack, Sight sight, Request request) {
        if (stack.causal()) {
            return VisiblePairs.causal(sight, request.newTokens(), request.contextTokens());
        }
        return sight.kind() == Sight.Kind.NEARBY
                ? VisiblePairs.nearby(request.newTokens(), sight.size())
                : VisiblePairs.all(request.newTokens(), request.newTokens());
    }

    /** A device's part, where others have the rest. */
    Reach part(double ofKeys, double ofPairs) {
        return ofKeys == 1 && ofPairs == 1 ? this : new Reach(keys * ofKeys, pairs * ofPairs, rectangle * ofPairs);
    }

    /** The same pairs where so many keys are read. */
    Reach reading(double other) {
        return new Reach(other, pairs, rectangle);
    }

    /** Of tokens in the encoder's output. */
    static Reach cross(Workload workload) {
        double keys = (double) workload.batch() * workload.encoderTokens();
        double pairs = (double) workload.stepTokens() * workload.encoderTokens();
        return new Reach(keys, pairs, pairs);
    }
}
