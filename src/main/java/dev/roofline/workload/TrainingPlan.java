package dev.roofline.workload;

import dev.roofline.model.Stack;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.List;

/** Decides how a training step is run where its options leave that open, and refuses what does not fit. */
record TrainingPlan(Decisions decided) {
    /** Formats that gradients of weights are summed up in. */
    private static final List<TensorFormat> OF_GRADIENTS =
            List.of(TensorFormat.FP32, TensorFormat.TF32, TensorFormat.BF16, TensorFormat.FP16, TensorFormat.FP8);

    private static final long INTERLEAVED_CHUNKS = 2;

    private WorkloadOptions options() {
        return decided.options();
    }

    private Parallelism parallelism() {
        return decided.parallelism();
    }

    /** @throws UnsuitableWorkloadException where the model or its spread over devices has no such step */
    Training training() {
        Precision precision = decided.precision();
        Rule.requireAll(TrainingRules.OF_INFERENCE, decided.conditions());
        requireTrainable(precision.attention(), Field.WEIGHTS);
        requireTrainable(precision.activations(), Field.ACTIVATIONS);
        Rule.requireAll(TrainingRules.OF_SPREAD, decided.conditions());
        long micro = microBatch();
        TensorFormat gradients = options()
                .get(Field.GRADIENTS, precision.attention().isQuantised() ? TensorFormat.BF16 : precision.attention());
        Decisions.refuse(
                !OF_GRADIENTS.contains(gradients),
                Field.GRADIENTS,
                gradients.label(),
                "gradients of weights are summed up in fp32, tf32, bf16, fp16 or fp8");
        return new Training(
                replicaBatch() / micro,
                new PipelineOrder(schedule(), chunks(replicaBatch() / micro), 0),
                new ActivationPolicy(
                        options().get(Field.RECOMPUTATION, Recomputation.NONE),
                        options().has(Field.SEQUENCE_PARALLEL),
                        options().has(Field.DROPOUT)),
                options().get(Field.SHARDING, Sharding.NONE),
                gradients,
                options().get(Field.OPTIMIZER, Optimizer.ADAM));
    }

    /** Sequences of a replica in one micro-batch: all of them, but where a pipeline wants several to be full. */
    long microBatch() {
        long micro = options().get(Field.MICRO_BATCH, parallelism().pipeline() > 1 ? 1 : replicaBatch());
        Decisions.refuse(
                micro < 1, Field.MICRO_BATCH, "", "it is " + micro + "; a micro-batch has one sequence or more");
        Decisions.refuse(
                decided.globalBatch() % (parallelism().data() * micro) != 0,
                Field.BATCH,
                Long.toString(decided.globalBatch()),
                "in training it is a whole number of" + " micro-batches of " + micro + " on each of "
                        + parallelism().data() + " replicas");
        return micro;
    }

    /** Sequences of a replica in all its micro-batches. */
    private long replicaBatch() {
        return decided.globalBatch() / parallelism().data();
    }

    /** Formats that a tensor is cast to anew in each step; of 4-bit integers and zero points only finished weights are made. */
    private static void requireTrainable(TensorFormat format, Field<TensorFormat> field) {
        Decisions.refuse(
                format.arithmetic() == NumberFormat.INT4 || format.hasZeroPoints(),
                field,
                format.label(),
                "training is counted in floats, with and without scales, and in int8 without zero points");
    }

    private Schedule schedule() {
        Rule.requireAll(TrainingRules.OF_SCHEDULE, decided.conditions());
        return options()
                .get(
                        Field.SCHEDULE,
                        options().get(Field.VIRTUAL_STAGES, 1L) > 1
                                ? Schedule.INTERLEAVED
                                : Schedule.ONE_FORWARD_ONE_BACKWARD);
    }

    private long chunks(long microBatches) {
        boolean interleaved = schedule() == Schedule.INTERLEAVED;
        long stages = parallelism().pipeline();
        long chunks = options().get(Field.VIRTUAL_STAGES, interleaved ? INTERLEAVED_CHUNKS : 1);
        Decisions.refuse(
                chunks < 1, Field.VIRTUAL_STAGES, "", "it is " + chunks + "; a device has one run of layers or more");
        Decisions.refuse(
                chunks > 1 && (!interleaved || stages == 1),
                Field.VIRTUAL_STAGES,
                "",
                "they are those of " + Field.PIPELINE + " with " + Field.SCHEDULE + " interleaved");
        if (!interleaved) {
            return chunks;
        }
        Decisions.refuse(
                chunks == 1,
                Field.SCHEDULE,
                "interleaved",
                "one run of layers a device is 1f1b; " + Field.VIRTUAL_STAGES + " says how many");
        for (Stack stack : decided.model().stacks()) {
            Decisions.refuse(
                    stack.layerCount() < stages * chunks,
                    Field.VIRTUAL_STAGES,
                    Long.toString(chunks),
                    "the " + stack.layerCount() + " layers of "
                            + decided.model().name() + " are fewer than runs on " + stages + " stages");
        }
        Decisions.refuse(
                microBatches % stages != 0,
                Field.SCHEDULE,
                "interleaved",
                "it takes a multiple of " + stages + " micro-batches, as many as stages; there are " + microBatches);
        return chunks;
    }
}
