package dev.roofline.workload;

import dev.roofline.units.TensorFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** What the user said of a workload; the rest is {@link WorkloadPlan}'s to decide. */
public record WorkloadOptions(
        Optional<PhaseChoice> phase,
        OptionalLong batch,
        OptionalLong prompt,
        OptionalLong context,
        OptionalLong generate,
        OptionalLong decoderPrompt,
        Optional<Logits> logits,
        Optional<TensorFormat> all,
        Optional<TensorFormat> weights,
        Optional<TensorFormat> activations,
        Optional<TensorFormat> kvCache,
        Optional<Fusion> fusion,
        Optional<Counting> counting) {

    /** Nothing said. */
    public static final WorkloadOptions NONE = new WorkloadOptions(
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public WorkloadOptions withPhase(PhaseChoice other) {
        return new WorkloadOptions(
                Optional.of(other), batch, prompt, context, generate, decoderPrompt, logits, all, weights, activations, kvCache, fusion, counting);
    }

    public WorkloadOptions withPrompt(long other) {
        return new WorkloadOptions(
                phase, batch, OptionalLong.of(other), context, generate, decoderPrompt, logits, all, weights, activations, kvCache, fusion, counting);
    }

    public WorkloadOptions withGenerate(long other) {
        return new WorkloadOptions(
                phase, batch, prompt, context, OptionalLong.of(other), decoderPrompt, logits, all, weights, activations, kvCache, fusion, counting);
    }

    public WorkloadOptions withLogits(Logits other) {
        return new WorkloadOptions(
                phase, batch, prompt, context, generate, decoderPrompt, Optional.of(other), all, weights, activations, kvCache, fusion, counting);
    }

    public WorkloadOptions withFusion(Fusion other) {
        return new WorkloadOptions(
                phase, batch, prompt, context, generate, decoderPrompt, logits, all, weights, activations, kvCache, Optional.of(other), counting);
    }

    public WorkloadOptions withCounting(Counting other) {
        return new WorkloadOptions(
                phase, batch, prompt, context, generate, decoderPrompt, logits, all, weights, activations, kvCache, fusion, Optional.of(other));
    }
}
