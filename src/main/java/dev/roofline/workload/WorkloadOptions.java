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
}
