package dev.roofline.workload;

import java.util.List;

/** Formats are asked of tensors that a model has, and of products where they are chosen. */
final class FormatRules {
    private static final String AS_STORED =
            Field.COUNTING + " survey multiplies what it counts in the formats that it is stored in";

    static final List<Rule> ALL = List.of(
            new Rule(
                    List.of(Field.HEAD, Field.EMBEDDING),
                    "",
                    List.of(),
                    List.of(Condition.COUNTS_AS_SURVEY, Condition.SAYS_HEAD_OR_EMBEDDING),
                    Field.COUNTING + " survey counts the layers only"),
            Rule.of(Field.EMBEDDING, "{model} has no embedding of a vocabulary", Condition.HAS_NO_VOCABULARY),
            Rule.of(Field.HEAD, "{model} has no head", Condition.HAS_NO_HEAD),
            Rule.ofValue(
                    Field.HEAD,
                    "with another format than " + Field.EMBEDDING,
                    "the head of {model} is tied to its embedding: they are one tensor",
                    Condition.TEARS_HEAD_FROM_EMBEDDING),
            Rule.of(Field.STATE, "{model} keeps no recurrent states", Condition.HAS_NO_STATES),
            Rule.of(Field.STATE, "a training step keeps no states between sequences", Condition.TRAINS),
            Rule.of(
                    Field.KV_CACHE,
                    "{model} keeps no keys and values; " + Field.STATE + " sets the format of its recurrent states",
                    Condition.HAS_NO_KEYS),
            Rule.of(Field.COMPUTE, AS_STORED, Condition.COUNTS_AS_SURVEY),
            Rule.ofValue(Field.WEIGHT_COPY, "on", AS_STORED, Condition.COUNTS_AS_SURVEY)
                    .saying(Field.WEIGHT_COPY));

    private FormatRules() {}
}
