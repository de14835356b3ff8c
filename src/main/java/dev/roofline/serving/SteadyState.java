package dev.roofline.serving;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Continuous batching with chunked prefill that has run for long (Orca, OSDI 2022; Sarathi-Serve, arXiv 2403.02310): every
 * pass makes one token of each request in flight, at its mean context; as many passes carry a chunk of a prompt as keep
 * requests coming at the rate at which they end. Requests come evenly: nobody waits in a queue. Replicas go in step, as those
 * do that divide experts among them.
 *
 * @param inFlight requests that are decoded in each pass, n
 * @param passSeconds time of a pass on average: the time of a token after the first
 * @param chunk prompt tokens of a replica's pass that carries some
 * @param carrying share of the passes that carry a chunk
 * @param firstToken seconds until a prompt is through, its chunks in consecutive passes
 * @param requestsPerSecond that are served
 * @param tokensPerSecond that are made of them
 * @param busy share of the time in which passes run
 * @param saturated whether the rate asked for cannot be served: the numbers are those of the most requests that fit
 */
public record SteadyState(
        long inFlight,
        double passSeconds,
        long chunk,
        double carrying,
        double firstToken,
        double requestsPerSecond,
        double tokensPerSecond,
        double busy,
        boolean saturated) {

    /**
     * The state in which so many requests a second are served, with the fewest requests in flight.
     *
     * @param prefill a prompt of one request, P tokens
     * @param decode the further steps of one request, N - 1 of them
     * @param rate requests a second
     * @param most requests that the devices' memory holds
     * @param budget prompt tokens that a replica's pass takes at most, unless requests end faster than that lets others begin
     */
    public static SteadyState at(
            ModelSpec model,
            Workload prefill,
            Workload decode,
            HardwareProfile hardware,
            double rate,
            long most,
            long budget) {
        SteadyState full = with(model, prefill, decode, hardware, most, budget);
        if (full.requestsPerSecond < rate) {
            return full;
        }
        long few = 0;
        long enough = most;
        while (enough - few > 1) {
            long middle = few + (enough - few) / 2;
            if (with(model, prefill, decode, hardware, middle, budget).requestsPerSecond >= rate) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        SteadyState found = with(model, prefill, decode, hardware, enough, budget);
        return new SteadyState(
                found.inFlight, found.passSeconds, found.chunk, found.carrying, found.firstToken, rate,
                rate * (decode.steps() + 1), rate / found.requestsPerSecond, false);
    }

    /**
     * A server whose passes are all like one: sequences with one new token are decoded, the others are prompts, or chunks
     * of them, each taken as one request that begins.
     *
     * @param pass a mixed one
     * @param seconds that it takes
     */
    public static SteadyState ofPass(Workload pass, double seconds) {
        long decoded = 0;
        long begun = 0;
        long chunk = 0;
        for (Request request : pass.requests()) {
            boolean decodes = request.newTokens() == 1 && request.contextTokens() > 0;
            decoded += decodes ? request.count() : 0;
            begun += decodes ? 0 : request.count();
            chunk += decodes ? 0 : request.tokens();
        }
        return new SteadyState(
                decoded, seconds, chunk, begun > 0 ? 1 : 0, seconds, begun / seconds, (decoded + begun) / seconds, 1, false);
    }

    /** The most that so many requests in flight let through. */
    private static SteadyState with(
            ModelSpec model, Workload prefill, Workload decode, HardwareProfile hardware, long inFlight, long budget) {
        long prompt = prefill.newTokens();
        long replicas = prefill.parallelism().data();
        double made = decode.steps() + 1.0;
        double tokens = inFlight * prompt / made / replicas;
        long chunk = Math.max((long) Math.ceil(tokens), Math.min(prompt, budget));
        double carrying = tokens / chunk;
        long context = decode.contextTokens() + (decode.steps() - 1) / 2;
        double alone = seconds(model, decode, hardware, List.of(new Request(inFlight, 1, context)));
        List<Request> both = new ArrayList<>(List.of(new Request(inFlight, 1, context)));
        addChunk(both, chunk, prompt, prefill.contextTokens(), replicas);
        double mixed = seconds(model, decode, hardware, both);
        double pass = (1 - carrying) * alone + carrying * mixed;
        double passes = Math.ceil((double) prompt / chunk);
        return new SteadyState(
                inFlight, pass, chunk, carrying, passes * mixed, inFlight / made / pass, inFlight / pass, 1, true);
    }

    /** Prompt tokens of a replica's pass: whole prompts, and a part of one in the middle of its way. */
    private static void addChunk(List<Request> requests, long chunk, long prompt, long cached, long replicas) {
        long whole = chunk / prompt;
        long rest = chunk % prompt;
        if (whole > 0) {
            requests.add(new Request(whole * replicas, prompt, cached));
        }
        if (rest > 0) {
            requests.add(new Request(replicas, rest, cached + (prompt - rest) / 2));
        }
    }

    private static double seconds(ModelSpec model, Workload like, HardwareProfile hardware, List<Request> requests) {
        Workload pass = new Workload(
                Phase.MIXED, requests, 1, 0, Workload.NO_TOWER, like.logits(), like.precision(), like.fusion(),
                like.counting(), like.routing(), LatentForm.FASTEST, like.parallelism(),
                like.offload());
        return Generation.analyse(model, Generation.decided(model, pass, hardware), hardware).seconds();
    }
}
