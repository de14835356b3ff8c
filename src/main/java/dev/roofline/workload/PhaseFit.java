package dev.roofline.workload;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import java.util.Optional;

/** Refuses phases that a model does not have, and what was said of sizes that a phase does not have. */
final class PhaseFit {
    private final ModelSpec model;
    private final WorkloadOptions options;

    PhaseFit(ModelSpec model, WorkloadOptions options) {
        this.model = model;
        this.options = options;
    }

    /** Whether all layers are of the kinds that the survey's tables are about. */
    static boolean isPlain(ModelSpec model) {
        for (Stack stack : model.stacks()) {
            if (stack.input().frontEnd().isPresent()) {
                return false;
            }
            for (LayerGroup group : stack.groups()) {
                boolean plain = group.mixer().isPresent()
                        && group.mixer().get().groupedHeads().isPresent()
                        && group.feedForward().isPresent()
                        && group.experts().isEmpty();
                if (!plain) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @throws UnsuitableWorkloadException where the model has not the phase, or the phase not the sizes that were given */
    void require(Optional<PhaseChoice> phase) {
        if (model.isEncoderOnly()) {
            if (phase.isPresent() && phase.get() != PhaseChoice.ENCODE && phase.get() != PhaseChoice.TRAIN) {
                throw new UnsuitableWorkloadException(
                        model.name() + " is an encoder: --phase encode and --phase train are what it has, not "
                                + phase.get().label());
            }
            refuse(options.context().isPresent(), "--context", "an encoder has no cache");
            refuse(options.kvCache().isPresent(), "--kv-cache", "an encoder has no cache");
        } else if (model.stack(Stack.Kind.ENCODER).isEmpty()
                && model.towers().isEmpty()
                && phase.equals(Optional.of(PhaseChoice.ENCODE))) {
            throw new UnsuitableWorkloadException(
                    model.name() + " has no encoder: --phase prefill is what processes a prompt at once");
        }
        refuse(
                options.decoderPrompt().isPresent() && !model.isEncoderDecoder(),
                "--decoder-prompt",
                model.name() + " is not an encoder-decoder; use --prompt");
        refuse(
                options.generate().isPresent() && phase.isPresent() && phase.get() != PhaseChoice.GENERATE,
                "--generate",
                "it goes with --phase generate");
        refuse(
                options.context().isPresent() && phase.equals(Optional.of(PhaseChoice.ENCODE)),
                "--context",
                "an encoder has no cache");
    }

    /** A server's steady state is of decoders that generate, in one replica. */
    void requireArrival(Optional<PhaseChoice> phase, Parallelism parallelism, boolean isBound) {
        if (options.arrival().isEmpty()) {
            return;
        }
        refuse(
                !phase.equals(Optional.of(PhaseChoice.GENERATE)),
                "--arrival",
                "requests that arrive are generated; add --generate");
        refuse(model.isEncoderDecoder(), "--arrival", model.name() + " is an encoder-decoder");
        refuse(
                options.batch().isPresent(),
                "--arrival",
                "it decides how many requests are in flight; leave --batch out");
        refuse(
                parallelism.context() > 1 || parallelism.pipeline() > 1,
                "--arrival",
                "it is the rate of one stage's replicas; leave --cp and --pp out");
        refuse(isBound, "--arrival", "passes of prompts and tokens are no bound");
        long chunk = options.chunk().orElse(1);
        refuse(
                chunk > Workload.MOST_STEP_TOKENS / parallelism.data(),
                "--chunk " + chunk,
                "on " + parallelism.data() + " replicas a pass has more than the " + Workload.MOST_STEP_TOKENS
                        + " tokens that are counted");
    }

    private static void refuse(boolean given, String option, String reason) {
        if (given) {
            throw new UnsuitableWorkloadException(option + " does not fit: " + reason);
        }
    }
}
