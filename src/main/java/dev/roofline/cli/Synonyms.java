package dev.roofline.cli;

import java.util.List;

/** The names that people type for options that are called otherwise here: data, read where a line is not understood. */
final class Synonyms {
    static final List<Synonym> ALL = List.of(
            Synonym.of("--gpu", "--hw"),
            new Synonym(
                    "--gpus",
                    "--devices",
                    Synonym.Kind.DEVICES_OR_MACHINE,
                    "a number of them; the name of a machine is --hw"),
            Synonym.of("--num-gpus", "--devices", "the number of them; --hw says which"),
            Synonym.of("-m", "--model"),
            Synonym.of("-b", "--batch"),
            Synonym.of("--batch-size", "--batch"),
            Synonym.of("--max-num-seqs", "--batch", "all of the sequences are at work at once"),
            Synonym.of("--global-batch-size", "--batch", "sequences on all devices together"),
            Synonym.of("--micro-batch-size", "--micro-batch"),
            Synonym.of("--input-len", "--prompt"),
            Synonym.of("--isl", "--prompt"),
            Synonym.of("--output-len", "--generate", "the run is a generation"),
            Synonym.of("--osl", "--generate", "the run is a generation"),
            Synonym.of("--ctx", "--context"),
            Synonym.of("--ctx-size", "--context", "the tokens that are cached when a step begins"),
            Synonym.of("-c", "--context", "the tokens that are cached when a step begins"),
            Synonym.of("--request-rate", "--arrival"),
            Synonym.of("--draft-model", "--draft"),
            Synonym.of("--speculative-model", "--draft"),
            Synonym.of("--num-speculative-tokens", "--gamma"),
            new Synonym(
                    "--seq-len",
                    "--prompt",
                    Synonym.Kind.WHOLE_SEQUENCES,
                    "in training and encoding; elsewhere --prompt and --context tell new tokens from cached ones"),
            new Synonym(
                    "--seq-length",
                    "--prompt",
                    Synonym.Kind.WHOLE_SEQUENCES,
                    "in training and encoding; elsewhere --prompt and --context tell new tokens from cached ones"),
            Synonym.of("--tensor-parallel-size", "--tp"),
            Synonym.of("--tensor-model-parallel-size", "--tp"),
            Synonym.of("--pipeline-parallel-size", "--pp"),
            Synonym.of("--pipeline-model-parallel-size", "--pp"),
            Synonym.of("--data-parallel-size", "--dp"),
            Synonym.of("--context-parallel-size", "--cp"),
            Synonym.of("--expert-parallel-size", "--ep"),
            Synonym.of("--expert-model-parallel-size", "--ep"),
            Synonym.of("--zero-stage", "--zero"),
            Synonym.of("--train-tokens", "--tokens"),
            Synonym.of("--gpu-memory-utilization", "--memory-utilization"),
            new Synonym(
                    "--kv-cache-dtype", "--kv-cache", Synonym.Kind.CACHE_FORMAT, "auto leaves it to the activations"),
            new Synonym("--quant", "--weights", Synonym.Kind.QUANTIZATION, "as --quantization"),
            new Synonym(
                    "--quantization",
                    "--weights",
                    Synonym.Kind.QUANTIZATION,
                    "fp8 is of weights and activations, and the cache is in the activations' format where --kv-cache says none (vLLM's auto"
                            + " is bf16); awq and gptq are int4 weights with a scale and a zero point each 128"
                            + " elements"));

    /** What a method of {@code --quantization} sets: a word, then options with their values. */
    static final List<List<String>> METHODS = List.of(
            List.of("fp8", "--weights", "fp8", "--activations", "fp8"),
            List.of("awq", "--weights", "int4-zp-g128"),
            List.of("gptq", "--weights", "int4-zp-g128"));

    private Synonyms() {}
}
