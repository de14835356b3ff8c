package dev.roofline.training;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.model.StageModel;
import dev.roofline.model.TensorShard;
import dev.roofline.operator.DeviceParameters;
import dev.roofline.operator.OperatorList;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Schedule;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Objects;

/**
 * What a device keeps in a training step: weights, gradients, the optimizer's states, and what the micro-batches in flight
 * keep for their backward passes. Tensors in passing are left out.
 */
public record TrainingMemory(ModelSpec model, Workload workload) {
    /** Logits are kept in fp32 (arXiv 2205.05198, section 4.3). */
    private static final int LOGIT = 4;

    private static final int MASK = 1;

    private Training training() {
        return workload.training().orElseThrow();
    }

    private Parallelism parallelism() {
        return workload.parallelism();
    }

    /** The memory of the stage whose device keeps most, in a phase of the step. */
    public static DeviceMemory of(ModelSpec model, Workload workload, MemoryBudget memory) {
        DeviceMemory most = null;
        for (long stage = 0; stage < workload.parallelism().pipeline(); stage++) {
            DeviceMemory own = ofStage(model, workload, stage, memory);
            most = most == null || own.total() > most.total() ? own : most;
        }
        return Objects.requireNonNull(most);
    }

    /** Of the first device of a stage, which keeps as much as any of it. */
    public static DeviceMemory ofStage(ModelSpec model, Workload workload, long stage, MemoryBudget memory) {
        Training training = workload.training().orElseThrow().withStage(stage);
        return new TrainingMemory(model, workload.withTraining(training)).device(memory);
    }

    private DeviceMemory device(MemoryBudget memory) {
        DeviceParameters parameters = OperatorList.parameters(model, workload);
        Precision precision = workload.precision();
        Offload offload = workload.offload();
        Sharding sharding = training().sharding();
        boolean copied = precision.compute().weightCopy();
        // Beside a copy, which products read, new weights are kept where they are made.
        boolean stored = sharding.dividesParameters() || (copied && sharding.dividesOptimizer());
        // What is not here whole comes for as long as it is used.
        boolean comes = sharding.dividesParameters() || offload.weights() > 0;
        double weights = held(parameters, precision.inBothLayouts(), stored);
        double copy = copied ? held(parameters, precision.narrowed().inBothLayouts(), sharding.dividesParameters()) : 0;
        TensorFormat ofGradients = training().gradients();
        double gradients =
                ofGradients.bytes(1, held(parameters.dense(), parameters.experts(), sharding.dividesGradients()));
        // Where each micro-batch's gradients go to their places, the host's leave the device.
        double gradientsAway = sharding.dividesGradients() ? gradients * offload.optimizer() : 0;
        // Experts that no other rank holds are whole where they are already.
        boolean divided = parallelism().tokenHolders() > parallelism().expertHolders()
                || parallelism().tokenHolders() == 1;
        double unit = sharding.dividesGradients()
                ? ofGradients.bytes(1, largestUnit(parameters, divided || offload.optimizer() > 0))
                : 0;
        double states = held(parameters.dense(), parameters.experts(), sharding.dividesOptimizer())
                * training().stateBytes(precision.attention());
        double host = (weights + copy) * offload.weights() + gradientsAway + states * offload.optimizer();
        return new DeviceMemory(
                weights * (1 - offload.weights())
                        + (comes ? gathered(parameters, divided || offload.weights() > 0) : 0),
                copy * (1 - offload.weights()),
                0,
                0,
                activations(),
                gradients - gradientsAway + unit,
                states * (1 - offload.optimizer()),
                host,
                memory);
    }

    /** Bytes of the parameters that a device holds in their formats. */
    private double held(DeviceParameters parameters, Precision formats, boolean divided) {
        return held(parameters.denseBytes(formats), parameters.expertBytes(formats), divided);
    }

    /** What a device holds of its ranks' parameters; {@code divided} among those that hold the same. */
    private double held(double dense, double experts, boolean divided) {
        double denseRanks = divided ? parallelism().tokenHolders() : 1;
        double expertRanks = divided ? denseRanks / parallelism().expertHolders() : 1;
        return dense / denseRanks + experts / expertRanks;
    }

    /**
     * Weights of the largest layer, or of the ends that are used at once, which are whole while they are used, in the format
     * that they were sent in.
     *
     * @param experts whether those come too
     */
    private double gathered(DeviceParameters parameters, boolean experts) {
        Precision sent = workload.precision().narrowed();
        double most = parameters.largestEndBytes(sent);
        for (DeviceParameters.OfLayer layer : parameters.layers()) {
            most = Math.max(most, layer.denseBytes(sent) + (experts ? layer.expertBytes(sent) : 0));
        }
        return most;
    }

