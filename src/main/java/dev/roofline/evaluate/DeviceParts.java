package dev.roofline.evaluate;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.StageModel;
import dev.roofline.operator.Access;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What the devices hold of a model whatever they run: the first device of each pipeline stage, with its weights and their copy. */
public final class DeviceParts {
    private final ModelSpec model;
    private final List<Part> parts = new ArrayList<>();

    /** What a stage's device has: layers, and the bytes of their weights and of the copy. */
    private record Part(ModelSpec layers, double weights, double copy) {
        DeviceMemory kept(List<Workload> workloads, long page, double activations, MemoryBudget memory) {
            Offload offload = workloads.get(0).offload();
            double stored = 0;
            double allocated = 0;
            for (Workload workload : workloads) {
                stored = Math.max(stored, CacheUse.keptByDevice(layers, workload, 1));
                allocated = Math.max(allocated, CacheUse.keptByDevice(layers, workload, page));
            }
            return new DeviceMemory(
                    weights * (1 - offload.weights()),
                    copy * (1 - offload.weights()),
                    stored * (1 - offload.cache()),
                    allocated * (1 - offload.cache()),
                    activations,
                    0,
                    0,
                    (weights + copy) * offload.weights() + allocated * offload.cache(),
                    memory);
        }
    }

    public DeviceParts(ModelSpec model, Precision precision, Parallelism parallelism) {
        this.model = model;
        ModelSpec shard = DeviceMemory.shard(model, parallelism);
        boolean copied = precision.compute().weightCopy();
        for (long stage = 0; stage < parallelism.pipeline(); stage++) {
            parts.add(new Part(
                    StageModel.of(shard, stage, parallelism.pipeline()),
                    WeightBytes.ofDevice(model, precision, parallelism, stage),
                    copied ? WeightBytes.ofDevice(model, precision.narrowed(), parallelism, stage) : 0));
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
        DeviceMemory most = parts.get(0).kept(workloads, page, activations, memory);
        for (Part part : parts.subList(1, parts.size())) {
            DeviceMemory device = part.kept(workloads, page, activations, memory);
            most = device.total() > most.total() ? device : most;
        }
        return most;
    }

    /** The step with the longest context stands for all steps: its tensors are the largest. */
    private double activations(Workload workload) {
        Workload last = Evaluator.isByStep(workload) ? workload.step(workload.steps() - 1) : workload;
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
