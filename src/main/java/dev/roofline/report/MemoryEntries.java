package dev.roofline.report;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.WholePhase;
import dev.roofline.prose.MemoryText;
import dev.roofline.run.AnalysisRun;

/** What a device keeps, and what it could keep, for programs. */
final class MemoryEntries {
    private MemoryEntries() {}

    static Entries of(AnalysisRun run) {
        MemoryFit fit = run.memory();
        WholePhase whole = WholePhase.without(fit);
        DeviceMemory device = fit.device();
        boolean trains = fit.kind() == MemoryFit.Kind.TRAINING;
        Entries entries = new Entries()
                .put("weights_bytes", device.weights())
                .put("weight_copy_bytes", device.copy())
                .put("cache_bytes", PhaseMetric.CACHE_MEMORY_BYTES.of(whole))
                .put("cache_allocated_bytes", PhaseMetric.CACHE_ALLOCATED_BYTES.of(whole))
                .put("activations_bytes", PhaseMetric.ACTIVATION_MEMORY_BYTES.of(whole));
        if (trains) {
            entries.put("gradients_bytes", PhaseMetric.GRADIENT_MEMORY_BYTES.of(whole))
                    .put("optimizer_bytes", PhaseMetric.OPTIMIZER_MEMORY_BYTES.of(whole));
        }
        MemoryBudget memory = device.memory();
        entries.put("total_bytes", PhaseMetric.MEMORY_BYTES.of(whole))
                .put("host_bytes", PhaseMetric.HOST_MEMORY_BYTES.of(whole))
                .put("memory_utilization", memory.share().utilization())
                .put("reserve_bytes", memory.share().reserve())
                .put("capacity_bytes", memory.whole())
                .put("usable_bytes", memory.usable())
                .put("left_bytes", device.left())
                .putTruth("fits", device.fits());
        String longest = switch (fit.kind()) {
            case CONTEXT -> "longest_context";
            case PROMPT -> "longest_prompt";
            case TRAINING -> "longest_sequence";
        };
        PhaseMetric largest = trains ? PhaseMetric.LARGEST_MICRO_BATCH : PhaseMetric.LARGEST_BATCH;
        return entries.put(largest.label(), largest.of(whole))
                .put(longest, PhaseMetric.LONGEST.of(whole))
                .put("verdict", MemoryText.fit(run).sentence());
    }
}
