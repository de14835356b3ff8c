package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.List;

/** Decides how a training step is run where its options leave that open, and refuses what does not fit. */
final class TrainingPlan {
    /** Formats that gradients of weights are summed up in. */
    private static final List<TensorFormat> OF_GRADIENTS =
            List.of(TensorFormat.FP32, TensorFormat.TF32, TensorFormat.BF16, TensorFormat.FP16, TensorFormat.FP8);

    private static final long INTERLEAVED_CHUNKS = 2;

    private final ModelSpec model;
    private final WorkloadOptions options;
    private final TrainingOptions training;
    private final Parallelism parallelism;
    private final Precision precision;
    private final long globalBatch;

    TrainingPlan(
            ModelSpec model, WorkloadOptions options, Parallelism parallelism, Precision precision, long globalBatch) {
        this.model = model;
        this.options = options;
        this.training = options.training();
        this.parallelism = parallelism;
        this.precision = precision;
        this.globalBatch = globalBatch;
    }

    /** @throws UnsuitableWorkloadException where the model or its spread over devices has no such step */
    Training decided() {
        refuseInference();
        requireTrainable(precision.attention(), "--weights");
        requireTrainable(precision.activations(), "--activations");
        requireSpread();
        long micro = microBatch();
        TensorFormat gradients = training.gradients()
                .orElse(precision.attention().isQuantised() ? TensorFormat.BF16 : precision.attention());
        if (!OF_GRADIENTS.contains(gradients)) {
            throw new UnsuitableWorkloadException("--gradients " + gradients.label()
                    + " does not fit: gradients of weights are summed up in fp32, tf32, bf16, fp16 or fp8");
        }
        return new Training(
                replicaBatch() / micro,
                new PipelineOrder(schedule(), chunks(replicaBatch() / micro), 0),
                new ActivationPolicy(
                        training.recomputation().orElse(Recomputation.NONE),
                        training.sequenceParallel(),
                        training.dropout()),
                training.sharding().orElse(Sharding.NONE),
                gradients,
                training.optimizer().orElse(Optimizer.ADAM));
    }

    /** Sequences of a replica in one micro-batch: all of them, but where a pipeline wants several to be full. */
    long microBatch() {
        long micro = training.microBatch().orElse(parallelism.pipeline() > 1 ? 1 : replicaBatch());
        refuse(micro < 1, "--micro-batch", "it is " + micro + "; a micro-batch has one sequence or more");
        if (globalBatch % (parallelism.data() * micro) != 0) {
            throw new UnsuitableWorkloadException(
                    "--batch " + globalBatch + " does not fit: in training it is a whole number of"
                            + " micro-batches of " + micro + " on each of " + parallelism.data() + " replicas");
        }
        return micro;
    }

    /** Sequences of a replica in all its micro-batches. */
    private long replicaBatch() {
        return globalBatch / parallelism.data();
    }

    private void refuseInference() {
        String reason = "a training step has no cache and makes no tokens; leave --phase train out";
        refuse(options.context().isPresent(), "--context", reason);
        refuse(options.generate().isPresent(), "--generate", reason);
        refuse(options.kvCache().isPresent(), "--kv-cache", reason);
        refuse(options.page().isPresent(), "--kv-page", reason);
        refuse(options.arrival().isPresent(), "--arrival", reason);
        refuse(options.offload().cache() > 0, "--offload cache", reason);
        refuse(
                options.counting().orElse(Counting.STANDARD) == Counting.SURVEY,
                "--counting survey",
                "it counts inference");
        refuse(
                options.logits().orElse(Logits.ALL) != Logits.ALL,
                "--logits",
                "training computes them at all positions");
        refuse(
                options.latentForm().orElse(LatentForm.NAIVE) == LatentForm.ABSORBED,
                "--mla absorbed",
                "latents are expanded in training");
    }

    /** Formats that a tensor is cast to anew in each step; of 4-bit integers and zero points only finished weights are made. */
    private static void requireTrainable(TensorFormat format, String option) {
        boolean finished =
                format.arithmetic() == NumberFormat.INT4 || format.label().contains("-zp");
        if (finished) {
            throw new UnsuitableWorkloadException(
                    option + " " + format.label()
                            + " does not fit: training is counted in floats, with and without scales, and in int8 without zero points");
        }
    }

    private void requireSpread() {
        refuse(
                parallelism.pipeline() > 1 && model.isEncoderDecoder(),
                "--pp",
                "stages of an encoder-decoder's training step are not counted");
        boolean divides = training.sharding().orElse(Sharding.NONE) != Sharding.NONE;
        refuse(
                divides && parallelism.tokenHolders() == 1 && options.offload().isNone(),
                "--zero",
                "there is one replica; --dp says how many there are, and --offload optimizer takes its states to the host");
        refuse(
                training.sequenceParallel() && parallelism.tensor() == 1,
                "--sequence-parallel",
                "it divides what tensor ranks hold whole; --tp says how many there are");
    }

    private Schedule schedule() {
        Schedule schedule = training.schedule()
                .orElse(training.chunks().orElse(1) > 1 ? Schedule.INTERLEAVED : Schedule.ONE_FORWARD_ONE_BACKWARD);
        refuse(
                training.schedule().isPresent() && parallelism.pipeline() == 1,
                "--schedule",
                "one stage has none; --pp says how many stages there are");
        return schedule;
    }

    private long chunks(long microBatches) {
        boolean interleaved = schedule() == Schedule.INTERLEAVED;
        long chunks = training.chunks().orElse(interleaved ? INTERLEAVED_CHUNKS : 1);
        refuse(chunks < 1, "--virtual-stages", "it is " + chunks + "; a device has one run of layers or more");
        refuse(
                chunks > 1 && (!interleaved || parallelism.pipeline() == 1),
                "--virtual-stages",
                "they are those of --pp with --schedule interleaved");
        if (!interleaved) {
            return chunks;
        }
        refuse(
                chunks == 1,
                "--schedule interleaved",
                "one run of layers a device is 1f1b; --virtual-stages says how many");
        for (Stack stack : model.stacks()) {
            refuse(
                    stack.layerCount() < parallelism.pipeline() * chunks,
                    "--virtual-stages " + chunks,
                    "the " + stack.layerCount() + " layers of " + model.name() + " are fewer than runs on "
                            + parallelism.pipeline() + " stages");
        }
        refuse(
                microBatches % parallelism.pipeline() != 0,
                "--schedule interleaved",
                "it takes a multiple of " + parallelism.pipeline() + " micro-batches, as many as stages; there are "
                        + microBatches);
        return chunks;
    }

    private static void refuse(boolean given, String option, String reason) {
        if (given) {
            throw new UnsuitableWorkloadException(option + " does not fit: " + reason);
        }
    }
}
