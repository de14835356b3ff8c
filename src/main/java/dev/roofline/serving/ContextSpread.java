package dev.roofline.serving;

import dev.roofline.workload.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the requests in flight of a server stand. Each has come through as many of its decode passes as any other number, so
 * that their contexts lie evenly between the prompt's and that of the last pass. They are placed in pairs about the middle, at
 * one, three, five and seven eighths of the way, and the odd one in the middle: a few entries, whose sum of contexts is that
 * of all places (but for half a token of the odd one), and that only grow where a request comes to them.
 */
final class ContextSpread {
    /** Below the middle; as far above it stand the others of the pairs. */
    private static final long[] EIGHTHS = {1, 3};

    /** So many requests more, and one more stands in each of the pairs' places. */
    static final long PERIOD = 2L * EIGHTHS.length;

    private ContextSpread() {}

    /**
     * The same at the moment when all contexts together are longest: evenly apart by the n-th part of d passes, requests have
     * (d - gcd(n, d)) / 2 tokens more together just before one of them ends than they have on average.
     */
    static List<Request> longest(long inFlight, long first, long passes, long replicas) {
        long more = (passes - gcd(inFlight, passes)) / 2;
        long each = more / inFlight;
        long left = more % inFlight;
        List<Request> requests = new ArrayList<>();
        for (Request request : of(inFlight, first, passes, replicas)) {
            long count = request.count() / replicas;
            long further = Math.min(left, count);
            left -= further;
            add(requests, further * replicas, request.contextTokens() + each + 1);
            add(requests, (count - further) * replicas, request.contextTokens() + each);
        }
        return requests;
    }

    private static void add(List<Request> requests, long count, long context) {
        if (count > 0) {
            requests.add(new Request(count, 1, context));
        }
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * Requests with one new token each.
     *
     * @param inFlight requests of a replica
     * @param first cached tokens of a request's first decode pass
     * @param passes decode passes of a request
     * @param replicas that each have so many
     */
    static List<Request> of(long inFlight, long first, long passes, long replicas) {
        long pairs = inFlight / 2;
        long outer = passes * EIGHTHS[0] / 8;
        long inner = passes * EIGHTHS[1] / 8;
        long last = passes - 1;
        long[] places = {outer, inner, passes / 2, last - inner, last - outer};
        // The inner pair is the first: where a window ends the growth of what is read, fewer places never seem to cost
        // less.
        long[] counts = {pairs / 2, (pairs + 1) / 2, inFlight % 2, (pairs + 1) / 2, pairs / 2};
        List<Request> requests = new ArrayList<>();
        long together = 0;
        for (int i = 0; i < places.length; i++) {
            together += counts[i];
            boolean same = i + 1 < places.length && places[i + 1] == places[i];
            if (together > 0 && !same) {
                requests.add(new Request(together * replicas, 1, first + places[i]));
                together = 0;
            }
        }
        return requests;
    }
}