    /** The same in parameters, whose gradients are whole until they go to their places. */
    private static double largestUnit(DeviceParameters parameters, boolean experts) {
        double most = parameters.largestEnd();
        for (DeviceParameters.OfLayer layer : parameters.layers()) {
            most = Math.max(most, layer.dense() + (experts ? layer.experts() : 0));
        }
        return most;
    }

    private double activations() {
        long stages = parallelism().pipeline();
        ModelSpec part = StageModel.of(
                shard(model, parallelism()),
                training().stage(),
                stages,
                training().chunks());
        double layers = 0;
        double again = 0;
        for (Stack stack : part.stacks()) {
            MicroBatch micro = micro(part, stack);
            for (LayerGroup group : stack.groups()) {
                layers += group.layers().count() * KeptActivations.ofLayer(group, stack.width(), micro);
                again = Math.max(again, KeptActivations.ofLayerAgain(group, stack.width(), micro));
            }
        }
        double inFlight = training()
                .schedule()
                .inFlight(
                        training().stage(),
                        stages,
                        training().microBatches(),
                        training().chunks());
        boolean full = training().recomputation() == Recomputation.FULL;
        return inFlight * (layers + embedding(part) + encoderOutput(part))
                + (full ? again : 0)
                + headsInFlight() * head(part);
    }

    /** The first tensor rank's part of a model. */
    private static ModelSpec shard(ModelSpec model, Parallelism parallelism) {
        long tensor = parallelism.tensor();
        return TensorShard.of(
                model, tensor, 0, parallelism.expertSlices(), TensorShard.trainingVocabularyMultiple(tensor));
    }

    private MicroBatch micro(ModelSpec part, Stack stack) {
        return MicroBatch.of(stack.isEncoder() && part.isEncoderDecoder() ? workload.ofEncoder() : workload);
    }

    /** A head's backward pass begins at once, but where all forward passes come first. */
    private double headsInFlight() {
        return training().schedule() == Schedule.GPIPE ? training().microBatches() : 1;
    }

    /** Inputs of the norms on embeddings, and the mask of their dropout. */
    private double embedding(ModelSpec part) {
        double bytes = 0;
        for (Stack stack : training().stage() == 0 ? part.stacks() : List.<Stack>of()) {
            MicroBatch micro = micro(part, stack);
            bytes += stack.input().norm().isPresent() ? micro.format().bytes(micro.streamTokens(), stack.width()) : 0;
            bytes += training().dropout() ? MASK * micro.streamTokens() * stack.width() : 0;
        }
        return bytes;
    }

    /** What an encoder hands to the decoder's layers, which all read the same, and the input of the norm before it. */
    private double encoderOutput(ModelSpec part) {
        if (!part.isEncoderDecoder()) {
            return 0;
        }
        MicroBatch micro = MicroBatch.of(workload.ofEncoder());
        Stack encoder = part.stack(Stack.Kind.ENCODER).orElseThrow();
        int streams = encoder.finalNorm().isPresent() ? 2 : 1;
        return streams * micro.format().bytes(micro.streamTokens(), encoder.width());
    }

    /**
     * Inputs of the final norm and of the head, of a transform before it what its activation and its norm read, and logits,
     * of one micro-batch. Fused, what a norm makes is made again.
     */
    private double head(ModelSpec part) {
        if (training().stage() < parallelism().pipeline() - 1
                || part.head().vocabulary().isEmpty()) {
            return 0;
        }
        MicroBatch micro = MicroBatch.of(workload);
        Stack stack = part.last();
        int streams = stack.finalNorm().isPresent() && !micro.fuses() ? 2 : 1;
        if (part.head().vocabulary().get().transform().isPresent()) {
            streams += micro.fuses() ? 2 : 3;
        }
        return streams * micro.format().bytes(micro.streamTokens(), stack.width())
                + LOGIT * micro.tokens() * part.embedding().orElseThrow().vocabulary();
    }

    /** What one layer of a model keeps on a device, in bytes: of its first kind of layers. */
    public static double ofLayer(ModelSpec model, Workload workload) {
        Stack stack = shard(model, workload.parallelism()).last();
        return KeptActivations.ofLayer(stack.groups().get(0), stack.width(), MicroBatch.of(workload));
    }
}
