package dev.roofline.operator;

import dev.roofline.model.AttentionMask;
import dev.roofline.model.LatentAttention;
import dev.roofline.units.NumberFormat;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

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
        String query = emitQueries();
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
        sublayer.closingGemm("output", Group.PROJECTION, latent.valueWidth(), output, emitLatentGradients());
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
    private String emitQueries() {
        if (latent.queryRank().isEmpty()) {
            sublayer.inputNorm("q");
            List<Access> q = sublayer.operands(tokens, width, latent.queryWidth());
            q.addAll(sublayer.foldedInputNorm());
            q.add(emission.act("queries", tokens, latent.queryWidth()));
            sublayer.gemm("q", Group.PROJECTION, tokens, latent.queryWidth(), width, q);
            return "q";
        }
        long rank = latent.queryRank().getAsInt();
        sublayer.inputNorm("q_down");
        List<Access> down = sublayer.operands(tokens, width, rank);
        down.addAll(sublayer.foldedInputNorm());
        sublayer.bias(down, latent.bias(), rank);
        down.add(emission.act("query latents", tokens, rank));
        sublayer.gemm("q_down", Group.PROJECTION, tokens, rank, width, down);
        latentNorm("q_norm", "q_up", rank);
        List<Access> up = sublayer.operands(tokens, rank, latent.queryWidth());
        foldedNorm(up, rank);
        up.add(emission.act("queries", tokens, latent.queryWidth()));
        sublayer.gemm("q_up", Group.PROJECTION, tokens, latent.queryWidth(), rank, up);
        return "q_up";
    }

    /** Latents and rotary keys of the new tokens, which go to the cache normalised and turned. */
    private void emitLatents() {
        List<Access> down = sublayer.operands(tokens, width, latent.latentWidth());
        sublayer.bias(down, latent.bias(), latent.latentWidth());
        foldedNorm(down, latent.kvRank());
        double kept = tokens * sublayer.share().keys();
        down.add(emission.kvWritten("latents and rotary keys", kept, latent.latentWidth()));
        sublayer.gemm("kv_down", Group.PROJECTION, tokens, latent.latentWidth(), width, down);
        latentNorm("kv_norm", "kv_down", latent.kvRank());
    }

    private void emitRotary(String host) {
        if (latent.ropeSize() == 0) {
            return;
        }
        double turned = tokens * (latent.heads() + 1.0) * latent.ropeSize();
        Access all = emission.act("rotary parts", 1, turned);
        sublayer.elementwise("rotary", host, Work.ROTARY, turned, List.of(all, all));
    }

    private void emitNaive(List<Request> requests) {
        VisibleKeys reach = reach(requests);
        long rows = tokens(requests);
        double expanded = reach.keys();
        List<Access> up = new ArrayList<>(List.of(
                emission.kvRead("latents", expanded, latent.kvRank()),
                emission.matrix(latent.expandedWidth(), latent.kvRank(), sublayer.weights()),
                emission.act("keys and values", expanded, latent.expandedWidth())));
        sublayer.gemm("kv_up", Group.PROJECTION, expanded, latent.expandedWidth(), latent.kvRank(), up);
        Access queries = emission.act("queries", rows, latent.queryWidth());
        Access values = emission.act("values", expanded, latent.valueWidth());
        Access output = emission.act("output", rows, latent.valueWidth());
        if (emission.folds()) {
            kernel(
                    "",
                    reach,
                    latent.scoreSize(),
                    latent.valueSize(),
                    List.of(
                            queries,
                            emission.act("keys", expanded, (double) latent.heads() * latent.nopeSize()),
                            emission.kvRead("rotary keys", expanded, latent.ropeSize()),
                            values,
                            output));
        } else {
            // Eager frameworks copy the one rotary key to every head.
            Access keys = emission.act("keys", expanded, latent.queryWidth());
            Tensors tensors = new Tensors(queries, keys, values, output);
            unfused("", reach, latent.scoreSize(), latent.valueSize(), rows, tensors);
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
                "absorb_q",
                Group.PROJECTION,
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
        if (emission.folds()) {
            kernel(
                    suffix,
                    reach,
                    latent.latentWidth(),
                    latent.kvRank(),
                    List.of(
                            queries,
                            emission.kvRead("latents and rotary keys", reach.keys(), latent.latentWidth()),
                            values));
        } else {
            Access keys = emission.kvRead("latents and rotary keys", reach.keys(), latent.latentWidth());
            Access read = emission.kvRead("latents", reach.keys(), latent.kvRank());
            Tensors tensors = new Tensors(queries, keys, read, values);
            unfused(suffix, reach, latent.latentWidth(), latent.kvRank(), rows, tensors);
        }
        partialOutputs(suffix, rows, (double) latent.heads() * latent.kvRank());
        sublayer.gemm(
                "absorb_v",
                Group.PROJECTION,
                perHead,
                latent.valueSize(),
                latent.kvRank(),
                List.of(
                        values,
                        emission.matrix(
                                (double) latent.heads() * latent.valueSize(), latent.kvRank(), sublayer.weights()),
                        emission.act("output", perHead, latent.valueSize())));
    }

    private void kernel(String suffix, VisibleKeys reach, long scoreSize, long valueSize, List<Access> accesses) {
        emission.kernel(
                sublayer.site("kernel" + suffix, Group.ATTENTION),
                latent.heads(),
                reach.pairs(),
                scoreSize,
                valueSize,
                arithmetic(),
                accesses);
        softmax(suffix, latent.heads() * reach.pairs());
    }

    /** What unfused attention reads and writes, beside its scores. */
    private record Tensors(Access queries, Access keys, Access values, Access output) {}

    private void unfused(String suffix, VisibleKeys reach, long scoreSize, long valueSize, long rows, Tensors tensors) {
        double elements = latent.heads() * reach.rectangle();
        Access scores = emission.act("scores", 1, elements);
        AttentionProduct.DotProduct dot = AttentionProduct.DotProduct.MULTIPLY_ADDS;
        emission.add(new AttentionProduct(
                sublayer.site("scores" + suffix, Group.ATTENTION),
                elements,
                elements * scoreSize,
                dot,
                arithmetic(),
                List.of(tensors.queries, tensors.keys, scores)));
        softmax(suffix, elements);
        emission.add(new AttentionProduct(
                sublayer.site("values" + suffix, Group.ATTENTION),
                (double) rows * latent.heads() * valueSize,
                elements * valueSize,
                dot,
                arithmetic(),
                List.of(scores, tensors.values, tensors.output)));
    }

    private void softmax(String suffix, double elements) {
        Access scores = emission.act("scores", 1, elements);
        sublayer.elementwise("softmax" + suffix, "kernel" + suffix, Work.SOFTMAX, elements, List.of(scores, scores));
    }

    private void latentNorm(String name, String host, long channels) {
        Access stream = emission.act("latents", tokens, channels);
        sublayer.elementwise(
                name,
                host,
                Work.of(sublayer.norm()),
                tokens * (double) channels,
                List.of(stream, emission.vector("norm parameters", channels), stream));
    }

    private void foldedNorm(List<Access> accesses, long channels) {
        if (emission.folds()) {
            accesses.add(emission.vector("norm parameters", channels));
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
