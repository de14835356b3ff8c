package dev.roofline.serving;

import dev.roofline.workload.Request;
import java.util.List;

/**
 * How a server is filled: passes of one kind, or of two that take turns.
 *
 * @param inFlight requests of all replicas that are decoded in a pass, on average
 * @param ending requests that end in a pass of all replicas, on average; as many begin
 * @param kinds of passes, the fullest last
 */
record ServerLoad(double inFlight, double ending, List<Kind> kinds) {
    /**
     * Passes that are alike.
     *
     * @param share of all passes
     * @param promptTokens that a replica's pass takes
     * @param requests of all replicas: those that are decoded, then prompts
     * @param longest the same when their contexts are longest: a chunk is the last of its prompt
     */
    record Kind(double share, long promptTokens, List<Request> requests, List<Request> longest) {
        Kind {
            requests = List.copyOf(requests);
            longest = List.copyOf(longest);
        }
    }

    ServerLoad {
        kinds = List.copyOf(kinds);
    }

    Kind fullest() {
        return kinds.get(kinds.size() - 1);
    }
}
