package dev.roofline.workload;

import java.util.List;

/** Phases that a model has, and sizes that a phase has. */
final class PhaseRules {
    private static final String NO_CACHE = "an encoder has no cache";
    private static final String NO_DECODER = "it mixes prompts and single tokens of a decoder's cache; {model} is ";
    private static final String SEQUENCE = "whole sequences are compared, of lengths that the path gives";

    static final List<Rule> OF_PHASES = List.of(
            Rule.ofSentence(
                    "{model} is an encoder: " + Field.PHASE + " encode and " + Field.PHASE
                            + " train are what it has, not {phase}",
                    Condition.IS_ENCODER,
                    Condition.ASKS_FOR_DECODER),
            Rule.of(Field.CONTEXT, NO_CACHE, Condition.IS_ENCODER),
            Rule.of(Field.KV_CACHE, NO_CACHE, Condition.IS_ENCODER),
            Rule.ofSentence(
                    "{model} has no encoder: " + Field.PHASE + " prefill is what processes a prompt at once",
                    Condition.HAS_NO_ENCODER,
                    Condition.ENCODES),
            Rule.of(
                    Field.DECODER_PROMPT,
                    "{model} is not an encoder-decoder; use " + Field.PROMPT,
                    Condition.IS_NO_ENCODER_DECODER),
            Rule.of(Field.GENERATE, "it goes with " + Field.PHASE + " generate", Condition.GENERATES_NOTHING),
            Rule.of(Field.CONTEXT, NO_CACHE, Condition.ENCODES));

    /** One pass over sequences that differ lists all that it has. */
    static final List<Rule> OF_REQUESTS = List.of(
            Rule.of(Field.REQUESTS, NO_DECODER + "an encoder", Condition.IS_ENCODER),
            Rule.of(Field.REQUESTS, NO_DECODER + "an encoder-decoder", Condition.IS_ENCODER_DECODER),
            Rule.of(
                    Field.REQUESTS,
                    Field.COUNTING + " survey knows sequences that are alike",
                    Condition.COUNTS_AS_SURVEY),
            Rule.beside(Field.REQUESTS, Field.PHASE, "it is a phase of its own; leave " + Field.PHASE + " out"),
            Rule.beside(
                    Field.REQUESTS, Field.BATCH, "it says how many sequences there are; leave " + Field.BATCH + " out"),
            Rule.beside(
                    Field.REQUESTS, Field.PROMPT, "it says how many tokens are new; leave " + Field.PROMPT + " out"),
            Rule.beside(Field.REQUESTS, Field.CONTEXT, "it says how many are cached; leave " + Field.CONTEXT + " out"),
            Rule.beside(Field.REQUESTS, Field.GENERATE, "it is one pass, not a generation"),
            Rule.beside(Field.REQUESTS, Field.DECODER_PROMPT, "it says how many tokens are new"),
            Rule.of(
                    Field.REQUESTS,
                    "it lists the sequences of one replica's pass; leave " + Field.DATA + " and " + Field.CONTEXT_RANKS
                            + " out",
                    Condition.HAS_REPLICAS_OR_CONTEXT_RANKS));

    /** A whole sequence has no phases and no sizes but its length. */
    static final List<Rule> OF_SEQUENCES = List.of(
            Rule.of(Field.PHASE, SEQUENCE),
            Rule.of(Field.PROMPT, SEQUENCE),
            Rule.of(Field.CONTEXT, SEQUENCE),
            Rule.of(Field.MAX_MODEL_LEN, SEQUENCE),
            Rule.of(Field.GENERATE, SEQUENCE),
            Rule.of(Field.DECODER_PROMPT, SEQUENCE),
            Rule.of(Field.REQUESTS, SEQUENCE),
            Rule.of(Field.KV_CACHE, NO_CACHE, Condition.IS_ENCODER));

    private PhaseRules() {}
}
