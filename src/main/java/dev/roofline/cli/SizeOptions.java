package dev.roofline.cli;

import dev.roofline.workload.Field;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Request;
import java.util.List;

/** Phases, and how much of what they process. */
final class SizeOptions {
    static final Option<PhaseChoice> PHASE = OptionGroup.SIZES.of(
            Field.PHASE,
            new ChoiceArgument<>("PHASE", List.of(PhaseChoice.values())),
            "encode, prefill, decode, generate or train; default: encoders encode, decoders prefill and decode, "
                    + "encoder-decoders all three");

    static final Option<Long> BATCH = count(
                    Field.BATCH,
                    "sequences at a time (concurrency), on all devices together; default 1, with --dp one a replica")
            .detailed("Of fewer sequences than replicas some replicas have none.");

    static final Option<Long> PROMPT = count(
            Field.PROMPT,
            "tokens of a sequence that encode and prefill process (ISL, input length); default 512, or the model's limit if less");

    static final Option<Long> CONTEXT = count(
            Field.CONTEXT,
            "KV length: tokens already cached when a decode step begins (default: the prompt), or a prefill (default: 0)");

    static final Option<Long> GENERATE =
            count(Field.GENERATE, "tokens to generate (OSL, output length)").usually("128");

    static final Option<Long> MAX_MODEL_LEN = count(
                    Field.MAX_MODEL_LEN, "room of a sequence, as vLLM calls it: decode at its last token")
            .detailed("Decode begins at context N - 1; a prefill keeps its prompt, with no cached prefix.");

    static final Option<Long> DECODER_PROMPT = count(
                    Field.DECODER_PROMPT, "tokens that the decoder of an encoder-decoder starts from")
            .usually("1");

    static final Option<Logits> LOGITS = OptionGroup.SIZES
            .of(
                    Field.LOGITS,
                    new ChoiceArgument<>("WHERE", List.of(Logits.values())),
                    "positions the head computes: all, last or none")
            .usually("last, in encode none");

    static final Option<List<Request>> REQUESTS = OptionGroup.SIZES
            .of(
                    Field.REQUESTS,
                    new RequestList(),
                    "one pass over sequences that differ, [count x] new @ cached: 512@0,31x1@4096")
            .detailed("In place of the sizes.");

    /** Those that stand first in help. */
    static final List<Option<?>> ALL =
            List.of(PHASE, BATCH, PROMPT, CONTEXT, MAX_MODEL_LEN, GENERATE, DECODER_PROMPT, LOGITS);

    private SizeOptions() {}

    private static Option<Long> count(Field<Long> field, String purpose) {
        return OptionGroup.SIZES.of(field, NumberArgument.COUNT, purpose);
    }
}
