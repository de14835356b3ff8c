package dev.roofline.operator;

import dev.roofline.model.AttentionMask;
import dev.roofline.model.LatentAttention;
import dev.roofline.workload.Request;
import java.util.List;
import java.util.Optional;

/**
 * The operators of one latent attention. In the naive form the latents of all tokens in reach are expanded to the keys
 * and values of every head; in the absorbed form the expansion's two halves are moved to the queries and to the outputs,
 * and attention runs on the latents, read once for all heads.
 */
record LatentOperators(LatentAttention latent, Sublayer sublayer, LatentTensors tensors) {
    LatentOperators(LatentAttention latent, Sublayer sublayer) {
        this(latent, sublayer, LatentTensors.of(latent));
    }

    private Emission emission() {
        return sublayer.emission();
    }

    private Dimension tokens() {
        return sublayer.tokens();
    }

    void emit() {
        Site query = emitQueries();
        emitLatents();
        emitRotary(query);
        if (sublayer.share().gathersKeys()) {
            Access latents =
                    cached("latents and rotary keys", reach(sublayer.workload().requests()), tensors.latentWidth());
            sublayer.contextCollective("", Collective.Kind.ALL_GATHER, List.of(latents));
        }
        List<Request> naive = sublayer.workload().requests(false);
        List<Request> absorbed = sublayer.workload().requests(true);
        if (!naive.isEmpty()) {
            emitNaive(naive);
        }
        if (!absorbed.isEmpty()) {
            emitAbsorbed(absorbed, naive.isEmpty() ? "" : "_absorbed");
        }
        Dimension channels = tensors.valueWidth();
        List<Access> output = sublayer.operands(tokens(), channels, sublayer.width());
        sublayer.bias(output, latent.bias(), sublayer.width());
        sublayer.closingGemm(sublayer.projection("output"), channels, output, emitLatentGradients());
    }

    /**
     * Products down to latents are whole on every tensor rank: where all heads go through latents, it is their gradients
     * that have to be summed up, and not those of the stream.
     */
    private Collective.Way emitLatentGradients() {
        if (latent.queryRank().isEmpty() || emission().dividesStream()) {
            return Collective.Way.BOTH;
        }
        Dimension channels = queryRank().plus(tensors.latentWidth());
        sublayer.emitOverTensorRanks("latents_", Collective.Kind.ALL_REDUCE, Collective.Way.BACKWARD, channels);
        return Collective.Way.FORWARD;
    }

    private Dimension queryRank() {
        return Letter.QUERY_RANK.of(latent.queryRank().getAsInt());
    }

    /** @return the product that makes the queries */
    private Site emitQueries() {
        Access queries = emission().act("queries", tokens(), tensors.queryWidth());
        Dimension width = sublayer.width();
        if (latent.queryRank().isEmpty()) {
            Site site = sublayer.projection("q");
            sublayer.inputNorm(site);
            sublayer.product(site, tensors.queryWidth(), width, sublayer.fusedInputNorm(), false, queries);
            return site;
        }
        Dimension rank = queryRank();
        Site down = sublayer.projection("q_down");
        sublayer.inputNorm(down);
        Access latents = emission().act("query latents", tokens(), rank);
        sublayer.product(down, rank, width, sublayer.fusedInputNorm(), latent.bias(), latents);
        Site up = sublayer.projection("q_up");
        latentNorm("q_norm", up, rank);
        sublayer.product(up, tensors.queryWidth(), rank, fusedNorm(rank), false, queries);
        return up;
    }

    /** Latents and rotary keys of the new tokens, which go to the cache normalised and turned. */
    private void emitLatents() {
        Dimension kept = tokens().times(sublayer.share().keys());
        Access latents = emission().kvWritten("latents and rotary keys", kept, tensors.latentWidth());
        Site site = sublayer.projection("kv_down");
        List<Access> norm = fusedNorm(tensors.rank());
        sublayer.product(site, tensors.latentWidth(), sublayer.width(), norm, latent.bias(), latents);
        latentNorm("kv_norm", site, tensors.rank());
    }

    private void emitRotary(Site anchor) {
        if (latent.ropeSize() == 0) {
            return;
        }
        Dimension turned =
                tokens().times(tensors.heads().plus(Dimension.Constant.ONE)).times(tensors.rope());
        Access all = emission().act("rotary parts", Dimension.Constant.ONE, turned);
        sublayer.elementwise("rotary", anchor, Work.ROTARY, turned, List.of(all, all));
    }

    private void emitNaive(List<Request> requests) {
        VisibleKeys reach = reach(requests);
        Dimension rows = tokens(requests);
        Dimension rank = tensors.rank();
        Access expanded = emission().act("keys and values", reach.keys(), tensors.expandedWidth());
        Access matrix = emission().matrix(tensors.expandedWidth(), rank, sublayer.weights());
        sublayer.gemm(
                sublayer.projection("kv_up"),
                reach.keys(),
                tensors.expandedWidth(),
                rank,
                List.of(cached("latents", reach, rank), matrix, expanded));
        Access queries = emission().act("queries", rows, tensors.queryWidth());
        Access values = emission().act("values", reach.keys(), tensors.valueWidth());
        Access output = emission().act("output", rows, tensors.valueWidth());
        Form form = new Form("", reach, latent.scoreSize(), latent.valueSize());
        if (emission().fuses()) {
            Access keys = emission().act("keys", reach.keys(), tensors.heads().times(tensors.nope()));
            Access rotary = cached("rotary keys", reach, tensors.rope());
            kernel(form, List.of(queries, keys, rotary, values, output));
        } else {
            // Eager frameworks copy the one rotary key to every head.
            Access keys = emission().act("keys", reach.keys(), tensors.queryWidth());
            unfused(form, rows, List.of(queries, keys), List.of(values, output));
        }
        partialOutputs("", rows, tensors.valueWidth());
    }

