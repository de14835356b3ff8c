package dev.roofline.law;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs of shipped models on shipped machines, written as {@code model machine option=value ...}. */
final class Deployments {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    /** @param decided the plan's phases, each in its form of latent attention, or of the slowest stage */
    record Run(ModelSpec model, HardwareProfile machine, WorkloadPlan plan, List<Workload> decided) {}

    Run of(String line) {
        String[] words = line.trim().split("\\s+");
        ModelSpec model = models.load(words[0]).value();
        HardwareProfile machine = machines.load(words[1]).value();
        WorkloadOptions options = WorkloadOptions.NONE;
        for (String word : List.of(words).subList(2, words.length)) {
            String[] pair = word.split("=", 0);
            options = with(options, pair[0], pair[1]);
        }
        return run(model, machine, options);
    }

    static Run run(ModelSpec model, HardwareProfile machine, WorkloadOptions options) {
        WorkloadPlan plan = WorkloadPlan.of(model, options);
        List<Workload> decided = new ArrayList<>();
        if (plan.isTraining()) {
            decided.addAll(TrainingStep.at(
                    plan.workloads(),
                    TrainingStep.of(model, plan.workloads(), machine).stage()));
        } else {
            for (Workload workload : plan.workloads()) {
                decided.add(Evaluator.decided(model, workload, machine));
            }
        }
        return new Run(model, machine, plan, decided);
    }

    private static WorkloadOptions with(WorkloadOptions options, String name, String value) {
        return switch (name) {
            case "phase" -> options.with(Field.PHASE, PhaseChoice.valueOf(value.toUpperCase(Locale.ROOT)));
            case "batch" -> options.with(Field.BATCH, Long.parseLong(value));
            case "prompt" -> options.with(Field.PROMPT, Long.parseLong(value));
            case "decoder-prompt" -> options.with(Field.DECODER_PROMPT, Long.parseLong(value));
            case "context" -> options.with(Field.CONTEXT, Long.parseLong(value));
            case "generate" -> options.with(Field.GENERATE, Long.parseLong(value));
            case "tp" -> options.with(Field.TENSOR, Long.parseLong(value));
            case "pp" -> options.with(Field.PIPELINE, Long.parseLong(value));
            case "ep" -> options.with(Field.EXPERT, Long.parseLong(value));
            case "dp" -> options.with(Field.DATA, Long.parseLong(value));
            case "cp" -> options.with(Field.CONTEXT_RANKS, Long.parseLong(value));
            case "overlap" -> options.with(Field.OVERLAP, Double.parseDouble(value));
            case "dtype" -> options.with(Field.FORMAT, TensorFormat.parse(value).orElseThrow());
            case "weights" ->
                options.with(Field.WEIGHTS, TensorFormat.parse(value).orElseThrow());
            case "activations" ->
                options.with(Field.ACTIVATIONS, TensorFormat.parse(value).orElseThrow());
            case "kv-cache" ->
                options.with(Field.KV_CACHE, TensorFormat.parse(value).orElseThrow());
            case "fusion" -> options.with(Field.FUSION, Fusion.valueOf(value.toUpperCase(Locale.ROOT)));
            case "routing" -> options.with(Field.ROUTING, Routing.valueOf(value.toUpperCase(Locale.ROOT)));
            case "mla" -> options.with(Field.LATENT_FORM, LatentForm.valueOf(value.toUpperCase(Locale.ROOT)));
            case "logits" -> options.with(Field.LOGITS, Logits.valueOf(value.toUpperCase(Locale.ROOT)));
            case "counting" -> options.with(Field.COUNTING, Counting.valueOf(value.toUpperCase(Locale.ROOT)));
            case "offload" ->
                options.with(Field.OFFLOAD, new Offload(Double.parseDouble(value), Double.parseDouble(value)));
            case "to-host" -> options.with(Field.OFFLOAD, new Offload(0, 0, Double.parseDouble(value)));
            case "train" -> training(options.with(Field.PHASE, PhaseChoice.TRAIN), value);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static WorkloadOptions training(WorkloadOptions options, String value) {
        WorkloadOptions step = options;
        for (String word : value.split(",", 0)) {
            String[] pair = word.split(":", 0);
            step = switch (pair[0]) {
                case "micro" -> step.with(Field.MICRO_BATCH, Long.parseLong(pair[1]));
                case "recompute" ->
                    step.with(Field.RECOMPUTATION, Recomputation.valueOf(pair[1].toUpperCase(Locale.ROOT)));
                case "zero" -> step.with(Field.SHARDING, Sharding.parse(pair[1]));
                case "sequence-parallel" -> step.with(Field.SEQUENCE_PARALLEL, true);
                case "optimizer" -> step.with(Field.OPTIMIZER, Optimizer.valueOf(pair[1].toUpperCase(Locale.ROOT)));
                default -> step;
            };
        }
        return step;
    }
}
