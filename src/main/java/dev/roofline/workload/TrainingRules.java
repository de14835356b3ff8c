package dev.roofline.workload;

import java.util.List;

/** What a training step has not, and what it has on several devices alone. */
final class TrainingRules {
    private static final String NO_TOKENS =
            "a training step has no cache and makes no tokens; leave " + Field.PHASE + " train out";

    static final List<Rule> OF_INFERENCE = List.of(
            Rule.of(Field.CONTEXT, NO_TOKENS),
            Rule.of(Field.KV_CACHE, NO_TOKENS),
            Rule.of(Field.PAGE, NO_TOKENS),
            Rule.of(Field.ARRIVAL, NO_TOKENS),
            Rule.ofValue(Field.OFFLOAD, "cache", NO_TOKENS, Condition.OFFLOADS_CACHE),
            Rule.ofValue(Field.COUNTING, "survey", "it counts inference", Condition.COUNTS_AS_SURVEY),
            Rule.of(Field.LOGITS, "training computes them at all positions", Condition.HEADS_FEWER_POSITIONS),
            Rule.ofValue(Field.LATENT_FORM, "absorbed", "latents are expanded in training", Condition.ABSORBS_LATENTS));

    static final List<Rule> OF_SPREAD = List.of(
            Rule.of(
                    Field.PIPELINE,
                    "stages of an encoder-decoder's training step are not counted",
                    Condition.HAS_STAGES,
                    Condition.IS_ENCODER_DECODER),
            Rule.of(
                    Field.SHARDING,
                    "there is one replica; " + Field.DATA + " says how many there are, and " + Field.OFFLOAD
                            + " optimizer takes its states to the host",
                    Condition.DIVIDES_STATES,
                    Condition.HAS_ONE_REPLICA,
                    Condition.OFFLOADS_NOTHING),
            Rule.of(
                    Field.SEQUENCE_PARALLEL,
                    "it divides what tensor ranks hold whole; " + Field.TENSOR + " says how many there are",
                    Condition.HAS_ONE_TENSOR_RANK));

    static final List<Rule> OF_SCHEDULE = List.of(Rule.of(
            Field.SCHEDULE,
            "one stage has none; " + Field.PIPELINE + " says how many stages there are",
            Condition.HAS_ONE_STAGE));

    private TrainingRules() {}
}
