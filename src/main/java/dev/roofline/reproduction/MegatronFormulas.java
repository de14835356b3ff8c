package dev.roofline.reproduction;

import dev.roofline.model.ModelSpec;
import dev.roofline.training.ModelFlops;
import dev.roofline.training.TrainingMemory;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Request;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Schedule;
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

    private static final double A100_PEAK = 312e12;

    /** Tables 3 and 5 of arXiv 2205.05198: layers, width, heads, micro-batch, batch; GPUs, seconds a step, MFU and HFU. */
    private enum Shape {
        B22("22B", 48, 6144, 64, 4, 4, 8, "1.10", "41.5", "43.7"),
        B175("175B", 96, 12288, 96, 1, 64, 64, "13.75", "51.4", "52.8"),
        B530("530B", 105, 20480, 128, 1, 280, 280, "37.83", "56.0", "57.0"),
        T1("1T", 128, 25600, 160, 1, 512, 512, "71.49", "56.3", "57.0");

        private final String label;
        private final int layers;
        private final int width;
        private final int heads;
        private final long micro;
        private final long batch;
        private final int devices;
        private final String seconds;
        private final String modelUtilization;
        private final String hardwareUtilization;

        Shape(
                String label,
                int layers,
                int width,
                int heads,
                long micro,
                long batch,
                int devices,
                String seconds,
                String modelUtilization,
                String hardwareUtilization) {
            this.label = label;
            this.layers = layers;
            this.width = width;
            this.heads = heads;
            this.micro = micro;
            this.batch = batch;
            this.devices = devices;
            this.seconds = seconds;
            this.modelUtilization = modelUtilization;
            this.hardwareUtilization = hardwareUtilization;
        }

        private ModelSpec model() {
            return new ShapedModel(
                            label, layers, width, heads, heads, width / heads, 4 * width, false, VOCABULARY, true)
                    .spec();
        }
    }

    private MegatronFormulas() {}

    static List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            ModelFlops flops = ModelFlops.of(shape.model(), shape.batch, LENGTH, ModelFlops.AttentionCount.FULL);
            add(
                    comparisons,
                    "FLOPs of a step",
                    shape,
                    "all activations computed again",
                    STEP,
                    step(shape, 96, 16),
                    flops.stepRecomputing(),
                    "FLOP");
            add(
                    comparisons,
                    "FLOPs of a step",
                    shape,
                    "none computed again",
                    STEP,
                    step(shape, 72, 12),
                    flops.step(),
                    "FLOP");
        }
        for (Shape shape : Shape.values()) {
            double sbh = (double) LENGTH * shape.micro * shape.width;
            double scores = 5.0 * shape.heads * LENGTH / shape.width;
            for (Recomputation recomputation : Recomputation.values()) {
                String what = recomputation.name().toLowerCase(Locale.ROOT) + " recomputation";
                boolean full = recomputation == Recomputation.FULL;
                double kept = recomputation == Recomputation.NONE ? scores : 0;
                add(
                        comparisons,
                        "activations a layer",
                        shape,
                        what + ", one device",
                        MEMORY,
                        full ? 2 * sbh : sbh * (34 + kept),
                        kept(shape, recomputation, 1, false),
                        "B");
                add(
                        comparisons,
                        "activations a layer",
                        shape,
                        what + ", tp 8",
                        MEMORY,
                        full ? 2 * sbh : sbh * (10 + 24.0 / RANKS + kept / RANKS),
                        kept(shape, recomputation, RANKS, false),
                        "B");
                add(
                        comparisons,
                        "activations a layer",
                        shape,
                        what + ", tp 8 with sequence parallelism",
                        MEMORY,
                        full ? 2 * sbh / RANKS : sbh / RANKS * (34 + kept),
                        kept(shape, recomputation, RANKS, true),
                        "B");
            }
        }
        for (Shape shape : Shape.values()) {
            addUtilization(comparisons, shape);
        }
        return comparisons;
    }

    /** With sequence parallelism and selective recomputation: scores and values once more than the model asks for. */
    private static void addUtilization(List<Comparison> comparisons, Shape shape) {
        double asked = ModelFlops.of(shape.model(), shape.batch, LENGTH, ModelFlops.AttentionCount.FULL)
                .step();
        double attention = 4.0 * shape.batch * LENGTH * LENGTH * shape.width * shape.layers;
        double possible = A100_PEAK * shape.devices * Double.parseDouble(shape.seconds) / 100;
        String item = shape.label + " on " + shape.devices + " x a100-sxm-80gb in " + shape.seconds + " s";
        comparisons.add(new Comparison(
                "utilization",
                "MFU, " + item,
                MEMORY,
                shape.modelUtilization,
                asked / possible,
                "%",
                "",
                Comparison.Kind.OF_ROUNDED));
        comparisons.add(new Comparison(
                "utilization",
                "HFU, " + item,
                MEMORY,
                shape.hardwareUtilization,
                (asked + attention) / possible,
                "%",
                "the paper takes attention twice for its recomputation (s/3h in place of s/6h); forward once more, it is 16"
                        + " B s² h a layer and not 24",
                Comparison.Kind.OF_ROUNDED));
    }

    /** Unfused, with dropout, in 16 bits. */
    private static double kept(Shape shape, Recomputation recomputation, long ranks, boolean sequenceParallel) {
        TensorFormat format = TensorFormat.FP16;
        Training training = new Training(
                1,
                recomputation,
                Sharding.NONE,
                sequenceParallel,
                Schedule.ONE_FORWARD_ONE_BACKWARD,
                1,
                format,
                Optimizer.ADAM,
                true,
                0);
        Workload workload = new Workload(
                Phase.FORWARD,
                List.of(new Request(shape.micro, LENGTH, 0)),
                1,
                0,
                Workload.NO_TOWER,
                Logits.ALL,
                Precision.uniform(format),
                Fusion.NONE,
                Counting.STANDARD,
                Routing.UNIFORM,
                LatentForm.NAIVE,
                new Parallelism(ranks, 1, 1, 1, 1, 0),
                Offload.NONE,
                Optional.of(training));
        return TrainingMemory.ofLayer(shape.model(), workload);
    }

    private static double step(Shape shape, int factor, int head) {
        double h = shape.width;
        double l = shape.layers;
        return factor
                * (double) shape.batch
                * LENGTH
                * l
                * h
                * h
                * (1 + LENGTH / (6 * h) + VOCABULARY / (head * l * h));
    }

    private static void add(
            List<Comparison> comparisons,
            String group,
            Shape shape,
            String what,
            String source,
            double formula,
            double ours,
            String unit) {
        // Both are whole numbers; the formula's divisions leave some dust behind the point.
        String whole = new BigDecimal(formula).setScale(0, RoundingMode.HALF_UP).toPlainString();
        comparisons.add(new Comparison(
                group, shape.label + ", " + what, source, whole, ours, unit, "", Comparison.Kind.OF_ROUNDED));
    }
}
