package dev.roofline.workload;

import java.util.ArrayList;
import java.util.List;

/** What fits a model that is spread over devices, each table where the numbers before it are decided. */
final class DeploymentRules {
    private static final String NO_EXPERTS = "{model} has no experts to send rows to";
    private static final String ROWS_STAY = "no rows go to other devices; " + Field.EXPERT + " with " + Field.DATA
            + " or " + Field.CONTEXT_RANKS + " divides experts over devices with tokens of their own";

    /** A format of rows to experts, or back, is asked where such rows travel. */
    static final List<Rule> OF_ROWS = List.of(
            Rule.of(Field.DISPATCH, NO_EXPERTS, Condition.HAS_NO_EXPERTS),
            Rule.of(Field.DISPATCH, ROWS_STAY, Condition.KEEPS_ROWS),
            Rule.of(Field.RETURN, NO_EXPERTS, Condition.HAS_NO_EXPERTS),
            Rule.of(Field.RETURN, ROWS_STAY, Condition.KEEPS_ROWS));

    static final List<Rule> OF_HOST = ofHost();

    /** What says more of another option. */
    static final List<Rule> OF_OTHERS = List.of(
            Rule.of(
                    Field.CHUNK,
                    "a prompt goes in chunks where others are decoded beside it; add " + Field.ARRIVAL,
                    Condition.SERVES_NOBODY),
            Rule.of(Field.CURRENCY, "it labels amounts of " + Field.PRICE, Condition.IS_FREE));

    static final List<Rule> OF_CONVENTIONS = List.of(
            Rule.ofSentence(
                    Field.COUNTING + " survey counts unfused operators; it does not go with " + Field.FUSION
                            + " {fusion}",
                    Condition.COUNTS_AS_SURVEY,
                    Condition.IS_FUSED),
            Rule.of(Field.PAGE, "an encoder has no cache", Condition.IS_ENCODER),
            Rule.of(Field.ROUTING, "{model} has no experts to route to", Condition.HAS_NO_EXPERTS),
            Rule.of(Field.LATENT_FORM, "{model} has no latent attention", Condition.HAS_NO_LATENTS),
            Rule.ofValue(
                    Field.BATCH,
                    "{batch}",
                    "in training each of the {replicas} replicas of " + Field.DATA + " takes one sequence or more",
                    Condition.TRAINS,
                    Condition.LEAVES_REPLICAS_EMPTY),
            Rule.ofValue(
                    Field.COUNTING, "survey", "it counts one device", Condition.COUNTS_AS_SURVEY, Condition.IS_SPREAD),
            Rule.ofSentence(
                    Field.COUNTING + " survey counts attention with dense or gated"
                            + " feed-forwards, as the tables that it reproduces do; {model} has other layers",
                    Condition.COUNTS_AS_SURVEY,
                    Condition.HAS_OTHER_LAYERS),
            Rule.ofSentence(
                            Field.COUNTING + " survey counts the layers only; it does not go with " + Field.LOGITS,
                            Condition.COUNTS_AS_SURVEY)
                    .saying(Field.LOGITS));

    /** A server's steady state is of decoders that generate, in one replica. */
    static final List<Rule> OF_ARRIVAL = List.of(
            Rule.of(
                    Field.ARRIVAL,
                    "a server generates: leave " + Field.PHASE + " out or set it to generate, and add "
                            + Field.GENERATE,
                    Condition.GENERATES_NOTHING),
            Rule.of(Field.ARRIVAL, "{model} is an encoder-decoder", Condition.IS_ENCODER_DECODER),
            Rule.beside(
                    Field.ARRIVAL,
                    Field.BATCH,
                    "it decides how many requests are in flight; leave " + Field.BATCH + " out"),
            Rule.of(
                    Field.ARRIVAL,
                    "it is the rate of one stage's replicas; leave " + Field.CONTEXT_RANKS + " and " + Field.PIPELINE
                            + " out",
                    Condition.HAS_STAGES_OR_CONTEXT_RANKS),
            Rule.of(Field.ARRIVAL, "passes of prompts and tokens are no bound", Condition.IS_BOUND));

    private DeploymentRules() {}

    private static List<Rule> ofHost() {
        List<Rule> rules = new ArrayList<>();
        String trains = "it goes with " + Field.PHASE + " train";
        rules.add(Rule.ofValue(
                Field.OFFLOAD, "cache", "an encoder has no cache", Condition.OFFLOADS_CACHE, Condition.IS_ENCODER));
        rules.add(Rule.of(
                Field.OFFLOAD,
                Field.COUNTING + " survey counts one memory",
                Condition.OFFLOADS,
                Condition.COUNTS_AS_SURVEY));
        rules.add(Rule.ofValue(Field.OFFLOAD, "optimizer", trains, Condition.OFFLOADS_OPTIMIZER, Condition.INFERS));
        for (Field<?> field : Field.OF_TRAINING) {
            rules.add(Rule.of(field, trains, Condition.INFERS));
        }
        return rules;
    }
}
