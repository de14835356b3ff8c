package dev.roofline.operator;

import dev.roofline.model.StateSpace;
import dev.roofline.workload.Request;
import java.util.List;

/**
 * The chunks in which prompts are scanned: full ones and a remainder of each. A sequence with one new token takes it as a
 * step of the recurrence.
 *
 * @param squares sum over all chunks of the square of their tokens
 * @param tokens in chunks
 * @param alone tokens that are the only new ones of their sequences
 */
record ScanChunks(double squares, double tokens, double chunks, double alone) {
    /** Scores and values of each chunk, its state, the states read out and passed on. */
    static final Formula FLOPS = new Formula(
            "FLOPs", "2 (N G + H P) sum(q^2) + 4 N H P sum(q) + 2 N H P chunks + 5 N H P alone", Source.MAMBA2);

    static ScanChunks of(List<Request> requests, long chunk) {
        double squares = 0;
        double tokens = 0;
        double chunks = 0;
        double alone = 0;
        for (Request request : requests) {
            if (request.newTokens() == 1) {
                alone += request.count();
                continue;
            }
            long full = request.newTokens() / chunk;
            double rest = request.newTokens() % chunk;
            squares += request.count() * ((double) full * chunk * chunk + rest * rest);
            tokens += request.tokens();
            chunks += request.count() * (full + (rest > 0 ? 1.0 : 0));
        }
        return new ScanChunks(squares, tokens, chunks, alone);
    }

    double flops(StateSpace space) {
        double state = space.recurrentState();
        double scores = (double) space.state() * space.groups() + space.inner();
        return 2 * squares * scores + (4 * tokens + 2 * chunks + 5 * alone) * state;
    }

    List<Symbol> symbols(StateSpace space) {
        return List.of(
                new Symbol("H", space.heads()),
                new Symbol("P", space.headSize()),
                new Symbol("N", space.state()),
                new Symbol("G", space.groups()),
                new Symbol("sum(q^2)", squares),
                new Symbol("sum(q)", tokens),
                new Symbol("chunks", chunks),
                new Symbol("alone", alone));
    }
}
