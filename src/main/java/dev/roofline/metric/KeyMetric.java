package dev.roofline.metric;

import dev.roofline.operator.Group;
import dev.roofline.units.Engine;
import dev.roofline.workload.Fusion;

/** Which slice it is: model and machine, what is asked of them, and the part of the work. */
public enum KeyMetric implements Metric<Slice> {
    MODEL(ValueKind.TEXT, "catalogue name of the model"),
    HARDWARE(ValueKind.TEXT, "catalogue name of the machine"),
    PHASE(
            ValueKind.TEXT,
            "encode, prefill, decode, mixed; draft and verify, or transfer; forward, backward or optimizer; of whole sequences, sequence"),
    BATCH(ValueKind.COUNT, "sequences at a time"),
    TOKENS(ValueKind.COUNT, "new tokens of one sequence in the step"),
    CONTEXT(ValueKind.COUNT, "tokens of a sequence cached before the (first) step"),
    WEIGHTS(ValueKind.TEXT, "number format of the layers' matrices"),
    ACTIVATIONS(ValueKind.TEXT, "number format of activations"),
    KV_CACHE(ValueKind.TEXT, "number format of keys and values"),
    FUSION(ValueKind.TEXT, "none, flash or ideal"),
    TP(ValueKind.COUNT, "tensor-parallel degree"),
    PP(ValueKind.COUNT, "pipeline-parallel degree"),
    EP(ValueKind.COUNT, "expert-parallel degree"),
    DP(ValueKind.COUNT, "data-parallel degree"),
    CP(ValueKind.COUNT, "context-parallel degree"),
    DEVICES(ValueKind.COUNT, "devices of the deployment that the row's phase runs on, of which the row is one"),
    LAYERS(ValueKind.TEXT, "layers that the row stands for"),
    GROUP(ValueKind.TEXT, "projection, attention, ffn, elementwise, embedding, head, collective or optimizer"),
    OPERATOR(ValueKind.TEXT, "stack.part.operator"),
    ENGINE(ValueKind.TEXT, "matrix or vector: the units whose peak is the roof");

    private final Definition definition;

    KeyMetric(ValueKind kind, String meaning) {
        this.definition = Definition.of(this, kind, meaning);
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public Cell of(Slice slice) {
        return switch (this) {
            case MODEL -> Cell.of(slice.key().model());
            case HARDWARE -> Cell.of(slice.key().hardware());
            case PHASE -> Cell.of(slice.phase());
            case BATCH -> Cell.of(slice.batch());
            case TOKENS -> Cell.of(slice.key().sizes().tokens());
            case CONTEXT -> Cell.of(slice.key().sizes().context());
            case WEIGHTS -> Cell.of(slice.formats().weights());
            case ACTIVATIONS -> Cell.of(slice.formats().activations());
            case KV_CACHE -> Cell.of(slice.formats().kvCache());
            case FUSION -> Cell.of(slice.formats().fusion());
            case TP -> Cell.of(slice.parallelism().tensor());
            case PP -> Cell.of(slice.parallelism().pipeline());
            case EP -> Cell.of(slice.parallelism().expert());
            case DP -> Cell.of(slice.parallelism().data());
            case CP -> Cell.of(slice.parallelism().context());
            case DEVICES -> Cell.of(slice.parallelism().devices());
            case LAYERS -> Cell.of(slice.layers());
            case GROUP -> Cell.of(slice.group());
            case OPERATOR -> Cell.of(slice.operator());
            case ENGINE -> Cell.of(slice.key().engine());
        };
    }

    @Override
    public Vocabulary words() {
        return switch (this) {
            case PHASE -> new Vocabulary(PhaseNames.all(), false, false);
            case WEIGHTS -> Vocabulary.ofFormats().orSeveral();
            case ACTIVATIONS, KV_CACHE -> Vocabulary.ofFormats();
            case FUSION -> Vocabulary.of(Fusion.values(), Fusion::label);
            case GROUP -> Vocabulary.of(Group.values(), Group::label).orAbsent();
            case ENGINE -> Vocabulary.of(Engine.values(), Engine::label).orAbsent();
            default -> Vocabulary.ANY;
        };
    }
}
