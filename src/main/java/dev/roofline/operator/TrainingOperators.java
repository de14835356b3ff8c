package dev.roofline.operator;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.model.StageModel;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that one phase of a training step computes and exchanges on one device of one pipeline stage. */
final class TrainingOperators {
    private final Workload workload;
    private final Parallelism parallelism;
    private final Training training;
    private final DeviceShard share;
    private final boolean first;
    private final boolean last;
    private final DeviceParameters parameters;
    private final boolean tied;

    TrainingOperators(ModelSpec model, Workload workload, DeviceCoordinates rank) {
        this.workload = workload;
        this.parallelism = workload.parallelism();
        this.training = workload.training().orElseThrow();
        DeviceShard whole = DeviceShard.of(model, workload, rank);
        ModelSpec part = StageModel.of(whole.model(), training.stage(), parallelism.pipeline(), training.chunks());
        this.share = new DeviceShard(part, whole.whole(), whole.replica(), rank);
        this.first = training.stage() == 0;
        this.last = training.stage() == parallelism.pipeline() - 1;
        this.tied = model.isTied();
        this.parameters = DeviceParameters.of(part, parallelism, training.stage(), share.expertRank());
    }

    DeviceParameters parameters() {
        return parameters;
    }

    /** Of the whole step: all its micro-batches. */
    List<Operator> ofStep() {
        List<Operator> operators = SiteCopies.of(ofMicroBatch(), "", training.microBatches());
        switch (workload.phase()) {
            case BACKWARD -> operators.addAll(ParameterOperators.reducedOnce(parameters, workload, tiedCopy()));
            case OPTIMIZER -> operators.addAll(ParameterOperators.updated(parameters, workload));
            default -> {}
        }
        return workload.fusion() == Fusion.IDEAL ? Compulsory.unseen(operators) : operators;
    }

    /** Of one micro-batch; none of a phase that runs once a step. */
    List<Operator> ofMicroBatch() {
        List<Operator> operators = switch (workload.phase()) {
            case FORWARD -> forward();
            case BACKWARD -> backward();
            default -> List.of();
        };
        return workload.fusion() == Fusion.IDEAL
                ? Compulsory.of(share.model().stacks(), operators, training.microBatches())
                : operators;
    }

    private List<Operator> forward() {
        List<Operator> operators = new ArrayList<>(ParameterOperators.gathered(parameters, workload, ""));
        boolean again = training.recomputation() == Recomputation.FULL;
        for (Operator operator :
                again ? stacks() : BothLayouts.of(stacks(), workload.precision().activations())) {
            if (!Collective.isOfBackward(operator)) {
                operators.add(operator);
            }
        }
        operators.addAll(sends("", last));
        return operators;
    }

    private List<Operator> backward() {
        List<Operator> operators = new ArrayList<>(ParameterOperators.gathered(parameters, workload, ".backward"));
        operators.addAll(
                Backward.of(BothLayouts.of(stacks(), workload.precision().activations()), workload));
        operators.addAll(ParameterOperators.reducedEachTime(parameters, workload));
        operators.addAll(sends(".backward", first));
        return operators;
    }

    private List<Operator> stacks() {
        Emission emission = emission();
        for (Stack stack : share.model().stacks()) {
            boolean encodesForDecoder = stack.isEncoder() && share.model().isEncoderDecoder();
            DeviceShard own = encodesForDecoder ? share.ofEncoder() : share;
            EndOperators ends = new EndOperators(own, stack, Optional.empty(), emission);
            if (first) {
                ends.emitEmbedding();
            }
            LayerOperators layers = new LayerOperators(stack, own, emission);
            stack.groups().forEach(layers::emit);
            if (last) {
                ends.emitHead();
            }
        }
        return emission.operators();
    }

    private Emission emission() {
        return new Emission(ParameterOperators.used(workload), workload.fusion(), parallelism, workload.training());
    }

    /**
     * The stream, or its gradient, goes to the device that has the next run of layers, from every device to its like.
     *
     * @param end whether the device's last run is the model's last in this direction
     */
    private List<Operator> sends(String suffix, boolean end) {
        long sends = training.chunks() - (end ? 1 : 0);
        Emission emission = emission();
        if (parallelism.pipeline() > 1 && sends > 0) {
            Stack stack = share.model().first();
            Site site = new Site(stack.name() + ".stage.send" + suffix, Group.COLLECTIVE, Optional.empty(), sends);
            ResidualStream.of(share, stack).emitSend(site, 2, parallelism.stageDevices(), emission);
        }
        return emission.operators();
    }

    /** Parameters of a tied embedding of which another stage has a copy too. */
    private double tiedCopy() {
        boolean copied = parallelism.pipeline() > 1 && tied && (first || last);
        return copied ? share.model().embedding().orElseThrow().parameters() : 0;
    }
}
