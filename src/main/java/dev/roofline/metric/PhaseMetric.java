package dev.roofline.metric;

import static dev.roofline.metric.ValueKind.BYTES;
import static dev.roofline.metric.ValueKind.COUNT;
import static dev.roofline.metric.ValueKind.ENERGY;
import static dev.roofline.metric.ValueKind.PLAIN;
import static dev.roofline.metric.ValueKind.SHARE;
import static dev.roofline.metric.ValueKind.TEXT;
import static dev.roofline.metric.ValueKind.TIME;
import static dev.roofline.metric.ValueKind.TOKEN_RATE;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.evaluate.Rates;
import java.util.List;
import java.util.Optional;

/** Quantities of whole phases, and of what their devices keep. */
public enum PhaseMetric implements Metric<Slice> {
    WEIGHT_MEMORY_BYTES(BYTES, "whole phases: parameters that a device keeps, and their copy with {weight-copy}"),
    CACHE_MEMORY_BYTES(BYTES, "whole phases: keys, values, latents and states that a device stores"),
    CACHE_ALLOCATED_BYTES(BYTES, "whole phases: the same in whole pages"),
    ACTIVATION_MEMORY_BYTES(BYTES, "whole phases: activations that a device keeps"),
    MEMORY_BYTES(BYTES, "whole phases: all that a device keeps, its cache in pages"),
    FITS(TEXT, "whole phases: yes or no, whether that fits a device; empty where its capacity is not known"),
    LARGEST_BATCH(COUNT, "whole phases as asked, not at the sizes of {path}: sequences of all devices that still fit"),
    LONGEST(
            COUNT,
            "whole phases as asked, not at the sizes of {path}: tokens of a sequence that still fit, cached before a decode step, else of a prompt"),
    TOKENS_PER_S(TOKEN_RATE, "whole phases: new tokens of all sequences / time"),
    TOKENS_PER_S_PER_DEVICE(TOKEN_RATE, "whole phases: the same / devices"),
    TOKENS_PER_S_PER_USER(TOKEN_RATE, "decode: new tokens of one sequence / time"),
    FIRST_STEP_S(TIME, "decode: time of the first step, without the transfer from {prefill-hw}"),
    MEAN_STEP_S(TIME, "decode: time of a step on average, without the transfer from {prefill-hw}"),
    LAST_STEP_S(TIME, "decode: time of the last step"),
    MFU(SHARE, "whole phases: FLOPs of the model's products and attention / what the devices' peaks do in the time"),
    MBU(SHARE, "whole phases: weights and cache that a device moves / what its bandwidth does in the time"),
    COST_PER_MILLION_TOKENS(PLAIN, "whole phases, with {price}: of new tokens, while all devices are paid for"),
    JOULES_PER_TOKEN(ENERGY, "whole phases, with {power}: of new tokens, while all devices draw it"),
    HOST_MEMORY_BYTES(
            BYTES, "whole phases, with {offload}: parameters, cache and states that the host keeps for a device"),
    GRADIENT_MEMORY_BYTES(BYTES, "whole phases, training: gradients of parameters that a device keeps"),
    OPTIMIZER_MEMORY_BYTES(BYTES, "whole phases, training: optimizer's states that a device keeps"),
    LARGEST_MICRO_BATCH(COUNT, "whole phases, training: sequences of a replica's micro-batch that still fit");

    /** What {@code fits} says of a phase that a device holds. */
    static final String YES = "yes";

    /** What {@code fits} says of a phase that a device does not hold. */
    static final String NO = "no";

    private final Definition definition;

    PhaseMetric(ValueKind kind, String meaning) {
        this.definition = Definition.of(this, kind, meaning);
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public RowKind rows() {
        return RowKind.PHASES;
    }

    @Override
    public Vocabulary words() {
        return this == FITS ? new Vocabulary(List.of(YES, NO), false, false).orAbsent() : Vocabulary.ANY;
    }

    @Override
    public Cell of(Slice slice) {
        return slice.whole().isPresent() ? of(slice.whole().get()) : Cell.ABSENT;
    }

    public Cell of(WholePhase whole) {
        Optional<Rates> rates = whole.rates();
        Optional<Cost> cost = whole.tokenCost();
        MemoryFit fit = whole.memory();
        DeviceMemory device = fit.device();
        boolean trains = fit.kind() == MemoryFit.Kind.TRAINING;
        return switch (this) {
            case WEIGHT_MEMORY_BYTES -> Cell.of(device.weights() + device.copy());
            case CACHE_MEMORY_BYTES -> Cell.of(device.cache());
            case CACHE_ALLOCATED_BYTES -> Cell.of(device.allocated());
            case ACTIVATION_MEMORY_BYTES -> Cell.of(device.activations());
            case MEMORY_BYTES -> Cell.of(device.total());
            case FITS -> device.fits().isEmpty() ? Cell.ABSENT : Cell.of(device.isTooLarge() ? NO : YES);
            case LARGEST_BATCH -> trains ? Cell.ABSENT : Cell.of(fit.largestBatch());
            case LONGEST -> Cell.of(fit.longest());
            case HOST_MEMORY_BYTES -> Cell.of(device.host());
            case GRADIENT_MEMORY_BYTES -> trains ? Cell.of(device.gradients()) : Cell.ABSENT;
            case OPTIMIZER_MEMORY_BYTES -> trains ? Cell.of(device.optimizer()) : Cell.ABSENT;
            case LARGEST_MICRO_BATCH -> trains ? Cell.of(fit.largestBatch()) : Cell.ABSENT;
            case TOKENS_PER_S -> rates.isPresent() ? Cell.of(rates.get().tokensPerSecond()) : Cell.ABSENT;
            case TOKENS_PER_S_PER_DEVICE ->
                rates.isPresent() ? Cell.of(rates.get().perDevice()) : Cell.ABSENT;
            case TOKENS_PER_S_PER_USER ->
                rates.isPresent() ? Cell.of(rates.get().perUser()) : Cell.ABSENT;
            case FIRST_STEP_S -> rates.isPresent() ? Cell.of(rates.get().firstStep()) : Cell.ABSENT;
            case MEAN_STEP_S -> rates.isPresent() ? Cell.of(rates.get().meanStep()) : Cell.ABSENT;
            case LAST_STEP_S -> rates.isPresent() ? Cell.of(rates.get().lastStep()) : Cell.ABSENT;
            case MFU -> rates.isPresent() ? Cell.of(rates.get().modelFlopsUtilization()) : Cell.ABSENT;
            case MBU -> rates.isPresent() ? Cell.of(rates.get().memoryBandwidthUtilization()) : Cell.ABSENT;
            case COST_PER_MILLION_TOKENS ->
                cost.isPresent() ? Cell.of(cost.get().perMillionTokens()) : Cell.ABSENT;
            case JOULES_PER_TOKEN -> cost.isPresent() ? Cell.of(cost.get().joulesPerToken()) : Cell.ABSENT;
        };
    }
}
