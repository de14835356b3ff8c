package dev.roofline.operator;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.model.StageModel;
import dev.roofline.model.Tower;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;

/** Everything that one step of a workload computes and exchanges on one device, in the order of the data's way. */
public final class OperatorList {
    private OperatorList() {}

    /**
     * The operators of one step on the device that has most to do. Of pipeline stages, those of all of them, each on a
     * device of its stage.
     *
     * @param workload a single step, its form of latent attention decided; under {@link Counting#SURVEY} also a whole
     *     generation, which that convention counts at its mean context
     * @throws IllegalArgumentException where the model lacks the stack that the phase runs, or the workload has
     *     several steps that differ, or there is too little to give every rank a part
     */
    public static List<Operator> of(ModelSpec model, Workload workload) {
        return of(model, workload, DeviceCoordinates.FIRST);
    }

    /** The operators of one step on another device. */
    public static List<Operator> of(ModelSpec model, Workload workload, DeviceCoordinates rank) {
        boolean survey = workload.counting() == Counting.SURVEY;
        if (workload.steps() != 1 && !survey) {
            throw new IllegalArgumentException("steps of a generation differ: ask for one at a time");
        }
        if (workload.phase().isTraining()) {
            return new TrainingOperators(model, workload, rank).ofStep();
        }
        DeviceShard share = DeviceShard.of(model, workload, rank);
        return IdleReplica.hasNoWork(share)
                ? List.of()
                : emitted(model, share, true, true, workload.parallelism().pipeline() - 1, false);
    }

    /**
     * The operators of one step on the device of a pipeline stage that has most to do, with its send to the next stage. A
     * tower stands on the first stage.
     *
     * @param workload a single step of inference, its form of latent attention decided
     * @param stage 0 to {@code pp - 1}
     * @param leaves whether its send leaves the devices that the nearest link joins, where not all stages are among them
     */
    public static List<Operator> ofStage(ModelSpec model, Workload workload, long stage, boolean leaves) {
        long stages = workload.parallelism().pipeline();
        boolean first = stage == 0;
        if (workload.tower() != Workload.NO_TOWER) {
            return first ? of(model, workload) : List.of();
        }
        boolean last = stage == stages - 1;
        DeviceShard whole = DeviceShard.of(model, workload, DeviceCoordinates.FIRST);
        DeviceShard share = new DeviceShard(
                StageModel.of(whole.model(), stage, stages), whole.whole(), whole.replica(), DeviceCoordinates.FIRST);
        return emitted(model, share, first, last, last ? 0 : 1, leaves);
    }

    /**
     * A device's operators, of the layers that its share of the model has.
     *
     * @param model the whole one
     * @param first whether the embedding stands there
     * @param last whether the head does
     * @param sends to next stages
     * @param leaves whether they leave the devices that the nearest link joins
     */
    private static List<Operator> emitted(
            ModelSpec model, DeviceShard share, boolean first, boolean last, long sends, boolean leaves) {
        Workload workload = share.whole();
        Optional<Tower> tower = workload.tower() == Workload.NO_TOWER
                ? Optional.empty()
                : Optional.of(share.model().towers().get(workload.tower()));
        Stack stack = tower.isPresent() ? tower.get().stack() : stack(share.model(), workload.phase());
        Emission emission = new Emission(
                precision(workload, tower), workload.fusion(), parallelism(model, workload, tower), Optional.empty());
        if (workload.counting() == Counting.SURVEY) {
            new SurveyOperators(stack, workload, emission).emit();
        } else {
            EndOperators ends = new EndOperators(share, stack, tower, emission);
            if (first) {
                ends.emitEmbedding();
            }
            LayerOperators layers = new LayerOperators(stack, share, emission);
            stack.groups().forEach(layers::emit);
            if (tower.isEmpty() && sends > 0) {
                emitStageBoundaries(stack, share, sends, leaves, emission);
            }
            if (last) {
                ends.emitHead();
            }
        }
        List<Operator> operators = IdleReplica.is(workload, share.rank()) ? emission.routed() : emission.operators();
        return workload.fusion() == Fusion.IDEAL ? Compulsory.of(List.of(stack), operators, 1) : operators;
    }

    private static Precision precision(Workload workload, Optional<Tower> tower) {
        Precision read = workload.precision().read();
        return tower.isPresent() ? read.withWeights(read.weights().unquantised()) : read;
    }

    /** The operators of one micro-batch of a training step, on the device that has most to do of the step's stage. */
    public static List<Operator> ofMicroBatch(ModelSpec model, Workload workload) {
        return new TrainingOperators(model, workload, DeviceCoordinates.FIRST).ofMicroBatch();
    }

    /** Tokens of one step that a group of devices has together whose experts are divided among them. */
    public static double expertTokens(ModelSpec model, Workload workload) {
        return DeviceShard.ofWhole(model, workload, DeviceCoordinates.FIRST).expertTokens();
    }

    /** The parameters that a device of a training step's stage holds. */
    public static DeviceParameters parameters(ModelSpec model, Workload workload) {
        return new TrainingOperators(model, workload, DeviceCoordinates.FIRST).parameters();
    }

    /**
     * How the stack is divided: a tower stands on the first stage, and one that is whole on every device exchanges
     * nothing among tensor ranks.
     */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private static Parallelism parallelism(ModelSpec model, Workload workload, Optional<Tower> tower) {
        Parallelism asked = workload.parallelism();
        boolean isWhole = tower.isPresent() && tower.get() == model.towers().get(workload.tower());
        return isWhole
                ? new Parallelism(1, asked.pipeline(), 1, asked.data(), asked.context(), asked.overlap())
                : asked;
    }

    /**
     * The stream goes from each stage to the next, from every device to its like.
     *
     * @param leaves whether the next stage is beyond the devices that the nearest link joins, where those of all stages are
     */
    private static void emitStageBoundaries(
            Stack stack, DeviceShard share, long sends, boolean leaves, Emission emission) {
        Parallelism parallelism = share.parallelism();
        long degree = leaves ? 2 : sends + 1;
        long stride = parallelism.stageDevices() * (leaves ? parallelism.pipeline() : 1);
        Site site = new Site(stack.name() + ".stage.send", Group.COLLECTIVE, Optional.empty(), sends);
        ResidualStream.of(share, stack).emitSend(site, degree, stride, emission);
    }

    private static Stack stack(ModelSpec model, Phase phase) {
        Stack.Kind kind = phase == Phase.ENCODE ? Stack.Kind.ENCODER : Stack.Kind.DECODER;
        return model.stack(kind)
                .orElseThrow(() -> new IllegalArgumentException(model.id() + " has no " + kind.label()));
    }
}
