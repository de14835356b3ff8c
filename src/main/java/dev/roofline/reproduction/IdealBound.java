package dev.roofline.reproduction;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.ActivationPolicy;
import dev.roofline.workload.Conventions;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.PipelineOrder;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * The bound of a measured run that no implementation beats, which is that of {@code --fusion ideal --routing best}: the
 * longest of products over their peaks, weights and cache over the bandwidth, and bytes that must cross over each link,
 * phase by phase. Steps of a generation are counted at their mean context, which is no longer than their sum: the longer of
 * two straight lines curves upward.
 *
 * @param layout how the model is spread; on one device stand all devices of the run, as one of so many times its speed
 */
record IdealBound(MeasuredRun run, ModelSpec model, HardwareProfile machine, Parallelism layout) {
    private static final double TERA = 1e12;

    /** In the unit of what was measured. */
    double value() {
        double seconds = seconds();
        boolean makes = run.part() == MeasuredRun.Part.DECODE || run.part() == MeasuredRun.Part.END_TO_END;
        double tokens = (double) run.batch() * (makes ? Math.max(1, run.output()) : run.input());
        return switch (run.measured().metric()) {
            case LATENCY_MS, TTFT_MS -> seconds * 1e3;
            case STEP_TIME_S -> seconds;
            case TPOT_MS -> seconds * 1e3 / Math.max(1, run.output());
            case SEQUENCES_PER_S -> run.batch() / seconds;
            case TOKENS_PER_S -> tokens / seconds;
            case TOKENS_PER_S_PER_GPU -> tokens / seconds / run.system().devices();
            case TFLOPS_PER_GPU -> stepFlops() / seconds / run.system().devices() / TERA;
        };
    }

    private double seconds() {
        return switch (run.part()) {
            case ENCODER -> pass(Phase.ENCODE, run.batch(), run.input(), 0);
            case PREFILL -> prompt();
            case TRAIN -> step();
            case DECODE -> tokens(Math.max(1, run.output()));
            case END_TO_END -> prompt() + (run.output() > 1 ? tokens(run.output() - 1) : 0);
        };
    }

    private double prompt() {
        return pass(Phase.PREFILL, run.batch(), run.input(), 0);
    }

    private double tokens(long steps) {
        long mean = run.input() + (steps - 1) / 2;
        double step = pass(Phase.DECODE, run.batch(), 1, mean);
        // Devices that are taken as one still have the stages that one sequence's token goes through in turn.
        double alone =
                layout.isNone() ? pass(Phase.DECODE, 1, 1, mean) * run.system().stages() : 0;
        return steps * Math.max(step, alone);
    }

    private double pass(Phase phase, long batch, long tokens, long context) {
        Workload workload = new Workload(
                new PassShape(phase, batch, tokens, context),
                new Numerics(run.precision(), Fusion.IDEAL),
                new Conventions(
                        Counting.STANDARD,
                        Routing.BEST,
                        LatentForm.FASTEST,
                        phase == Phase.ENCODE ? Logits.NONE : Logits.LAST),
                layout,
                Offload.NONE,
                Optional.empty());
        return Evaluator.analyse(model, workload, machine).seconds() / asOne();
    }

    /**
     * Forward and backward once on the slowest stage, without a bubble, which schedules differ in; the optimizer, which may
     * be any, and logits of encoders, which learn at a part of their positions, are left out.
     */
    private double step() {
        double slowest = 0;
        for (long stage = 0; stage < layout.pipeline(); stage++) {
            double work = 0;
            for (Phase phase : List.of(Phase.FORWARD, Phase.BACKWARD)) {
                work += analysed(phase, stage, layout).seconds();
            }
            slowest = Math.max(slowest, work);
        }
        return slowest / asOne();
    }

    /** Operations of a step, once, however it is spread. */
    private double stepFlops() {
        double flops = 0;
        for (Phase phase : List.of(Phase.FORWARD, Phase.BACKWARD)) {
            flops += analysed(phase, 0, Parallelism.NONE).totals().flops();
        }
        return flops;
    }

    private Analysis analysed(Phase phase, long stage, Parallelism spread) {
        Training training = new Training(
                1,
                PipelineOrder.ofStage(stage),
                new ActivationPolicy(Recomputation.NONE, false, false),
                Sharding.NONE,
                TensorFormat.BF16,
                Optimizer.SGD);
        Workload workload = new Workload(
                new PassShape(phase, run.batch(), run.input(), 0)
                        .withEncoderTokens(model.isEncoderDecoder() ? run.input() : 0),
                new Numerics(run.precision(), Fusion.IDEAL),
                new Conventions(
                        Counting.STANDARD,
                        Routing.BEST,
                        LatentForm.NAIVE,
                        model.isEncoderOnly() ? Logits.NONE : Logits.ALL),
                spread,
                Offload.NONE,
                Optional.of(training));
        return Evaluator.analyse(model, workload, machine);
    }

    private double asOne() {
        return layout.isNone() ? run.system().devices() : 1;
    }
}
