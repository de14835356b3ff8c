package dev.roofline.cli;

import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Routing;
import dev.roofline.workload.WorkloadOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
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
            "number format of keys, values, latents and states",
            "--kv-cache");

    private final TextOption fusion = new TextOption(
            "KIND",
            "none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)",
            "--fusion");

    private final TextOption counting = new TextOption(
            "RULE",
            "standard (default) or survey (the tables of arXiv 2302.14017)",
            "--counting");

    private final TextOption routing = new TextOption(
            "RULE",
            "experts whose weights a step reads: uniform (default; the expected number), worst or best",
            "--routing");

    private final TextOption latentForm = new TextOption(
            "FORM",
            "latent attention: naive (latents expanded), absorbed, or fastest (default): the one that takes less time",
            "--mla");

    private final TextOption requests = new TextOption(
            "LIST",
            "one pass over sequences that differ, [count x] new @ cached: 512@0,31x1@4096",
            "--requests");

    void addTo(CommandSpec command) {
        for (TextOption option : List.of(
                phase, batch, prompt, context, generate, decoderPrompt, logits, dtype, weights, activations, kvCache, fusion, counting,
                routing, latentForm, requests)) {
            option.addTo(command);
        }
    }

    WorkloadOptions options() {
        WorkloadOptions options = WorkloadOptions.NONE;
        options = with(
                options,
                Arguments.choice(phase.name(), phase.value(), List.of(PhaseChoice.values()), PhaseChoice::label),
                WorkloadOptions::withPhase);
        options = with(options, batch, WorkloadOptions::withBatch);
        options = with(options, prompt, WorkloadOptions::withPrompt);
        options = with(options, context, WorkloadOptions::withContext);
        options = with(options, generate, WorkloadOptions::withGenerate);
        options = with(options, decoderPrompt, WorkloadOptions::withDecoderPrompt);
        options = with(
                options,
                Arguments.choice(logits.name(), logits.value(), List.of(Logits.values()), Logits::label),
                WorkloadOptions::withLogits);
        options = with(options, Arguments.format(dtype.name(), dtype.value()), WorkloadOptions::withAll);
        options = with(options, Arguments.format(weights.name(), weights.value()), WorkloadOptions::withWeights);
        options = with(
                options, Arguments.format(activations.name(), activations.value()), WorkloadOptions::withActivations);
        options = with(options, Arguments.format(kvCache.name(), kvCache.value()), WorkloadOptions::withKvCache);
        options = with(
                options,
                Arguments.choice(fusion.name(), fusion.value(), List.of(Fusion.values()), Fusion::label),
                WorkloadOptions::withFusion);
        options = with(
                options,
                Arguments.choice(counting.name(), counting.value(), List.of(Counting.values()), Counting::label),
                WorkloadOptions::withCounting);
        options = with(
                options,
                Arguments.choice(routing.name(), routing.value(), List.of(Routing.values()), Routing::label),
                WorkloadOptions::withRouting);
        options = with(
                options,
                Arguments.choice(
                        latentForm.name(), latentForm.value(), 
                        List.of(LatentForm.NAIVE, LatentForm.ABSORBED, LatentForm.FASTEST),
                        LatentForm::label),
                WorkloadOptions::withLatentForm);
        return with(options, RequestList.parse(requests.name(), requests.value()), WorkloadOptions::withRequests);
    }

    private static <T> WorkloadOptions with(
            WorkloadOptions options, Optional<T> given, BiFunction<WorkloadOptions, T, WorkloadOptions> step) {
        return given.isPresent() ? step.apply(options, given.get()) : options;
    }

    private static WorkloadOptions with(
            WorkloadOptions options, TextOption option, BiFunction<WorkloadOptions, Long, WorkloadOptions> step) {
        OptionalLong given = Arguments.count(option.name(), option.value());
        return given.isPresent() ? step.apply(options, given.getAsLong()) : options;
    }
}
