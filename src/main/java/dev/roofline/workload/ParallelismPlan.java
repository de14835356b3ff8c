package dev.roofline.workload;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.TensorShard;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides over how many devices a model is spread, and refuses what it has too little for. */
final class ParallelismPlan {
    private final ModelSpec model;
    private final WorkloadOptions options;

    ParallelismPlan(ModelSpec model, WorkloadOptions options) {
        this.model = model;
        this.options = options;
    }

    /** @throws UnsuitableWorkloadException where the model cannot be spread like that */
    Parallelism degrees() {
        requireExperts(degree("--ep", options.expert()));
        Parallelism degrees;
        try {
            degrees = new Parallelism(
                    degree("--tp", options.tensor()),
                    degree("--pp", options.pipeline()),
                    degree("--ep", options.expert()),
                    degree("--dp", options.data()),
                    degree("--cp", options.contextRanks()),
                    options.overlap().orElse(0));
        } catch (IllegalArgumentException e) {
            throw new UnsuitableWorkloadException(String.valueOf(e.getMessage()));
        }
        boolean trains = options.phase().equals(Optional.of(PhaseChoice.TRAIN));
        boolean withHost = trains && !options.offload().isNone();
        if (options.overlap().isPresent() && degrees.isNone() && !withHost) {
            throw new UnsuitableWorkloadException("--overlap does not fit: one device has no exchanges to hide");
        }
        requireParts(degrees);
        requireLayers(degrees);
        requireDivisibleContext(degrees);
        return degrees;
    }

    private static long degree(String option, OptionalLong given) {
        long degree = given.orElse(1);
        if (degree < 1 || degree > Parallelism.MOST) {
            throw new UnsuitableWorkloadException(
                    option + " is " + degree + "; it takes a whole number from 1 to " + Parallelism.MOST);
        }
        return degree;
    }

    /** Every tensor rank needs a head and a channel of everything that is divided. */
    private void requireParts(Parallelism degrees) {
        long tensor = degrees.tensor();
        try {
            TensorShard.of(model, tensor, 0, degrees.expertSlices(), tensor);
        } catch (IllegalArgumentException e) {
            throw new UnsuitableWorkloadException("--tp " + tensor + " does not fit: " + model.name()
                    + " has fewer parts to divide, " + String.valueOf(e.getMessage()));
        }
    }

    private void requireLayers(Parallelism degrees) {
        for (Stack stack : model.stacks()) {
            if (stack.layerCount() < degrees.pipeline()) {
                throw new UnsuitableWorkloadException("--pp " + degrees.pipeline() + " does not fit: the "
                        + stack.kind().label() + " of " + model.name() + " has " + stack.layerCount() + " layers");
            }
        }
    }

    /** Asked before how degrees divide each other: no other degree helps a model with fewer experts. */
    private void requireExperts(long ranks) {
        if (ranks == 1) {
            return;
        }
        if (!model.hasExperts()) {
            throw new UnsuitableWorkloadException("--ep does not fit: " + model.name() + " has no experts");
        }
        for (Stack stack : model.stacks()) {
            for (LayerGroup group : stack.groups()) {
                if (group.experts().isPresent() && group.experts().get().experts() < ranks) {
                    throw new UnsuitableWorkloadException("--ep " + ranks + " does not fit: " + model.name() + " has "
                            + group.experts().get().experts()
                            + " experts a layer, and copies of experts are not counted");
                }
            }
        }
    }

    /** Keys can be divided; a state is passed from token to token. */
    private void requireDivisibleContext(Parallelism degrees) {
        if (degrees.context() == 1) {
            return;
        }
        if (model.isEncoderDecoder()) {
            throw new UnsuitableWorkloadException(
                    "--cp does not fit: the decoder of " + model.name() + " attends to the encoder's sequence too");
        }
        for (Stack stack : model.stacks()) {
            for (SequenceMixer mixer : stack.mixers()) {
                if (!mixer.isDivisibleByKeys()) {
                    throw new UnsuitableWorkloadException("--cp does not fit: " + model.name()
                            + " has layers whose work over a sequence is not divided by keys");
                }
            }
        }
    }
}
