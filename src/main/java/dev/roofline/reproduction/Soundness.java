package dev.roofline.reproduction;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.roofline.Analysis;
import dev.roofline.roofline.Placement;
import dev.roofline.roofline.Totals;
import dev.roofline.serving.Generation;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Request;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Schedule;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Published measurements beside the bound that no implementation beats ({@code --fusion ideal --routing best}): products
 * and attention over the dense peak, weights and cache over the bandwidth, the longer of the two, phase by phase. Devices
 * add up; pipeline stages do so for the sequences of a batch and for the chunks of a prompt, and do not shorten a decode
 * step. Steps of a generation are counted at their mean context, which is no longer than their sum: the longer of two
 * straight lines curves upward.
 */
public final class Soundness {
    private static final double TERA = 1e12;

    private final Map<String, ModelSpec> shapes = ShapedModel.all();
    private final Map<String, HardwareProfile> listed = ShapedMachine.all();
    private final Function<String, ModelSpec> models;
    private final Function<String, HardwareProfile> machines;

    /**
     * @param models the spec of a catalogue name
     * @param machines the profile of a catalogue name
     */
    public Soundness(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines) {
        this.models = name -> shapes.containsKey(name) ? shapes.get(name) : models.apply(name);
        this.machines = name -> listed.containsKey(name) ? listed.get(name) : machines.apply(name);
    }

    /** Every run of complete conditions, in the order of the data. */
    public List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (MeasuredRun run : MeasuredRun.all()) {
            comparisons.add(new Comparison(
                    "measured " + run.phase(),
                    run.conditions(),
                    run.source(),
                    run.value(),
                    ours(run),
                    run.metric(),
                    run.note(),
                    run.isThroughput() ? Comparison.Kind.UPPER_BOUND : Comparison.Kind.LOWER_BOUND));
        }
        return comparisons;
    }

    /** The bound in the unit of what was measured. */
    private double ours(MeasuredRun run) {
        if (run.metric().equals("tflops_per_gpu")) {
            Totals step = step(run);
            return step.flops() / step.seconds() / TERA;
        }
        double seconds = seconds(run);
        boolean makes = run.phase().equals("decode") || run.phase().equals("end-to-end");
        double tokens = (double) run.batch() * (makes ? Math.max(1, run.output()) : run.input());
        return switch (run.metric()) {
            case "latency_ms", "ttft_ms" -> seconds * 1e3;
            case "step_time_s" -> seconds;
            case "tpot_ms" -> seconds * 1e3 / Math.max(1, run.output());
            case "sequences_per_s" -> run.batch() / seconds;
            case "tokens_per_s" -> tokens / seconds;
            case "tokens_per_s_per_gpu" -> tokens / seconds / run.devices();
            default -> throw new IllegalStateException("no metric " + run.metric());
        };
    }

    private double seconds(MeasuredRun run) {
        return switch (run.phase()) {
            case "encoder" -> seconds(run, Phase.ENCODE, run.batch(), run.input(), 0) / run.devices();
            case "prefill" -> prefill(run);
            case "train" -> train(run);
            case "decode" -> decode(run, Math.max(1, run.output()), run.input());
            case "end-to-end" -> prefill(run)
                    + (run.output() > 1 ? decode(run, run.output() - 1, run.input()) : 0);
            default -> throw new IllegalStateException("no phase " + run.phase());
        };
    }

    /**
     * Forward and backward once, with what no implementation leaves out; the optimiser, which may be any, and logits of
     * encoders, which learn at a part of their positions, are left out.
     */
    private double train(MeasuredRun run) {
        return step(run).seconds() / run.devices();
    }

    /** Of all devices' work, one after another. */
    private Totals step(MeasuredRun run) {
        ModelSpec model = models.apply(run.model());
        HardwareProfile machine = machines.apply(run.hardware());
        Training training = new Training(
                1, Recomputation.NONE, Sharding.NONE, false, Schedule.ONE_FORWARD_ONE_BACKWARD, 1, TensorFormat.BF16,
                Optimizer.SGD, false, 0);
        List<Placement> placements = new ArrayList<>();
        for (Phase phase : List.of(Phase.FORWARD, Phase.BACKWARD)) {
            Workload workload = new Workload(
                    phase, List.of(new Request(run.batch(), run.input(), 0)), 1, model.isEncoderDecoder() ? run.input() : 0,
                    Workload.NO_TOWER, model.isEncoderOnly() ? Logits.NONE : Logits.ALL, run.precision(), Fusion.IDEAL,
                    Counting.STANDARD, Routing.BEST, LatentForm.NAIVE, Parallelism.NONE, Offload.NONE,
                    Optional.of(training));
            placements.addAll(Generation.analyse(model, workload, machine).placements());
        }
        return Totals.of(placements);
    }

    private double decode(MeasuredRun run, long steps, long context) {
        long mean = context + (steps - 1) / 2;
        double step = seconds(run, Phase.DECODE, run.batch(), 1, mean) / run.devices();
        double alone = seconds(run, Phase.DECODE, 1, 1, mean) * run.stages() / run.devices();
        return steps * Math.max(step, alone);
    }

    private double prefill(MeasuredRun run) {
        return seconds(run, Phase.PREFILL, run.batch(), run.input(), 0) / run.devices();
    }

    private double seconds(MeasuredRun run, Phase phase, long batch, long tokens, long context) {
        Workload workload = new Workload(
                phase,
                List.of(new Request(batch, tokens, context)),
                1,
                0,
                Workload.NO_TOWER,
                phase == Phase.ENCODE ? Logits.NONE : Logits.LAST,
                run.precision(),
                Fusion.IDEAL,
                Counting.STANDARD,
                Routing.BEST,
                LatentForm.FASTEST,
                Parallelism.NONE,
                Offload.NONE);
        ModelSpec model = models.apply(run.model());
        HardwareProfile machine = machines.apply(run.hardware());
        Analysis analysis = Generation.analyse(model, Generation.decided(model, workload, machine), machine);
        return analysis.totals().seconds();
    }
}
