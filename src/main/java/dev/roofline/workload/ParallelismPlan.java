package dev.roofline.workload;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.TensorShard;

/** Decides over how many devices a model is spread, and refuses what it has too little for. */
record ParallelismPlan(ModelSpec model, WorkloadOptions options) {
    /** @throws UnsuitableWorkloadException where the model cannot be spread like that */
    Parallelism degrees() {
        requireExperts(Field.EXPERT.decided(options, 1));
        Parallelism degrees;
        try {
            degrees = new Parallelism(
                    Field.TENSOR.decided(options, 1),
                    Field.PIPELINE.decided(options, 1),
                    Field.EXPERT.decided(options, 1),
                    Field.DATA.decided(options, 1),
                    Field.CONTEXT_RANKS.decided(options, 1),
                    options.get(Field.OVERLAP, 0.0));
        } catch (IllegalArgumentException e) {
            throw new UnsuitableWorkloadException(String.valueOf(e.getMessage()));
        }
        requireAll(degrees);
        boolean withHost = options.trains() && !options.offload().isNone();
        Decisions.refuse(
                options.has(Field.OVERLAP) && degrees.isNone() && !withHost,
                Field.OVERLAP,
                "",
                "one device has no exchanges to hide");
        requireParts(degrees);
        requireLayers(degrees);
        requireDivisibleContext(degrees);
        return degrees;
    }

    /** What makes of a number of devices degrees comes before this: here they are only held against each other. */
    private void requireAll(Parallelism degrees) {
        long devices = degrees.devices();
        Decisions.refuse(
                options.has(Field.DEVICES)
                        && options.get(Field.DEVICES).orElseThrow().devices() != devices,
                Field.DEVICES,
                "",
                "the degrees make " + devices);
    }

    /** Every tensor rank needs a head and a channel of everything that is divided. */
    private void requireParts(Parallelism degrees) {
        long tensor = degrees.tensor();
        try {
            TensorShard.of(model, tensor, 0, degrees.expertSlices(), tensor);
        } catch (IllegalArgumentException e) {
            throw new UnsuitableWorkloadException(Refusal.unfit(
                    Field.TENSOR,
                    Long.toString(tensor),
                    model.name() + " has fewer parts to divide, " + String.valueOf(e.getMessage())));
        }
    }

    private void requireLayers(Parallelism degrees) {
        for (Stack stack : model.stacks()) {
            Decisions.refuse(
                    stack.layerCount() < degrees.pipeline(),
                    Field.PIPELINE,
                    Long.toString(degrees.pipeline()),
                    "the " + stack.kind().label() + " of " + model.name() + " has " + stack.layerCount() + " layers");
        }
    }

    /** Asked before how degrees divide each other: no other degree helps a model with fewer experts. */
    void requireExperts(long ranks) {
        if (ranks == 1) {
            return;
        }
        Decisions.refuse(!model.hasExperts(), Field.EXPERT, "", model.name() + " has no experts");
        for (Stack stack : model.stacks()) {
            for (LayerGroup group : stack.groups()) {
                if (group.experts().isPresent() && group.experts().get().experts() < ranks) {
                    throw new UnsuitableWorkloadException(Refusal.unfit(
                            Field.EXPERT,
                            Long.toString(ranks),
                            model.name() + " has " + group.experts().get().experts()
                                    + " experts a layer, and copies of experts are not counted"));
                }
            }
        }
    }

    /** Keys can be divided; a state is passed from token to token. */
    private void requireDivisibleContext(Parallelism degrees) {
        if (degrees.context() == 1) {
            return;
        }
        Decisions.refuse(
                model.isEncoderDecoder(),
                Field.CONTEXT_RANKS,
                "",
                "the decoder of " + model.name() + " attends to the encoder's sequence too");
        for (Stack stack : model.stacks()) {
            for (SequenceMixer mixer : stack.mixers()) {
                Decisions.refuse(
                        !mixer.isDivisibleByKeys(),
                        Field.CONTEXT_RANKS,
                        "",
                        model.name() + " has layers whose work over a sequence is not divided by keys");
            }
        }
    }
}
