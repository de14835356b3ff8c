package dev.roofline.operator;

import dev.roofline.model.AttentionMask;
import dev.roofline.model.LatentAttention;
import dev.roofline.units.NumberFormat;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operators of one latent attention. In the naive form the latents of all tokens in reach are expanded to the keys
 * and values of every head; in the absorbed form the expansion's two halves are moved to the queries and to the outputs,
 * and attention runs on the latents, read once for all heads.
 */
final class LatentOperators {
    private final LatentAttention latent;
    private final Workload workload;
    private final Emission emission;
    private final Sublayer sublayer;
    private final long tokens;
    private final int width;

    LatentOperators(LatentAttention latent, Sublayer sublayer) {
        this.latent = latent;
        this.workload = sublayer.workload();
        this.emission = sublayer.emission();
        this.sublayer = sublayer;
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
    }

    void emit() {
        Site query = emitQueries();
        emitLatents();
        emitRotary(query);
        if (sublayer.share().gathersKeys()) {
            Access latents = emission.kvRead(
                    "latents and rotary keys", reach(workload.requests()).keys(), latent.latentWidth());
            sublayer.contextCollective("", Collective.Kind.ALL_GATHER, latents);
        }
        List<Request> naive = workload.requests(false);
        List<Request> absorbed = workload.requests(true);
        if (!naive.isEmpty()) {
            emitNaive(naive);
        }
        if (!absorbed.isEmpty()) {
            emitAbsorbed(absorbed, naive.isEmpty() ? "" : "_absorbed");
        }
        List<Access> output = sublayer.operands(tokens, latent.valueWidth(), width);
        sublayer.bias(output, latent.bias(), width);
        sublayer.closingGemm(sublayer.projection("output"), latent.valueWidth(), output, emitLatentGradients());
    }

    /**
     * Products down to latents are whole on every tensor rank: where all heads go through latents, it is their gradients
     * that have to be summed up, and not those of the stream.
     */
    private Collective.Way emitLatentGradients() {
        if (latent.queryRank().isEmpty() || emission.dividesStream()) {
            return Collective.Way.BOTH;
        }
        emission.tensorCollective(
                sublayer.site("latents_all_reduce", Group.COLLECTIVE),
                Collective.Kind.ALL_REDUCE,
                Collective.Way.BACKWARD,
                tokens,
                latent.queryRank().getAsInt() + (double) latent.latentWidth());
        return Collective.Way.FORWARD;
    }

    /** @return the product that makes the queries */
    private Site emitQueries() {
        if (latent.queryRank().isEmpty()) {
            Site site = sublayer.projection("q");
            sublayer.inputNorm(site);
            List<Access> q = sublayer.operands(tokens, width, latent.queryWidth());
            q.addAll(sublayer.fusedInputNorm());
            q.add(emission.act("queries", tokens, latent.queryWidth()));
            sublayer.gemm(site, tokens, latent.queryWidth(), width, q);
            return site;
        }
        long rank = latent.queryRank().getAsInt();
        Site downSite = sublayer.projection("q_down");
        sublayer.inputNorm(downSite);
        List<Access> down = sublayer.operands(tokens, width, rank);
        down.addAll(sublayer.fusedInputNorm());
        sublayer.bias(down, latent.bias(), rank);
        down.add(emission.act("query latents", tokens, rank));
        sublayer.gemm(downSite, tokens, rank, width, down);
        Site upSite = sublayer.projection("q_up");
        latentNorm("q_norm", upSite, rank);
        List<Access> up = sublayer.operands(tokens, rank, latent.queryWidth());
        fusedNorm(up, rank);
        up.add(emission.act("queries", tokens, latent.queryWidth()));
        sublayer.gemm(upSite, tokens, latent.queryWidth(), rank, up);
        return upSite;
    }

    /** Latents and rotary keys of the new tokens, which go to the cache normalised and turned. */
    private void emitLatents() {
        List<Access> down = sublayer.operands(tokens, width, latent.latentWidth());
        sublayer.bias(down, latent.bias(), latent.latentWidth());
        fusedNorm(down, latent.kvRank());
        double kept = tokens * sublayer.share().keys();
        down.add(emission.kvWritten("latents and rotary keys", kept, latent.latentWidth()));
        Site site = sublayer.projection("kv_down");
        sublayer.gemm(site, tokens, latent.latentWidth(), width, down);
        latentNorm("kv_norm", site, latent.kvRank());
    }

    private void emitRotary(Site anchor) {
        if (latent.ropeSize() == 0) {
            return;
        }
        double turned = tokens * (latent.heads() + 1.0) * latent.ropeSize();
        Access all = emission.act("rotary parts", 1, turned);
        sublayer.elementwise("rotary", anchor, Work.ROTARY, turned, List.of(all, all));
    }

    private void emitNaive(List<Request> requests) {
        VisibleKeys reach = reach(requests);
        long rows = tokens(requests);
        double expanded = reach.keys();
        List<Access> up = new ArrayList<>(List.of(
                emission.kvRead("latents", expanded, latent.kvRank()),
                emission.matrix(latent.expandedWidth(), latent.kvRank(), sublayer.weights()),
                emission.act("keys and values", expanded, latent.expandedWidth())));
        sublayer.gemm(sublayer.projection("kv_up"), expanded, latent.expandedWidth(), latent.kvRank(), up);
        Access queries = emission.act("queries", rows, latent.queryWidth());
        Access values = emission.act("values", expanded, latent.valueWidth());
        Access output = emission.act("output", rows, latent.valueWidth());
        Form form = new Form("", reach, latent.scoreSize(), latent.valueSize());
        if (emission.fuses()) {
            Access keys = emission.act("keys", expanded, (double) latent.heads() * latent.nopeSize());
            Access rotary = emission.kvRead("rotary keys", expanded, latent.ropeSize());
            kernel(form, List.of(queries, keys, rotary, values, output));
        } else {
            // Eager frameworks copy the one rotary key to every head.
            Access keys = emission.act("keys", expanded, latent.queryWidth());
            unfused(form, rows, List.of(queries, keys), List.of(values, output));
        }
        partialOutputs("", rows, latent.valueWidth());
    }

