package dev.roofline.prose;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.run.AnalysisRun;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.DeviceLayout;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a user can do where a run does not fit: options that are possible and keep less, those of what grows with the batch
 * alone where the rest would fit.
 */
record MemoryRemedy(AnalysisRun run) {
    /** Bits of the narrowest formats that are of use: of weights and caches in these no narrower ones are offered. */
    private static final double NARROW = 4.5;

    /** A part of a sentence, to stand behind a semicolon; empty where nothing helps that is known. */
    String text() {
        DeviceMemory device = device();
        OptionalDouble whole = device.memory().whole();
        if (whole.isPresent() && device.total() <= whole.getAsDouble()) {
            boolean isReserved = device.memory().share().reserve() > 0;
            return "; all of the memory would hold it: "
                    + (isReserved ? "a smaller " + Field.RESERVE : "a higher " + Field.MEMORY_UTILIZATION)
                    + " leaves it more";
        }
        List<String> remedies = plan().isTraining() ? ofTraining() : ofInference();
        if (remedies.isEmpty()) {
            return "";
        }
        int last = remedies.size() - 1;
        return "; " + (last > 0 ? String.join(", ", remedies.subList(0, last)) + " or " : "") + remedies.get(last)
                + " keeps less on each";
    }

    private DeviceMemory device() {
        return run.memory().device();
    }

    private WorkloadPlan plan() {
        return run.plan();
    }

    private Workload any() {
        return plan().anyPhase();
    }

    /** Whether all would fit but for what grows with the batch and its sequences. */
    private boolean isGrown() {
        double growing = device().allocated() + device().activations();
        return !device().memory().isExceededBy(device().total() - growing);
    }

    private List<String> ofTraining() {
        List<String> remedies = new ArrayList<>();
        Training training = any().training().orElseThrow();
        long replicas = any().parallelism().data();
        if (isGrown() && any().sequences() > replicas) {
            remedies.add("a smaller " + Field.MICRO_BATCH);
        }
        if (isGrown() && training.recomputation() != Recomputation.FULL) {
            remedies.add(Field.RECOMPUTATION + " full");
        }
        if (replicas > 1 && training.sharding() != Sharding.PARAMETERS) {
            remedies.add("a higher " + Field.SHARDING);
        } else if (replicas == 1 && plan().layout().isEmpty()) {
            remedies.add(Field.SHARDING + " with " + Field.DATA);
        }
        boolean hasHost = run.hardware().link(Interconnect.Kind.HOST).isPresent();
        if (hasHost && any().offload().isNone() && device().optimizer() > 0) {
            remedies.add(Field.OFFLOAD + " optimizer");
        }
        addRanks(remedies);
        return remedies;
    }

    private List<String> ofInference() {
        List<String> remedies = new ArrayList<>();
        boolean cached = device().allocated() > device().activations();
        if (isGrown()) {
            remedies.add(smallerWork());
        }
        if (isGrown() && cached) {
            addNarrowerCache(remedies);
        } else if (isGrown() && any().fusion() == Fusion.NONE) {
            remedies.add(Field.FUSION + " flash");
        } else if (!isGrown() && any().precision().feedForward().bitsPerElement() > NARROW) {
            remedies.add("narrower " + Field.WEIGHTS);
        }
        boolean hasOthers = any().parallelism().data() * any().parallelism().context() > 1;
        if (run.model().hasExperts() && any().parallelism().expert() == 1 && hasOthers) {
            remedies.add("a higher " + Field.EXPERT);
        }
        if (!(isGrown() && cached && run.model().hasLatents())) {
            addRanks(remedies);
        } else if (plan().layout().isEmpty()) {
            // Latents are whole on each tensor rank.
            remedies.add("a higher " + Field.CONTEXT_RANKS);
        }
        return remedies;
    }

    /** Fewer sequences where a replica has several, else shorter ones. */
    private String smallerWork() {
        if (any().phase() == Phase.MIXED) {
            return "fewer " + Field.REQUESTS;
        }
        if (any().sequences() > any().parallelism().data()) {
            return "a smaller " + Field.BATCH;
        }
        boolean decodes =
                plan().phase(Phase.DECODE).isPresent() && plan().generated().isEmpty();
        return "a shorter " + (decodes ? Field.CONTEXT : Field.PROMPT);
    }

    private void addNarrowerCache(List<String> remedies) {
        boolean hasKeys = false;
        for (Stack stack : run.model().stacks()) {
            for (SequenceMixer mixer : stack.mixers()) {
                hasKeys |= mixer.isDivisibleByKeys();
            }
        }
        Optional<TensorFormat> state = any().precision().stateAsked();
        if (hasKeys && any().precision().kvCache().bitsPerElement() > NARROW) {
            remedies.add("a narrower " + Field.KV_CACHE);
        } else if (!hasKeys && state.isEmpty()) {
            remedies.add("a narrower " + Field.STATE);
        }
    }

    /** More ranks divide weights and cache; of a number of devices that is given, replicas alone make room for them. */
    private void addRanks(List<String> remedies) {
        Optional<DeviceLayout> layout = plan().layout();
        boolean hasReplicas = any().parallelism().data() > 1;
        if (layout.isPresent() && layout.get().isChosen() && !hasReplicas && !plan().isTraining()) {
            remedies.add("more " + Field.DEVICES);
        } else if (any().parallelism().tensor() < fewestHeads(run.model())) {
            String room = layout.isEmpty() || (hasReplicas && layout.get().isChosen())
                    ? ""
                    : hasReplicas ? " with a lower " + Field.DATA : " on more " + Field.DEVICES;
            remedies.add("a higher " + Field.TENSOR + room);
        }
    }

    private static long fewestHeads(ModelSpec model) {
        long fewest = Long.MAX_VALUE;
        for (Stack stack : model.stacks()) {
            for (SequenceMixer mixer : stack.mixers()) {
                fewest = Math.min(fewest, mixer.queryHeads());
            }
        }
        return fewest;
    }
}
