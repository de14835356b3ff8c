package dev.roofline.cli;

import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.WorkloadOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that describe a workload. */
final class WorkloadArguments {
    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            description = "encode, prefill, decode or generate; default: encoders encode, decoders prefill and decode, "
                    + "encoder-decoders all three")
    private String phase;

    @Option(names = "--batch", paramLabel = "N", description = "sequences at a time; default 1")
    private String batch;

    @Option(
            names = "--prompt",
            paramLabel = "N",
            description = "tokens of a sequence that encode and prefill process; default 512, or the model's limit if less")
    private String prompt;

    @Option(
            names = "--context",
            paramLabel = "N",
            description = "tokens already cached when a decode step begins (default: the prompt), or a prefill (default: 0)")
    private String context;

    @Option(names = "--generate", paramLabel = "N", description = "tokens to generate; default 128")
    private String generate;

    @Option(
            names = "--decoder-prompt",
            paramLabel = "N",
            description = "tokens that the decoder of an encoder-decoder starts from; default 1")
    private String decoderPrompt;

    @Option(
            names = "--logits",
            paramLabel = "WHERE",
            description = "positions the head computes: all, last or none; default last, in encode none")
    private String logits;

    @Option(
            names = "--dtype",
            paramLabel = "FORMAT",
            description = "number format of all tensors; default: the model's own of 16 bits or fewer, else fp16")
    private String dtype;

    @Option(names = "--weights", paramLabel = "FORMAT", description = "number format of the weights")
    private String weights;

    @Option(names = "--activations", paramLabel = "FORMAT", description = "number format of the activations")
    private String activations;

    @Option(names = "--kv-cache", paramLabel = "FORMAT", description = "number format of keys and values")
    private String kvCache;

    @Option(
            names = "--fusion",
            paramLabel = "KIND",
            description = "none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)")
    private String fusion;

    @Option(
            names = "--counting",
            paramLabel = "RULE",
            description = "standard (default) or survey (the tables of arXiv 2302.14017)")
    private String counting;

    WorkloadOptions options() {
        return new WorkloadOptions(
                Arguments.choice("--phase", phase, List.of(PhaseChoice.values()), PhaseChoice::label),
                Arguments.count("--batch", batch),
                Arguments.count("--prompt", prompt),
                Arguments.count("--context", context),
                Arguments.count("--generate", generate),
                Arguments.count("--decoder-prompt", decoderPrompt),
                Arguments.choice("--logits", logits, List.of(Logits.values()), Logits::label),
                Arguments.format("--dtype", dtype),
                Arguments.format("--weights", weights),
                Arguments.format("--activations", activations),
                Arguments.format("--kv-cache", kvCache),
                Arguments.choice("--fusion", fusion, List.of(Fusion.values()), Fusion::label),
                Arguments.choice("--counting", counting, List.of(Counting.values()), Counting::label));
    }
}