    /** What the cache has of the tokens in reach. */
    private Access cached(String tensor, VisibleKeys reach, Dimension channels) {
        return emission().kvRead(tensor, reach.keys(), channels);
    }

    /** Context ranks that divide the keys of a decode step each have a part of every output, with its softmax's sum. */
    private void partialOutputs(String suffix, Dimension rows, Dimension channels) {
        if (sublayer.share().dividesKeys()) {
            Access partial = emission().act("partial outputs" + suffix, rows, channels.plus(tensors.heads()));
            sublayer.contextCollective("", Collective.Kind.ALL_REDUCE, List.of(partial));
        }
    }

    private void emitAbsorbed(List<Request> requests, String suffix) {
        VisibleKeys reach = reach(requests);
        Dimension rows = tokens(requests);
        Dimension perHead = rows.times(tensors.heads());
        Dimension rank = tensors.rank();
        Access unshifted = emission().act("queries", perHead, tensors.nope());
        Access shifted = emission().act("queries on latents", perHead, rank);
        emitPerHead("absorb_q", tensors.nope(), rank, unshifted, tensors.nope(), shifted);
        Access queries = emission().act("queries on latents", perHead, tensors.latentWidth());
        Access values = emission().act("values on latents", perHead, rank);
        Form form = new Form(suffix, reach, latent.latentWidth(), latent.kvRank());
        Access keys = cached("latents and rotary keys", reach, tensors.latentWidth());
        if (emission().fuses()) {
            kernel(form, List.of(queries, keys, values));
        } else {
            unfused(form, rows, List.of(queries, keys), List.of(cached("latents", reach, rank), values));
        }
        partialOutputs(suffix, rows, tensors.heads().times(rank));
        Access output = emission().act("output", perHead, tensors.value());
        emitPerHead("absorb_v", rank, tensors.value(), values, tensors.value(), output);
    }

    /** A product of each head's rows with its own matrix, which has rows of latents. */
    private void emitPerHead(String name, Dimension k, Dimension n, Access input, Dimension matrixRows, Access output) {
        Access matrix = emission().matrix(tensors.heads().times(matrixRows), tensors.rank(), sublayer.weights());
        sublayer.gemm(sublayer.projection(name), input.rows(), n, k, List.of(input, matrix, output));
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
        Dimension pairs = form.reach.pairs();
        sublayer.add(new AttentionKernel(
                site,
                new AttentionKernel.Shape(latent.heads(), pairs.value(), form.scoreSize, form.valueSize),
                AttentionKernel.Pass.FORWARD,
                emission().precision().attended(),
                accesses));
        softmax(form, Optional.of(site), tensors.heads().times(pairs));
    }

    /**
     * Scores and values, each an operator of its own.
     *
     * @param before what scores are made of
     * @param after values and output
     */
    private void unfused(Form form, Dimension rows, List<Access> before, List<Access> after) {
        Dimension elements = tensors.heads().times(form.reach.rectangle());
        Access scores = emission().act("scores", Dimension.Constant.ONE, elements);
        product("scores", form, elements.value(), form.scoreSize, List.of(before.get(0), before.get(1), scores));
        softmax(form, Optional.empty(), elements);
        double outputs = rows.value() * latent.heads() * form.valueSize;
        product("values", form, outputs, form.valueSize, List.of(scores, after.get(0), after.get(1)));
    }

    private void product(String name, Form form, double outputs, long size, List<Access> accesses) {
        sublayer.add(new AttentionProduct(
                sublayer.site(name + form.suffix, Group.ATTENTION),
                outputs,
                new AttentionProduct.Shape(
                        latent.heads(), form.reach.rectangle().value(), size),
                AttentionProduct.DotProduct.MULTIPLY_ADDS,
                emission().precision().attended(),
                accesses));
    }

    private void softmax(Form form, Optional<Site> kernel, Dimension elements) {
        Access scores = emission().act("scores", Dimension.Constant.ONE, elements);
        sublayer.elementwise("softmax" + form.suffix, kernel, Work.SOFTMAX, elements, List.of(scores, scores));
    }

    private void latentNorm(String name, Site anchor, Dimension channels) {
        Access stream = emission().act("latents", tokens(), channels);
        List<Access> moved = List.of(stream, emission().normParameters(channels), stream);
        sublayer.elementwise(name, anchor, Work.of(sublayer.norm()), tokens().times(channels), moved);
    }

    private List<Access> fusedNorm(Dimension channels) {
        return emission().fuses() ? List.of(emission().normParameters(channels)) : List.of();
    }

    private VisibleKeys reach(List<Request> requests) {
        DeviceShard share = sublayer.share();
        return VisibleKeys.self(sublayer.stack(), AttentionMask.EVERYTHING, requests)
                .part(share.keys().value(), share.pairs());
    }

    /** New tokens of these sequences on the device. */
    private Dimension tokens(List<Request> requests) {
        if (requests.size() == sublayer.workload().requests().size()) {
            return tokens();
        }
        long sum = 0;
        for (Request request : requests) {
            sum += request.tokens();
        }
        return Letter.TOKENS.of(sum);
    }
}
