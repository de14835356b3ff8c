package dev.roofline.serving;

import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * All loads that a server's rules allow, each with more in flight than the one before. A replica's pass decodes the n requests
 * in flight and takes at most a chunk of prompt tokens. A request ends after its decode passes, d of them: n/d end in a pass,
 * and as many prompts begin. Prompts are taken whole where the chunk holds them: q and q + 1 of them in turn, that n/d begin
 * on average; a longer prompt takes several passes, a chunk in each, counted at its middle. As many prompt tokens as fill
 * every pass's chunk are the end of it: n = d chunk / prompt, which is no whole number of requests, so that those below and
 * above take turns. Without decode passes requests end as their prompts do.
 *
 * @param prompt tokens of a request that are processed, P
 * @param cached tokens of it that are cached before
 * @param decodePasses of a request: one less than it makes tokens, since its prompt yields the first
 * @param chunk prompt tokens that a replica's pass takes at most
 * @param replicas that go in step, each filled alike
 */
record ServerLoads(long prompt, long cached, long decodePasses, long chunk, long replicas) {
    ServerLoads {
        if (prompt < 1 || cached < 0 || decodePasses < 0 || chunk < 1 || replicas < 1) {
            throw new IllegalArgumentException("a server has prompts, chunks and replicas");
        }
    }

    /** How many loads there are; they are numbered from 1. */
    long count() {
        long most = Workload.MOST / replicas;
        long whole = wholeLoads();
        return whole >= most ? most : whole + (fillsUp() ? 1 : 0);
    }

    /** Loads of a whole number of requests; of prompts alone where a request has no decode pass. */
    private long wholeLoads() {
        return decodePasses > 0 ? decodePasses * chunk / prompt : chunk / prompt;
    }

    /** Whether full chunks are more than the last such load. */
    private boolean fillsUp() {
        return Math.max(1, decodePasses) * chunk % prompt != 0;
    }

    /** Loads whose prompts are all taken whole. */
    long ofWholePrompts() {
        return Math.min(count(), Math.max(1, decodePasses) * (chunk / prompt));
    }

    ServerLoad at(long number) {
        if (number > wholeLoads()) {
            return full();
        }
        if (decodePasses == 0) {
            return new ServerLoad(0, (double) number * replicas, List.of(kind(1, 0, number * prompt)));
        }
        return new ServerLoad((double) number * replicas, (double) number * replicas / decodePasses, turns(number));
    }

    /** Passes of few and of more prompt tokens, that let as many prompts begin as requests end. */
    private List<ServerLoad.Kind> turns(long inFlight) {
        long fewer = chunk < prompt ? 0 : inFlight / decodePasses * prompt;
        long more = Math.min(fewer + prompt, chunk);
        long needed = inFlight * prompt - decodePasses * fewer;
        if (needed == 0) {
            return List.of(kind(1, inFlight, fewer));
        }
        double share = (double) needed / (decodePasses * (more - fewer));
        return share == 1
                ? List.of(kind(1, inFlight, more))
                : List.of(kind(1 - share, inFlight, fewer), kind(share, inFlight, more));
    }

    /** Each pass takes a whole chunk. */
    private ServerLoad full() {
        double ending = (double) chunk / prompt * replicas;
        if (decodePasses == 0) {
            return new ServerLoad(0, ending, List.of(kind(1, 0, chunk)));
        }
        long below = wholeLoads();
        double above = (double) (decodePasses * chunk % prompt) / prompt;
        return new ServerLoad(
                ending * decodePasses, ending, List.of(kind(1 - above, below, chunk), kind(above, below + 1, chunk)));
    }

    private ServerLoad.Kind kind(double share, long inFlight, long promptTokens) {
        List<Request> requests = new ArrayList<>();
        List<Request> longest = new ArrayList<>();
        if (inFlight > 0) {
            requests.addAll(ContextSpread.of(inFlight, cached + prompt, decodePasses, replicas));
            longest.addAll(ContextSpread.longest(inFlight, cached + prompt, decodePasses, replicas));
        }
        long whole = promptTokens / prompt;
        long part = promptTokens % prompt;
        if (whole > 0) {
            requests.add(new Request(whole * replicas, prompt, cached));
            longest.add(new Request(whole * replicas, prompt, cached));
        }
        if (part > 0) {
            requests.add(new Request(replicas, part, cached + (prompt - part) / 2));
            longest.add(new Request(replicas, part, cached + prompt - part));
        }
        return new ServerLoad.Kind(share, promptTokens, requests, longest);
    }
}
