package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.Split;
import dev.roofline.model.Stack;
import dev.roofline.workload.Request;
import java.util.List;

/**
 * How the attention of one layer is divided over context ranks, each of which has the same number of tokens of every
 * sequence: by the way that sends least.
 *
 * @param kind by tokens or by heads
 * @param keys that a rank's kernel reads, summed over its sequences
 * @param kvHeads heads of each of them that it reads
 * @param sent keys of all its key/value heads that come to the rank from others; 0 where heads are divided
 */
record ContextDivision(Kind kind, double keys, double kvHeads, double sent) {
    /** What is divided. */
    enum Kind {
        /** Each rank keeps its queries, and all keys and values come to it. */
        TOKENS,
        /** Each rank keeps its queries, and of keys and values come those that they see: tokens stand in order of the ranks. */
        TOKENS_IN_REACH,
        /**
         * Each rank takes a part of the heads, of all tokens: queries, keys and values go to the ranks of their heads, and
         * outputs back to those of their tokens (Jacobs et al., DeepSpeed Ulysses, arXiv 2309.14509). It takes as many query
         * heads on each rank, each with its key/value head: these are divided alike, or each goes to as many ranks.
         */
        HEADS
    }

    /**
     * What there is to choose for.
     *
     * @param attention as the tensor rank has it
     * @param ranks n
     * @param tokens of the device
     */
    record Choice(Attention attention, List<Request> requests, long ranks, long tokens) {
        /**
         * The way that sends least.
         *
         * @param whole what all the replica's queries see
         * @param queryBytes of the queries of a token, and of its outputs
         * @param keyBytes of a key, and of a value, of one head
         */
        ContextDivision leastSent(Stack stack, VisibleKeys whole, double queryBytes, double keyBytes) {
            AttentionMask mask = attention.mask();
            double others = (ranks - 1.0) / ranks;
            double kvHeads = attention.kvHeads();
            double gathered = others * whole.keys().value();
            ContextDivision least =
                    new ContextDivision(Kind.TOKENS, whole.keys().value(), kvHeads, gathered);
            double bytes = gathered * kvHeads * 2 * keyBytes;
            if (isLimited(mask, stack)) {
                double needed = needed(mask, requests, ranks);
                double inReach = Math.min(gathered, fromOthers(mask, requests, ranks));
                double read = Math.min(whole.keys().value(), tokens + needed);
                if (inReach < gathered) {
                    least = new ContextDivision(Kind.TOKENS_IN_REACH, read, kvHeads, inReach);
                    bytes = inReach * kvHeads * 2 * keyBytes;
                }
            }
            boolean divides = attention.heads() % ranks == 0
                    && (attention.kvHeads() % ranks == 0 || ranks % attention.kvHeads() == 0);
            double copies = Math.max(kvHeads, ranks);
            double moved = others * tokens * (2 * queryBytes + 2 * copies * keyBytes);
            return divides && moved < bytes
                    ? new ContextDivision(Kind.HEADS, whole.keys().value(), copies / ranks, 0)
                    : least;
        }
    }

    private static boolean isLimited(AttentionMask mask, Stack stack) {
        return switch (mask.kind()) {
            case EVERYTHING -> false;
            case WINDOW, CHUNK -> stack.causal();
            case NEARBY -> !stack.causal();
        };
    }

    /** Keys beside its own that a rank's queries see, of the rank that sees most. */
    static double needed(AttentionMask mask, List<Request> requests, long ranks) {
        double most = 0;
        for (Request request : requests) {
            long one = 0;
            for (long rank = 0; rank < ranks; rank++) {
                one = Math.max(one, needed(mask, request, ranks, rank));
            }
            most += (double) request.count() * one;
        }
        return most;
    }

    /** The same without those that the rank has itself: of cached tokens each rank has as many. */
    private static double fromOthers(AttentionMask mask, List<Request> requests, long ranks) {
        double others = (ranks - 1.0) / ranks;
        double most = 0;
        for (Request request : requests) {
            double one = 0;
            for (long rank = 0; rank < ranks; rank++) {
                long all = needed(mask, request, ranks, rank);
                long fresh = mask.kind() == AttentionMask.Kind.NEARBY
                        ? all
                        : Math.min(all, Split.before(request.newTokens(), ranks, rank));
                one = Math.max(one, fresh + others * (all - fresh));
            }
            most += request.count() * one;
        }
        return most;
    }

    private static long needed(AttentionMask mask, Request request, long ranks, long rank) {
        long tokens = request.newTokens();
        long before = Split.before(tokens, ranks, rank);
        long after = tokens - before - Split.share(tokens, ranks, rank);
        return switch (mask.kind()) {
            case EVERYTHING -> request.contextTokens() + before;
            case WINDOW -> Math.min(mask.size() - 1L, request.contextTokens() + before);
            case CHUNK -> ofChunk(mask.size(), request, ranks);
            case NEARBY -> Math.min(mask.size(), before) + Math.min(mask.size(), after);
        };
    }

    /**
     * Keys of a chunk that a rank has to fetch: all before its own tokens while one chunk holds the sequence, later what a
     * chunk holds beside a rank's own, and nothing where each rank's tokens are a chunk or more: ranks begin with chunks where
     * their lengths let them.
     */
    private static long ofChunk(long chunk, Request request, long ranks) {
        long tokens = request.newTokens();
        long begun = request.contextTokens() % chunk;
        return begun + tokens <= chunk
                ? begun + tokens - Split.share(tokens, ranks, ranks - 1)
                : Math.max(0, chunk - Split.share(tokens, ranks, 0));
    }
}
