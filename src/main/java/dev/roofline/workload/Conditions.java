package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;

/**
 * Which conditions hold, first of a model and what was said, then of how it is spread over devices too.
 *
 * @param parallelism that of one device until it is known
 */
record Conditions(ModelSpec model, WorkloadOptions options, Counting counting, Fusion fusion, Parallelism parallelism) {
    /** The same where it is decided how the model is spread. */
    Conditions spread(Parallelism over) {
        return new Conditions(model, options, counting, fusion, over);
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case IS_ENCODER -> model.isEncoderOnly();
            case IS_ENCODER_DECODER -> model.isEncoderDecoder();
            case IS_NO_ENCODER_DECODER -> !model.isEncoderDecoder();
            case HAS_NO_ENCODER ->
                model.stack(Stack.Kind.ENCODER).isEmpty() && model.towers().isEmpty();
            case HAS_NO_VOCABULARY -> model.embedding().isEmpty();
            case HAS_NO_HEAD -> !model.head().hasProduct();
            case HAS_NO_STATES -> !model.hasStates();
            case HAS_NO_KEYS -> !model.isEncoderOnly() && !model.hasCache();
            case HAS_NO_EXPERTS -> !model.hasExperts();
            case HAS_NO_LATENTS -> !model.hasLatents();
            case HAS_OTHER_LAYERS -> !PlainLayers.areAllOf(model);
            case ASKS_FOR_DECODER -> options.phase().isPresent() && !asks(PhaseChoice.ENCODE) && !options.trains();
            case ENCODES -> asks(PhaseChoice.ENCODE);
            case GENERATES_NOTHING -> !asks(PhaseChoice.GENERATE);
            case SERVES_NOBODY -> !says(Field.ARRIVAL);
            case IS_FREE -> !says(Field.PRICE);
            case TRAINS -> options.trains();
            case INFERS -> !options.trains();
            case COUNTS_AS_SURVEY -> counting == Counting.SURVEY;
            case IS_FUSED -> fusion != Fusion.NONE;
            case IS_BOUND -> counting == Counting.SURVEY || fusion == Fusion.IDEAL;
            case SAYS_HEAD_OR_EMBEDDING -> says(Field.EMBEDDING) || says(Field.HEAD);
            case TEARS_HEAD_FROM_EMBEDDING -> model.isTied() && differ(Field.EMBEDDING, Field.HEAD);
            case HEADS_FEWER_POSITIONS -> options.get(Field.LOGITS, Logits.ALL) != Logits.ALL;
            case ABSORBS_LATENTS -> options.get(Field.LATENT_FORM, LatentForm.NAIVE) == LatentForm.ABSORBED;
            case OFFLOADS -> !options.offload().isNone();
            case OFFLOADS_NOTHING -> options.offload().isNone();
            case OFFLOADS_CACHE -> options.offload().cache() > 0;
            case OFFLOADS_OPTIMIZER -> options.offload().optimizer() > 0;
            case DIVIDES_STATES -> options.get(Field.SHARDING, Sharding.NONE) != Sharding.NONE;
            case IS_SPREAD -> !parallelism.isNone();
            case HAS_REPLICAS_OR_CONTEXT_RANKS -> parallelism.data() > 1 || parallelism.context() > 1;
            case HAS_STAGES -> parallelism.pipeline() > 1;
            case HAS_STAGES_OR_CONTEXT_RANKS -> parallelism.pipeline() > 1 || parallelism.context() > 1;
            case HAS_ONE_STAGE -> parallelism.pipeline() == 1;
            case HAS_ONE_TENSOR_RANK -> parallelism.tensor() == 1;
            case HAS_ONE_REPLICA -> parallelism.tokenHolders() == 1;
            case KEEPS_ROWS -> parallelism.expertHolders() == 1;
            case LEAVES_REPLICAS_EMPTY -> options.get(Field.BATCH, parallelism.data()) < parallelism.data();
        };
    }

    private boolean asks(PhaseChoice phase) {
        return options.phase().isPresent() && options.phase().get() == phase;
    }

    private <T> boolean differ(Field<T> one, Field<T> other) {
        return says(one) && says(other) && !options.get(one).equals(options.get(other));
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
