package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.workload.Request;
import java.util.List;
import java.util.Optional;

/** What context ranks exchange for an attention, before its scores and after its values. */
record ContextExchange(Attention attention, Sublayer sublayer, AttentionTensors tensors) {
    /** How its keys and values are divided, where others have some of them that have to come. */
    Optional<ContextDivision> division() {
        if (!sublayer.share().gathersKeys()) {
            return Optional.empty();
        }
        Emission emission = sublayer.emission();
        long tokens = sublayer.share().tokens();
        return Optional.of(new ContextDivision.Choice(
                        attention, requests(), emission.parallelism().context(), tokens)
                .leastSent(
                        sublayer.stack(),
                        whole(),
                        emission.activations().bytes(attention.heads(), attention.headSize()),
                        tensors.cacheFormat().bytes(1, attention.headSize())));
    }

    private List<Request> requests() {
        return sublayer.workload().requests();
    }

    /** What all the replica's queries see. */
    private VisibleKeys whole() {
        return VisibleKeys.self(sublayer.stack(), attention.mask(), requests());
    }

    /**
     * Keys and values come to the device, where others have some of them.
     *
     * @return what its queries then see
     */
    VisibleKeys emitKeys(Optional<ContextDivision> division) {
        DeviceShard share = sublayer.share();
        VisibleKeys whole = whole();
        VisibleKeys reach = whole.part(share.keys().value(), share.pairs());
        if (division.isEmpty()) {
            return reach;
        }
        emitKeys(division.get(), whole);
        return reach.reading(division.get().keys() * division.get().kvHeads() / attention.kvHeads());
    }

    private void emitKeys(ContextDivision division, VisibleKeys whole) {
        Dimension heads = tensors.kvHeads().times(2);
        switch (division.kind()) {
            case TOKENS ->
                emit(
                        "",
                        Collective.Kind.ALL_GATHER,
                        tensors.cacheAccess("keys and values", whole.keys().times(heads)));
            case TOKENS_IN_REACH -> {
                // Chunks may end where ranks do: then nothing has to come.
                if (division.sent() > 0) {
                    Dimension sent = Letter.KEYS_SENT.of(division.sent()).times(heads);
                    emit("", Collective.Kind.HALO, tensors.cacheAccess("keys and values in reach", sent));
                }
            }
            case HEADS -> {
                Dimension copies = Letter.KV_HEADS_READ
                        .of(division.kvHeads())
                        .times(Letter.CONTEXT_RANKS.of(
                                sublayer.emission().parallelism().context()));
                Access keys = tensors.cacheAccess(
                        "keys and values", sublayer.tokens().times(copies).times(2));
                emit("heads_", Collective.Kind.ALL_TO_ALL, tensors.queries(), keys);
            }
        }
    }

    private void emit(String what, Collective.Kind kind, Access... buffer) {
        sublayer.contextCollective(what, kind, List.of(buffer));
    }

    /**
     * Context ranks that divide the keys of a decode step each have a part of every output, with its softmax's sum; those that
     * divide heads have the outputs of their heads.
     */
    void emitPartialOutputs(Optional<ContextDivision> division) {
        if (division.isPresent() && division.get().kind() == ContextDivision.Kind.HEADS) {
            emit("tokens_", Collective.Kind.ALL_TO_ALL, tensors.output().called("outputs"));
        } else if (sublayer.share().dividesKeys()) {
            Dimension channels = tensors.queryWidth().plus(tensors.heads());
            Access partial = sublayer.emission().act("partial outputs", sublayer.tokens(), channels);
            emit("", Collective.Kind.ALL_REDUCE, partial);
        }
    }
}
