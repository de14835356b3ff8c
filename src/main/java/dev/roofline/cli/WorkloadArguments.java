package dev.roofline.cli;

import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.WorkloadOptions;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The options that describe a workload. */
final class WorkloadArguments {
    private final TextOption phase = new TextOption(
            "PHASE",
            "encode, prefill, decode or generate; default: encoders encode, decoders prefill and decode, "
                    + "encoder-decoders all three",
            "--phase");

    private final TextOption batch = new TextOption(
            "N",
            "sequences at a time; default 1",
            "--batch");

    private final TextOption prompt = new TextOption(
            "N",
            "tokens of a sequence that encode and prefill process; default 512, or the model's limit if less",
            "--prompt");

    private final TextOption context = new TextOption(
            "N",
            "tokens already cached when a decode step begins (default: the prompt), or a prefill (default: 0)",
            "--context");

    private final TextOption generate = new TextOption(
            "N",
            "tokens to generate; default 128",
            "--generate");

    private final TextOption decoderPrompt = new TextOption(
            "N",
            "tokens that the decoder of an encoder-decoder starts from; default 1",
            "--decoder-prompt");

    private final TextOption logits = new TextOption(
            "WHERE",
            "positions the head computes: all, last or none; default last, in encode none",
            "--logits");

    private final TextOption dtype = new TextOption(
            "FORMAT",
            "number format of all tensors; default: the model's own of 16 bits or fewer, else fp16",
            "--dtype");

    private final TextOption weights = new TextOption(
            "FORMAT",
            "number format of the weights",
            "--weights");

    private final TextOption activations = new TextOption(
            "FORMAT",
            "number format of the activations",
            "--activations");

    private final TextOption kvCache = new TextOption(
            "FORMAT",
            "number format of keys and values",
            "--kv-cache");

    private final TextOption fusion = new TextOption(
            "KIND",
            "none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)",
            "--fusion");

    private final TextOption counting = new TextOption(
            "RULE",
            "standard (default) or survey (the tables of arXiv 2302.14017)",
            "--counting");

    void addTo(CommandSpec command) {
        for (TextOption option : List.of(
                phase, batch, prompt, context, generate, decoderPrompt, logits, dtype, weights, activations, kvCache, fusion, counting)) {
            option.addTo(command);
        }
    }

    WorkloadOptions options() {
        return new WorkloadOptions(
                Arguments.choice(phase.name(), phase.value(), List.of(PhaseChoice.values()), PhaseChoice::label),
                Arguments.count(batch.name(), batch.value()),
                Arguments.count(prompt.name(), prompt.value()),
                Arguments.count(context.name(), context.value()),
                Arguments.count(generate.name(), generate.value()),
                Arguments.count(decoderPrompt.name(), decoderPrompt.value()),
                Arguments.choice(logits.name(), logits.value(), List.of(Logits.values()), Logits::label),
                Arguments.format(dtype.name(), dtype.value()),
                Arguments.format(weights.name(), weights.value()),
                Arguments.format(activations.name(), activations.value()),
                Arguments.format(kvCache.name(), kvCache.value()),
                Arguments.choice(fusion.name(), fusion.value(), List.of(Fusion.values()), Fusion::label),
                Arguments.choice(counting.name(), counting.value(), List.of(Counting.values()), Counting::label));
    }
}
