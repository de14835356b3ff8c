package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which conditions hold, first of a model and what was said, then of how it is spread over devices too. */
final class Conditions {
    private final ModelSpec model;
    private final WorkloadOptions options;
    private final Counting counting;
    private final Fusion fusion;
    private final Set<Condition> holds = EnumSet.noneOf(Condition.class);
    private Parallelism parallelism = Parallelism.NONE;

    Conditions(ModelSpec model, WorkloadOptions options, Counting counting, Fusion fusion) {
        this.model = model;
        this.options = options;
        this.counting = counting;
        this.fusion = fusion;
        addModel();
        addPhase();
        addNumerics();
        addHost();
    }

    private void addModel() {
        put(Condition.IS_ENCODER, model.isEncoderOnly());
        put(Condition.IS_ENCODER_DECODER, model.isEncoderDecoder());
        put(Condition.IS_NO_ENCODER_DECODER, !model.isEncoderDecoder());
        put(
                Condition.HAS_NO_ENCODER,
                model.stack(Stack.Kind.ENCODER).isEmpty() && model.towers().isEmpty());
        put(Condition.HAS_NO_VOCABULARY, model.embedding().isEmpty());
        put(Condition.HAS_NO_HEAD, !model.head().hasProduct());
        put(Condition.HAS_NO_STATES, !model.hasStates());
        put(Condition.HAS_NO_KEYS, !model.isEncoderOnly() && !model.hasCache());
        put(Condition.HAS_NO_EXPERTS, !model.hasExperts());
        put(Condition.HAS_NO_LATENTS, !model.hasLatents());
        put(Condition.HAS_OTHER_LAYERS, !PlainLayers.areAllOf(model));
    }

    private void addPhase() {
        Optional<PhaseChoice> phase = options.phase();
        boolean trains = options.trains();
        put(Condition.SERVES_NOBODY, !options.has(Field.ARRIVAL));
        put(Condition.TRAINS, trains);
        put(Condition.INFERS, !trains);
        put(Condition.ENCODES, phase.isPresent() && phase.get() == PhaseChoice.ENCODE);
        put(Condition.ASKS_FOR_DECODER, phase.isPresent() && phase.get() != PhaseChoice.ENCODE && !trains);
        put(Condition.GENERATES_NOTHING, phase.isEmpty() || phase.get() != PhaseChoice.GENERATE);
    }

    private void addNumerics() {
        boolean ends = options.has(Field.EMBEDDING) && options.has(Field.HEAD);
        put(Condition.COUNTS_AS_SURVEY, counting == Counting.SURVEY);
        put(Condition.IS_FUSED, fusion != Fusion.NONE);
        put(Condition.IS_BOUND, counting == Counting.SURVEY || fusion == Fusion.IDEAL);
        put(Condition.SAYS_HEAD_OR_EMBEDDING, options.has(Field.EMBEDDING) || options.has(Field.HEAD));
        put(
                Condition.TEARS_HEAD_FROM_EMBEDDING,
                ends && model.isTied() && !options.get(Field.EMBEDDING).equals(options.get(Field.HEAD)));
        put(Condition.HEADS_FEWER_POSITIONS, options.get(Field.LOGITS, Logits.ALL) != Logits.ALL);
        put(Condition.ABSORBS_LATENTS, options.get(Field.LATENT_FORM, LatentForm.NAIVE) == LatentForm.ABSORBED);
    }

    private void addHost() {
        Offload offload = options.offload();
        put(Condition.OFFLOADS, !offload.isNone());
        put(Condition.OFFLOADS_NOTHING, offload.isNone());
        put(Condition.OFFLOADS_CACHE, offload.cache() > 0);
        put(Condition.OFFLOADS_OPTIMIZER, offload.optimizer() > 0);
        put(Condition.DIVIDES_STATES, options.get(Field.SHARDING, Sharding.NONE) != Sharding.NONE);
    }

    /** Adds what is known when it is decided how a model is spread. */
    void addSpread(Parallelism spread) {
        parallelism = spread;
        put(Condition.IS_SPREAD, !spread.isNone());
        put(Condition.HAS_REPLICAS_OR_CONTEXT_RANKS, spread.data() > 1 || spread.context() > 1);
        put(Condition.HAS_STAGES, spread.pipeline() > 1);
        put(Condition.HAS_STAGES_OR_CONTEXT_RANKS, spread.pipeline() > 1 || spread.context() > 1);
        put(Condition.HAS_ONE_STAGE, spread.pipeline() == 1);
        put(Condition.HAS_ONE_TENSOR_RANK, spread.tensor() == 1);
        put(Condition.HAS_ONE_REPLICA, spread.tokenHolders() == 1);
        put(Condition.KEEPS_ROWS, spread.expertHolders() == 1);
        put(Condition.LEAVES_REPLICAS_EMPTY, options.get(Field.BATCH, spread.data()) < spread.data());
    }

    private void put(Condition condition, boolean so) {
        if (so) {
            holds.add(condition);
        } else {
            holds.remove(condition);
        }
    }

    boolean holds(Condition condition) {
        return holds.contains(condition);
    }

    boolean says(Field<?> field) {
        return options.has(field);
    }

    /** A reason with what is meant put in its places, such as {@code {model}}. */
    String filled(String text) {
        String phase = options.phase().isPresent() ? options.phase().get().label() : "";
        return text.replace("{fusion}", fusion.label())
                .replace("{phase}", phase)
                .replace("{batch}", Long.toString(options.get(Field.BATCH, parallelism.data())))
                .replace("{replicas}", Long.toString(parallelism.data()))
                .replace("{model}", model.name());
    }
}
