package dev.roofline.evaluate;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.StageModel;
import dev.roofline.operator.Access;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the devices hold of a model whatever they run: the first device of each pipeline stage, with its weights and their copy. */
public final class DeviceParts {
    private final ModelSpec model;
    private final List<ModelSpec> stages = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private final List<Double> copies = new ArrayList<>();

    public DeviceParts(ModelSpec model, Precision precision, Parallelism parallelism) {
        this.model = model;
        ModelSpec shard = DeviceMemory.shard(model, parallelism);
        for (long stage = 0; stage < parallelism.pipeline(); stage++) {
            stages.add(StageModel.of(shard, stage, parallelism.pipeline()));
            weights.add(WeightBytes.ofDevice(model, precision, parallelism, stage));
            copies.add(
                    precision.compute().weightCopy()
                            ? WeightBytes.ofDevice(model, precision.narrowed(), parallelism, stage)
                            : 0.0);
        }
    }

    /**
     * What the device keeps that keeps most.
     *
     * @param workloads the phases of a run, each with the form of its latent attention decided
     * @param page tokens of a page of the cache
     */
    public DeviceMemory memoryKept(List<Workload> workloads, long page, MemoryBudget memory) {
        double activations = 0;
        for (Workload workload : workloads) {
            activations = Math.max(activations, activations(workload));
        }
        Offload offload = workloads.get(0).offload();
        DeviceMemory most = null;
        for (int stage = 0; stage < stages.size(); stage++) {
            double stored = 0;
            double allocated = 0;
            for (Workload workload : workloads) {
                stored = Math.max(stored, CacheUse.keptByDevice(stages.get(stage), workload, 1));
                allocated = Math.max(allocated, CacheUse.keptByDevice(stages.get(stage), workload, page));
            }
            DeviceMemory device = new DeviceMemory(
                    weights.get(stage) * (1 - offload.weights()),
                    copies.get(stage) * (1 - offload.weights()),
                    stored * (1 - offload.cache()),
                    allocated * (1 - offload.cache()),
                    activations,
                    0,
                    0,
                    (weights.get(stage) + copies.get(stage)) * offload.weights() + allocated * offload.cache(),
                    memory);
            if (most == null || device.total() > most.total()) {
                most = device;
            }
        }
        return Objects.requireNonNull(most);
    }

    /** The step with the longest context stands for all steps: its tensors are the largest. */
    private double activations(Workload workload) {
        boolean survey = workload.counting() == Counting.SURVEY;
        Workload last = survey || workload.steps() == 1 ? workload : workload.step(workload.steps() - 1);
        double most = 0;
        for (Operator operator : OperatorList.of(model, last)) {
            double sum = 0;
            for (Access access : operator.accesses()) {
                sum += access.kind() == Access.Kind.ACTIVATION ? access.bytes() : 0;
            }
            most = Math.max(most, sum);
        }
        return most;
    }
}
