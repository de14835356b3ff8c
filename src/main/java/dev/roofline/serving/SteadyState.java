package dev.roofline.serving;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.placement.Analysis;
import dev.roofline.units.Labelled;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.List;

/**
 * Continuous batching with chunked prefill that has run for long (Orca, OSDI 2022; Sarathi-Serve, arXiv 2403.02310): every
 * pass makes one token of each request in flight, and takes as many prompts, or chunks of one, as keep requests coming at the
 * rate at which they end. Requests come evenly: nobody waits in a queue. Replicas go in step, as those do that divide experts
 * among them. Each pass is one that a list of requests asks for, with the same time and the same memory.
 *
 * @param inFlight requests that are decoded in each pass, on average
 * @param beginning requests that begin in each pass, on average, as many as end
 * @param most of the fullest load that could be: requests in flight, or prompts of a pass where none is decoded
 * @param limit what allows no fuller load
 * @param passes of which the state is made, the fullest last
 * @param passSeconds time of a pass on average: the time of a token after the first
 * @param firstToken seconds until a prompt is through, its chunks in consecutive passes
 * @param requestsPerSecond that are served
 * @param tokensPerSecond that are made of them
 * @param busy share of the time in which passes run
 * @param saturated whether the rate asked for cannot be served: the numbers are those of the most that can
 */
public record SteadyState(
        double inFlight,
        double beginning,
        double most,
        Limit limit,
        List<ServedPass> passes,
        double passSeconds,
        double firstToken,
        double requestsPerSecond,
        double tokensPerSecond,
        double busy,
        boolean saturated) {
    /** What allows no fuller passes. */
    public enum Limit implements Labelled {
        /** A fuller pass would not fit a device. */
        MEMORY,
        /** Every pass has a whole chunk of prompt tokens. */
        CHUNK,
        /** The pass was given. */
        GIVEN;

        @Override
        public String label() {
            return this == GIVEN ? "requests" : Labelled.super.label();
        }
    }

    public SteadyState {
        passes = List.copyOf(passes);
    }

    /** Prompt tokens that a replica's fullest pass takes. */
    public long chunk() {
        return passes.get(passes.size() - 1).promptTokens();
    }

    /** Whether requests make tokens after their first. */
    public boolean decodes() {
        return inFlight > 0;
    }

    /** Share of the passes that take prompt tokens. */
    public double carrying() {
        double share = 0;
        for (ServedPass pass : passes) {
            share += pass.promptTokens() > 0 ? pass.share() : 0;
        }
        return share;
    }

    /**
     * A server whose passes are all like one: sequences with one new token are decoded, the others are prompts, or chunks
     * of them, each taken as one request that begins.
     *
     * @param pass a mixed one, of one replica
     */
    public static SteadyState ofPass(Workload pass, Analysis analysis, DeviceMemory memory) {
        long decoded = 0;
        long begun = 0;
        long chunk = 0;
        for (Request request : pass.requests()) {
            boolean decodes = request.newTokens() == 1 && request.contextTokens() > 0;
            decoded += decodes ? request.count() : 0;
            begun += decodes ? 0 : request.count();
            chunk += decodes ? 0 : request.tokens();
        }
        double seconds = analysis.seconds();
        ServedPass served = new ServedPass(1, chunk, pass.requests(), analysis.totals(), seconds, memory, memory);
        return new SteadyState(
                decoded,
                begun,
                decoded,
                Limit.GIVEN,
                List.of(served),
                seconds,
                seconds,
                begun / seconds,
                (decoded + begun) / seconds,
                1,
                false);
    }
}
