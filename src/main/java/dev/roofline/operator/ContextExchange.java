package dev.roofline.operator;

import dev.roofline.model.Attention;

/** What context ranks exchange for an attention, before its scores and after its values. */
final class ContextExchange {
    private final Attention attention;
    private final Sublayer sublayer;
    private final AttentionTensors tensors;
    private final Emission emission;
    private final long tokens;
    private boolean headsDivided;

    ContextExchange(Attention attention, Sublayer sublayer, AttentionTensors tensors) {
        this.attention = attention;
        this.sublayer = sublayer;
        this.tensors = tensors;
        this.emission = sublayer.emission();
        this.tokens = sublayer.tokens();
    }

    /**
     * Keys and values come to the device, where others have some of them.
     *
     * @return what its queries then see
     */
    VisibleKeys emitKeys() {
        DeviceShard share = sublayer.share();
        VisibleKeys whole = VisibleKeys.self(
                sublayer.stack(), attention.mask(), sublayer.workload().requests());
        VisibleKeys reach = whole.part(share.keys(), share.pairs());
        if (!share.gathersKeys()) {
            return reach;
        }
        ContextDivision division = new ContextDivision.Choice(
                        attention,
                        sublayer.workload().requests(),
                        emission.parallelism().context(),
                        tokens)
                .leastSent(
                        sublayer.stack(),
                        whole,
                        emission.act("queries", attention.heads(), attention.headSize())
                                .bytes(),
                        tensors.cacheAccess("key", 1).bytes());
        emitKeys(division, whole);
        headsDivided = division.kind() == ContextDivision.Kind.HEADS;
        return reach.reading(division.keys() * division.kvHeads() / attention.kvHeads());
    }

    private void emitKeys(ContextDivision division, VisibleKeys whole) {
        double heads = attention.kvHeads() * 2.0;
        switch (division.kind()) {
            case TOKENS ->
                sublayer.contextCollective(
                        "", Collective.Kind.ALL_GATHER, tensors.cacheAccess("keys and values", whole.keys() * heads));
            case TOKENS_IN_REACH -> {
                // Chunks may end where ranks do: then nothing has to come.
                if (division.sent() > 0) {
                    sublayer.contextCollective(
                            "",
                            Collective.Kind.HALO,
                            tensors.cacheAccess("keys and values in reach", division.sent() * heads));
                }
            }
            case HEADS -> {
                double copies = division.kvHeads() * emission.parallelism().context();
                Access keys = tensors.cacheAccess("keys and values", tokens * copies * 2);
                sublayer.contextCollective(
                        "heads_",
                        Collective.Kind.ALL_TO_ALL,
                        new Access(
                                Access.Kind.ACTIVATION,
                                "queries, keys and values",
                                tensors.queries().elements() + keys.elements(),
                                tensors.queries().bytes() + keys.bytes()));
            }
        }
    }

    /**
     * Context ranks that divide the keys of a decode step each have a part of every output, with its softmax's sum; those that
     * divide heads have the outputs of their heads.
     */
    void emitPartialOutputs() {
        if (headsDivided) {
            sublayer.contextCollective(
                    "tokens_", Collective.Kind.ALL_TO_ALL, emission.act("outputs", tokens, attention.queryWidth()));
        } else if (!sublayer.share().gathersKeys()) {
            double channels = attention.queryWidth() + (double) attention.heads();
            sublayer.contextCollective(
                    "", Collective.Kind.ALL_REDUCE, emission.act("partial outputs", tokens, channels));
        }
    }
}
