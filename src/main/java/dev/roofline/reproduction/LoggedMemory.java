package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.Quantization;
import dev.roofline.training.TrainingMemory;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Offload;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A logged number of bytes with its conditions.
 *
 * @param engine that printed it
 * @param model catalogue name; empty for what a device has
 * @param hardware catalogue name
 * @param batch sequences; in training of all replicas together
 * @param tokens of each sequence that a cache holds, or that are trained on
 * @param options by name: formats, that of a checkpoint's {@code feed_forward} alone, {@code utilization}, {@code zero},
 *     {@code micro_batch}, {@code fusion}, {@code offload=optimizer}, and {@code windows=kept} where every layer keeps whole sequences
 * @param unit bytes of the unit that it is printed in
 */
record LoggedMemory(
        String engine,
        String model,
        String hardware,
        LoggedQuantity quantity,
        long batch,
        long tokens,
        long tensor,
        long data,
        Map<String, String> options,
        double unit) {
    /** What was logged. */
    enum LoggedQuantity {
        /** Keys, values and states of all tokens. */
        CACHE,
        WEIGHTS,
        /** What a device has. */
        CAPACITY,
        /** What weights and activations leave of the share that an engine takes. */
        LEFT,
        /** Weights, gradients and the optimizer's states. */
        STATES,
        /** Weights and the optimizer's states. */
        PARAMETERS_AND_OPTIMIZER,
        /** The same of one parameter. */
        BYTES_PER_PARAMETER,
        /** What a training step keeps for the backward pass. */
        ACTIVATIONS;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private boolean isTraining() {
            return this == STATES
                    || this == PARAMETERS_AND_OPTIMIZER
                    || this == BYTES_PER_PARAMETER
                    || this == ACTIVATIONS;
        }
    }

    private static final Map<String, Double> UNITS =
            Map.of("B", 1.0, "GB", 1e9, "MiB", 1024.0 * 1024, "GiB", 1024.0 * 1024 * 1024);

    LoggedMemory {
        options = Map.copyOf(options);
    }

    static LoggedMemory of(CsvResource.Row row) {
        Map<String, String> options = new HashMap<>();
        for (String option : row.get("options").split(" ", 0)) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        return new LoggedMemory(
                row.get("engine"),
                row.get("model"),
                row.get("hardware"),
                LoggedQuantity.valueOf(row.get("quantity").toUpperCase(Locale.ROOT)),
                count(row, "batch"),
                count(row, "tokens"),
                count(row, "tp"),
                count(row, "dp"),
                options,
                Objects.requireNonNull(UNITS.get(row.get("unit"))));
    }

    private static long count(CsvResource.Row row, String column) {
        return row.get(column).isEmpty() ? 1 : Long.parseLong(row.get(column));
    }

    String conditions() {
        long devices = tensor * data;
        String machine = (devices > 1 ? devices + " x " : "") + hardware;
        if (quantity == LoggedQuantity.CAPACITY) {
            return machine + ", " + engine;
        }
        StringBuilder text = new StringBuilder(model)
                .append(" on ")
                .append(machine)
                .append(", ")
                .append(engine);
        if (quantity != LoggedQuantity.WEIGHTS) {
            text.append(", ")
                    .append(batch > 1 ? batch + " x " : "")
                    .append(tokens)
                    .append(" tokens");
        }
        for (String name : List.of(
                "weights", "feed_forward", "kv_cache", "gradients", "zero", "offload", "utilization", "windows")) {
            if (options.containsKey(name)) {
                text.append(", ").append(name.replace('_', ' ')).append(' ').append(options.get(name));
            }
        }
        return text.toString();
    }

    /** Ours, of one device. */
    double bytes(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines) {
        HardwareProfile machine = machines.apply(hardware);
        MemoryBudget budget = MemoryBudget.of(
                machine, new MemoryShare(Double.parseDouble(options.getOrDefault("utilization", "1")), 0));
        if (quantity == LoggedQuantity.CAPACITY) {
            return budget.whole().orElseThrow();
        }
        ModelSpec own = models.apply(model);
        ModelSpec stored = options.containsKey("feed_forward")
                ? AsStored.quantised(
                        own,
                        new Quantization(
                                format(options.get("feed_forward")), EnumSet.of(Quantization.Part.FEED_FORWARD)))
                : own;
        ModelSpec kept = "kept".equals(options.get("windows")) ? AsStored.wholeSight(stored) : stored;
        return quantity.isTraining() ? training(kept, budget) : serving(kept, machine, budget);
    }

    private double serving(ModelSpec spec, HardwareProfile machine, MemoryBudget budget) {
        // K in one format and V in another are half of each, since they are equally many.
        String[] formats = options.getOrDefault("kv_cache", "").split("\\+", 0);
        double sum = 0;
        for (String format : formats) {
            WorkloadOptions asked = quantity == LoggedQuantity.LEFT
                    ? asked().with(Field.PHASE, PhaseChoice.PREFILL).with(Field.PROMPT, tokens)
                    : asked().with(Field.PHASE, PhaseChoice.DECODE).with(Field.CONTEXT, tokens - 1);
            asked = asked.with(Field.BATCH, batch);
            WorkloadPlan plan =
                    WorkloadPlan.of(spec, format.isEmpty() ? asked : asked.with(Field.KV_CACHE, format(format)));
            Workload step = Evaluator.decided(spec, plan.anyPhase(), machine);
            DeviceMemory device = new DeviceParts(spec, step.precision(), step.parallelism())
                    .memoryKept(List.of(step), plan.page(), budget);
            sum += switch (quantity) {
                case CACHE -> device.cache();
                case WEIGHTS -> device.weights();
                case LEFT -> budget.usable().orElseThrow() - device.weights() - device.activations();
                case CAPACITY, STATES, PARAMETERS_AND_OPTIMIZER, BYTES_PER_PARAMETER, ACTIVATIONS ->
                    throw new IllegalStateException("not of an engine that serves: " + quantity);
            };
        }
        return sum / formats.length;
    }

    private double training(ModelSpec spec, MemoryBudget budget) {
        WorkloadOptions asked = asked().with(Field.PHASE, PhaseChoice.TRAIN)
                .with(Field.PROMPT, tokens)
                .with(Field.BATCH, batch)
                .with(Field.DATA, data)
                .with(
                        Field.MICRO_BATCH,
                        Optional.ofNullable(options.get("micro_batch")).map(Long::valueOf))
                .with(Field.SHARDING, Sharding.parse(options.getOrDefault("zero", "0")))
                .with(
                        Field.GRADIENTS,
                        Optional.ofNullable(options.get("gradients")).map(LoggedMemory::format));
        WorkloadPlan plan = WorkloadPlan.of(spec, asked);
        DeviceMemory device = TrainingMemory.of(spec, plan.anyPhase(), budget);
        double states = device.weights() + device.copy() + device.gradients() + device.optimizer();
        return switch (quantity) {
            case STATES -> states;
            case PARAMETERS_AND_OPTIMIZER -> device.weights() + device.optimizer();
            case BYTES_PER_PARAMETER -> states / ParameterCount.of(spec).total();
            case ACTIVATIONS -> device.activations();
            case CACHE, WEIGHTS, CAPACITY, LEFT ->
                throw new IllegalStateException("not of a training step: " + quantity);
        };
    }

    private WorkloadOptions asked() {
        WorkloadOptions asked = WorkloadOptions.NONE.with(Field.TENSOR, tensor);
        if (options.containsKey("weights")) {
            asked = asked.with(Field.WEIGHTS, format(options.get("weights")));
        }
        if (options.containsKey("activations")) {
            asked = asked.with(Field.ACTIVATIONS, format(options.get("activations")));
        }
        if ("optimizer".equals(options.get("offload"))) {
            asked = asked.with(Field.OFFLOAD, new Offload(0, 0, 1));
        }
        return options.containsKey("fusion")
                ? asked.with(Field.FUSION, Fusion.valueOf(options.get("fusion").toUpperCase(Locale.ROOT)))
                : asked;
    }

    private static TensorFormat format(String label) {
        return TensorFormat.parse(label).orElseThrow(() -> new IllegalStateException("no format " + label));
    }
}