    /** Context ranks that divide the keys of a decode step each have a part of every output, with its softmax's sum. */
    private void partialOutputs(String suffix, long rows, double channels) {
        if (!sublayer.share().gathersKeys()) {
            sublayer.contextCollective(
                    "",
                    Collective.Kind.ALL_REDUCE,
                    emission.act("partial outputs" + suffix, rows, channels + latent.heads()));
        }
    }

    private void emitAbsorbed(List<Request> requests, String suffix) {
        VisibleKeys reach = reach(requests);
        long rows = tokens(requests);
        long perHead = rows * latent.heads();
        Access shifted = emission.act("queries on latents", perHead, latent.kvRank());
        sublayer.gemm(
                sublayer.projection("absorb_q"),
                perHead,
                latent.kvRank(),
                latent.nopeSize(),
                List.of(
                        emission.act("queries", perHead, latent.nopeSize()),
                        emission.matrix(
                                (double) latent.heads() * latent.nopeSize(), latent.kvRank(), sublayer.weights()),
                        shifted));
        Access queries = emission.act("queries on latents", perHead, latent.latentWidth());
        Access values = emission.act("values on latents", perHead, latent.kvRank());
        Form form = new Form(suffix, reach, latent.latentWidth(), latent.kvRank());
        Access keys = emission.kvRead("latents and rotary keys", reach.keys(), latent.latentWidth());
        if (emission.fuses()) {
            kernel(form, List.of(queries, keys, values));
        } else {
            Access read = emission.kvRead("latents", reach.keys(), latent.kvRank());
            unfused(form, rows, List.of(queries, keys), List.of(read, values));
        }
        partialOutputs(suffix, rows, (double) latent.heads() * latent.kvRank());
        sublayer.gemm(
                sublayer.projection("absorb_v"),
                perHead,
                latent.valueSize(),
                latent.kvRank(),
                List.of(
                        values,
                        emission.matrix(
                                (double) latent.heads() * latent.valueSize(), latent.kvRank(), sublayer.weights()),
                        emission.act("output", perHead, latent.valueSize())));
    }

    /**
     * One of the two ways to attend.
     *
     * @param suffix of its operators' names
     * @param scoreSize channels of a score's dot product
     * @param valueSize channels of a value
     */
    private record Form(String suffix, VisibleKeys reach, long scoreSize, long valueSize) {}

    private void kernel(Form form, List<Access> accesses) {
        Site site = sublayer.site("kernel" + form.suffix, Group.ATTENTION);
        emission.add(new AttentionKernel(
                site,
                new AttentionKernel.Shape(latent.heads(), form.reach.pairs(), form.scoreSize, form.valueSize),
                AttentionKernel.Pass.FORWARD,
                arithmetic(),
                accesses));
        softmax(form, Optional.of(site), latent.heads() * form.reach.pairs());
    }

    /**
     * Scores and values, each an operator of its own.
     *
     * @param before what scores are made of
     * @param after values and output
     */
    private void unfused(Form form, long rows, List<Access> before, List<Access> after) {
        double elements = latent.heads() * form.reach.rectangle();
        Access scores = emission.act("scores", 1, elements);
        AttentionProduct.DotProduct dot = AttentionProduct.DotProduct.MULTIPLY_ADDS;
        emission.add(new AttentionProduct(
                sublayer.site("scores" + form.suffix, Group.ATTENTION),
                elements,
                new AttentionProduct.Shape(latent.heads(), form.reach.rectangle(), form.scoreSize),
                dot,
                arithmetic(),
                List.of(before.get(0), before.get(1), scores)));
        softmax(form, Optional.empty(), elements);
        emission.add(new AttentionProduct(
                sublayer.site("values" + form.suffix, Group.ATTENTION),
                (double) rows * latent.heads() * form.valueSize,
                new AttentionProduct.Shape(latent.heads(), form.reach.rectangle(), form.valueSize),
                dot,
                arithmetic(),
                List.of(scores, after.get(0), after.get(1))));
    }

    private void softmax(Form form, Optional<Site> kernel, double elements) {
        Access scores = emission.act("scores", 1, elements);
        sublayer.elementwise("softmax" + form.suffix, kernel, Work.SOFTMAX, elements, List.of(scores, scores));
    }

    private void latentNorm(String name, Site anchor, long channels) {
        Access stream = emission.act("latents", tokens, channels);
        sublayer.elementwise(
                name,
                anchor,
                Work.of(sublayer.norm()),
                tokens * (double) channels,
                List.of(stream, emission.normParameters(channels), stream));
    }

    private void fusedNorm(List<Access> accesses, long channels) {
        if (emission.fuses()) {
            accesses.add(emission.normParameters(channels));
        }
    }

    private VisibleKeys reach(List<Request> requests) {
        DeviceShard share = sublayer.share();
        return VisibleKeys.self(sublayer.stack(), AttentionMask.EVERYTHING, requests)
                .part(share.keys(), share.pairs());
    }

    /** New tokens of these sequences on the device. */
    private long tokens(List<Request> requests) {
        if (requests.size() == workload.requests().size()) {
            return tokens;
        }
        long sum = 0;
        for (Request request : requests) {
            sum += request.tokens();
        }
        return sum;
    }

    private NumberFormat arithmetic() {
        return emission.precision().attended();
    }
}
