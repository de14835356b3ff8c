package dev.roofline.law;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.TrainingOptions;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

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
            case "phase" -> options.withPhase(PhaseChoice.valueOf(value.toUpperCase(Locale.ROOT)));
            case "batch" -> options.withBatch(Long.parseLong(value));
            case "prompt" -> options.withPrompt(Long.parseLong(value));
            case "decoder-prompt" -> options.withDecoderPrompt(Long.parseLong(value));
            case "context" -> options.withContext(Long.parseLong(value));
            case "generate" -> options.withGenerate(Long.parseLong(value));
            case "tp" -> options.withTensor(Long.parseLong(value));
            case "pp" -> options.withPipeline(Long.parseLong(value));
            case "ep" -> options.withExpert(Long.parseLong(value));
            case "dp" -> options.withData(Long.parseLong(value));
            case "cp" -> options.withContextRanks(Long.parseLong(value));
            case "overlap" -> options.withOverlap(Double.parseDouble(value));
            case "dtype" -> options.withAll(TensorFormat.parse(value).orElseThrow());
            case "weights" -> options.withWeights(TensorFormat.parse(value).orElseThrow());
            case "activations" ->
                options.withActivations(TensorFormat.parse(value).orElseThrow());
            case "kv-cache" -> options.withKvCache(TensorFormat.parse(value).orElseThrow());
            case "fusion" -> options.withFusion(Fusion.valueOf(value.toUpperCase(Locale.ROOT)));
            case "routing" -> options.withRouting(Routing.valueOf(value.toUpperCase(Locale.ROOT)));
            case "mla" -> options.withLatentForm(LatentForm.valueOf(value.toUpperCase(Locale.ROOT)));
            case "logits" -> options.withLogits(Logits.valueOf(value.toUpperCase(Locale.ROOT)));
            case "counting" -> options.withCounting(Counting.valueOf(value.toUpperCase(Locale.ROOT)));
            case "offload" -> options.withOffload(new Offload(Double.parseDouble(value), Double.parseDouble(value)));
            case "to-host" -> options.withOffload(new Offload(0, 0, Double.parseDouble(value)));
            case "train" -> options.withPhase(PhaseChoice.TRAIN).withTraining(training(value));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static TrainingOptions training(String value) {
        OptionalLong micro = OptionalLong.empty();
        Optional<Recomputation> recomputation = Optional.empty();
        Optional<Sharding> sharding = Optional.empty();
        boolean sequenceParallel = false;
        Optional<Optimizer> optimizer = Optional.empty();
        for (String word : value.split(",", 0)) {
            String[] pair = word.split(":", 0);
            switch (pair[0]) {
                case "micro" -> micro = OptionalLong.of(Long.parseLong(pair[1]));
                case "recompute" ->
                    recomputation = Optional.of(Recomputation.valueOf(pair[1].toUpperCase(Locale.ROOT)));
                case "zero" -> sharding = Sharding.parse(pair[1]);
                case "sequence-parallel" -> sequenceParallel = true;
                case "optimizer" -> optimizer = Optional.of(Optimizer.valueOf(pair[1].toUpperCase(Locale.ROOT)));
                default -> {}
            }
        }
        return new TrainingOptions(
                micro,
                recomputation,
                sharding,
                sequenceParallel,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                optimizer,
                false,
                OptionalDouble.empty());
    }
}
