package dev.roofline.reproduction;

import dev.roofline.model.ModelSpec;
import dev.roofline.training.ModelFlops;
import dev.roofline.training.TrainingMemory;
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
import dev.roofline.workload.Precision;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The formulas of two papers evaluated on the papers' models, beside what this tool's operators and tensors of the same
 * models add up to: FLOPs of a step, 96 B s l h² (1 + s/6h + V/16lh) with all activations computed again (arXiv 2104.04473,
 * equation 3) and 72 B s l h² (1 + s/6h + V/12lh) without, and bytes of activations a layer, s b h (34 + 5as/h) and its
 * divisions (arXiv 2205.05198, equations 1 to 5 and table 2). The printed utilizations (table 5 there) stand beside ours in the
 * printed times of a step.
 */
final class MegatronFormulas {
    private static final String STEP = "https://arxiv.org/abs/2104.04473";
    private static final String MEMORY = "https://arxiv.org/abs/2205.05198";
    private static final int LENGTH = 2048;
    private static final int VOCABULARY = 51200;
    private static final long RANKS = 8;

    /** Tables 3 and 5 of arXiv 2205.05198. */
    private static final List<Shape> SHAPES = List.of(
            new Shape(gpt("22B", 48, 6144, 64), 4, 4, 8, new Printed("1.10", "41.5", "43.7")),
            new Shape(gpt("175B", 96, 12288, 96), 1, 64, 64, new Printed("13.75", "51.4", "52.8")),
            new Shape(gpt("530B", 105, 20480, 128), 1, 280, 280, new Printed("37.83", "56.0", "57.0")),
            new Shape(gpt("1T", 128, 25600, 160), 1, 512, 512, new Printed("71.49", "56.3", "57.0")));

    private static final Count FLOPS = new Count("FLOPs of a step", STEP, "FLOP");
    private static final Count KEPT = new Count("activations a layer", MEMORY, "B");

    /**
     * A model as it was trained.
     *
     * @param devices GPUs
     */
    private record Shape(ShapedModel shaped, long micro, long batch, int devices, Printed printed) {
        private ModelSpec model() {
            return shaped.spec();
        }
    }

    /** Seconds a step, MFU and HFU. */
    private record Printed(String seconds, String modelUtilization, String hardwareUtilization) {}

    /** What both sides count. */
    private record Count(String group, String source, String unit) {}

    private MegatronFormulas() {}

    private static ShapedModel gpt(String name, int layers, int width, int heads) {
        return ShapedModel.gpt(name, layers, width, heads, VOCABULARY);
    }

    static List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (Shape shape : SHAPES) {
            ModelFlops flops = ModelFlops.of(shape.model(), shape.batch, LENGTH, ModelFlops.AttentionCount.FULL);
            comparisons.add(compared(
                    FLOPS, shape, "all activations computed again", step(shape, 96, 16), flops.stepRecomputing()));
            comparisons.add(compared(FLOPS, shape, "none computed again", step(shape, 72, 12), flops.step()));
        }
        for (Shape shape : SHAPES) {
            double sbh = (double) LENGTH * shape.micro * shape.shaped.width();
            double scores = 5.0 * shape.shaped.heads() * LENGTH / shape.shaped.width();
            for (Recomputation recomputation : Recomputation.values()) {
                String what = recomputation.name().toLowerCase(Locale.ROOT) + " recomputation";
                boolean full = recomputation == Recomputation.FULL;
                double kept = recomputation == Recomputation.NONE ? scores : 0;
                comparisons.add(compared(
                        KEPT,
                        shape,
                        what + ", one device",
                        full ? 2 * sbh : sbh * (34 + kept),
                        kept(shape, recomputation, 1, false)));
                comparisons.add(compared(
                        KEPT,
                        shape,
                        what + ", tp 8",
                        full ? 2 * sbh : sbh * (10 + 24.0 / RANKS + kept / RANKS),
                        kept(shape, recomputation, RANKS, false)));
                comparisons.add(compared(
                        KEPT,
                        shape,
                        what + ", tp 8 with sequence parallelism",
                        full ? 2 * sbh / RANKS : sbh / RANKS * (34 + kept),
                        kept(shape, recomputation, RANKS, true)));
            }
        }
        for (Shape shape : SHAPES) {
            addUtilization(comparisons, shape);
        }
        return comparisons;
    }

    /** With sequence parallelism and selective recomputation: scores and values once more than the model asks for. */
    private static void addUtilization(List<Comparison> comparisons, Shape shape) {
        double asked = ModelFlops.of(shape.model(), shape.batch, LENGTH, ModelFlops.AttentionCount.FULL)
                .step();
        double attention = 4.0 * shape.batch * LENGTH * LENGTH * shape.shaped.width() * shape.shaped.layers();
        double peak = 312e12;
        double possible = peak * shape.devices * Double.parseDouble(shape.printed.seconds) / 100;
        String item =
                shape.shaped.name() + " on " + shape.devices + " x a100-sxm-80gb in " + shape.printed.seconds + " s";
        comparisons.add(new Comparison(
                new PublishedNumber("utilization", "MFU, " + item, MEMORY, shape.printed.modelUtilization, "%", ""),
                asked / possible,
                Comparison.Kind.OF_ROUNDED));
        comparisons.add(new Comparison(
                new PublishedNumber(
                        "utilization",
                        "HFU, " + item,
                        MEMORY,
                        shape.printed.hardwareUtilization,
                        "%",
                        "the paper takes attention twice for its recomputation (s/3h in place of s/6h); forward once more, it is 16"
                                + " B s² h a layer and not 24"),
                (asked + attention) / possible,
                Comparison.Kind.OF_ROUNDED));
    }

    /** Unfused, with dropout, in 16 bits. */
    private static double kept(Shape shape, Recomputation recomputation, long ranks, boolean sequenceParallel) {
        TensorFormat format = TensorFormat.FP16;
        Training training = new Training(
                1,
                PipelineOrder.ofStage(0),
                new ActivationPolicy(recomputation, sequenceParallel, true),
                Sharding.NONE,
                format,
                Optimizer.ADAM);
        Workload workload = new Workload(
                new PassShape(Phase.FORWARD, shape.micro, LENGTH, 0),
                new Numerics(Precision.uniform(format), Fusion.NONE),
                new Conventions(Counting.STANDARD, Routing.UNIFORM, LatentForm.NAIVE, Logits.ALL),
                new Parallelism(ranks, 1, 1, 1, 1, 0),
                Offload.NONE,
                Optional.of(training));
        return TrainingMemory.ofLayer(shape.model(), workload);
    }

    private static double step(Shape shape, int factor, int head) {
        double h = shape.shaped.width();
        double l = shape.shaped.layers();
        return factor
                * (double) shape.batch
                * LENGTH
                * l
                * h
                * h
                * (1 + LENGTH / (6 * h) + VOCABULARY / (head * l * h));
    }

    private static Comparison compared(Count count, Shape shape, String what, double formula, double ours) {
        // Both are whole numbers; the formula's divisions leave some dust behind the point.
        String whole = new BigDecimal(formula).setScale(0, RoundingMode.HALF_UP).toPlainString();
        String item = shape.shaped.name() + ", " + what;
        return new Comparison(
                new PublishedNumber(count.group, item, count.source, whole, count.unit, ""),
                ours,
                Comparison.Kind.OF_ROUNDED);
    }
}
