package dev.roofline.report;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.evaluate.Rates;
import dev.roofline.metric.BoundShares;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import dev.roofline.run.SizeSweep;
import dev.roofline.serving.DisaggregationTimes;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.ServerRun;
import dev.roofline.serving.SpeculationTimes;
import dev.roofline.serving.SteadyState;
import dev.roofline.training.TrainingTimes;
import dev.roofline.units.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The columns of {@code analyze}, in the order of its CSV. The names are a contract: new ones come at the end,
 * none goes.
 */
public enum Column {
    MODEL(ValueKind.TEXT, "catalogue name of the model"),
    HARDWARE(ValueKind.TEXT, "catalogue name of the machine"),
    PHASE(
            ValueKind.TEXT,
            "encode, prefill, decode, mixed; draft and verify, or transfer; forward, backward or optimizer; of whole sequences, sequence"),
    BATCH(ValueKind.COUNT, "sequences at a time"),
    TOKENS(ValueKind.COUNT, "new tokens of one sequence in the step"),
    CONTEXT(ValueKind.COUNT, "tokens of a sequence cached before the (first) step"),
    WEIGHTS(ValueKind.TEXT, "number format of the layers' matrices"),
    ACTIVATIONS(ValueKind.TEXT, "number format of activations"),
    KV_CACHE(ValueKind.TEXT, "number format of keys and values"),
    FUSION(ValueKind.TEXT, "none, flash or ideal"),
    TP(ValueKind.COUNT, "tensor-parallel degree"),
    PP(ValueKind.COUNT, "pipeline-parallel degree"),
    EP(ValueKind.COUNT, "expert-parallel degree"),
    DP(ValueKind.COUNT, "data-parallel degree"),
    CP(ValueKind.COUNT, "context-parallel degree"),
    LAYERS(ValueKind.TEXT, "layers that the row stands for"),
    GROUP(ValueKind.TEXT, "projection, attention, ffn, elementwise, embedding, head, collective or optimizer"),
    OPERATOR(ValueKind.TEXT, "stack.part.operator"),
    ENGINE(ValueKind.TEXT, "matrix or vector: the units whose peak is the roof"),
    COUNT(ValueKind.COUNT, "instances: layers, times steps in a generation"),
    FLOPS(ValueKind.FLOPS, "operations of all instances, a multiply-add being two"),
    BYTES(ValueKind.BYTES, "bytes moved through the main memory by all instances, without network bytes"),
    WEIGHT_BYTES(ValueKind.BYTES, "of bytes: parameters"),
    ACTIVATION_BYTES(ValueKind.BYTES, "of bytes: activations"),
    KV_BYTES(ValueKind.BYTES, "of bytes: keys and values read from and written to the cache"),
    NETWORK_BYTES(ValueKind.BYTES, "bytes that a device sends over all its links, under the algorithm named"),
    INTENSITY_FLOP_PER_BYTE(ValueKind.INTENSITY, "flops / bytes; empty where nothing moves"),
    RIDGE_FLOP_PER_BYTE(ValueKind.INTENSITY, "intensity from which on the peak, not the memory, is the roof"),
    ATTAINABLE_FLOP_PER_S(
            ValueKind.FLOP_RATE,
            "min(peak, intensity x bandwidth); of a sum: flops that are not folded into others / time"),
    COMPUTE_TIME_S(ValueKind.TIME, "flops / peak, of the operators folded into it too"),
    MEMORY_TIME_S(ValueKind.TIME, "bytes / bandwidth; of what is offloaded over the host link where that takes longer"),
    NETWORK_TIME_S(ValueKind.TIME, "network bytes / link bandwidth"),
    TIME_S(
            ValueKind.TIME,
            "the maximum of the three; 0 for an operator folded into another, whose time it shares; of a whole phase with {pp} the bound: the slowest stage's work, or the way of one token through all stages where that is longer"),
    BOUND(ValueKind.TEXT, "compute, memory or network: the maximum; of a sum, the one that holds most time"),
    SHARE(ValueKind.SHARE, "of its phase's time, with {pp} of the work of all stages"),
    NETWORK_INTENSITY_FLOP_PER_BYTE(ValueKind.INTENSITY, "flops / network bytes; empty where nothing is sent"),
    NETWORK_RIDGE_FLOP_PER_BYTE(
            ValueKind.INTENSITY,
            "network intensity from which on the peak, not the link, is the roof; of sums over one link"),
    LINK(ValueKind.TEXT, "scale-up, scale-out or host: the links that exchanges use"),
    ALGORITHM(ValueKind.TEXT, "ring, tree, in-network, hierarchical or direct: how an exchange runs"),
    WEIGHT_MEMORY_BYTES(
            ValueKind.BYTES, "whole phases: parameters that a device keeps, and their copy with {weight-copy}"),
    CACHE_MEMORY_BYTES(ValueKind.BYTES, "whole phases: keys, values, latents and states that a device stores"),
    CACHE_ALLOCATED_BYTES(ValueKind.BYTES, "whole phases: the same in whole pages"),
    ACTIVATION_MEMORY_BYTES(ValueKind.BYTES, "whole phases: activations that a device keeps"),
    MEMORY_BYTES(ValueKind.BYTES, "whole phases: all that a device keeps, its cache in pages"),
    FITS(ValueKind.TEXT, "whole phases: yes or no, whether that fits a device; empty where its capacity is not known"),
    LARGEST_BATCH(ValueKind.COUNT, "whole phases: sequences of all devices that still fit"),
    LONGEST(
            ValueKind.COUNT,
            "whole phases: tokens of a sequence that still fit, cached before a decode step, else of a prompt"),
    TOKENS_PER_S(ValueKind.PLAIN, "whole phases: new tokens of all sequences / time"),
    TOKENS_PER_S_PER_DEVICE(ValueKind.PLAIN, "whole phases: the same / devices"),
    TOKENS_PER_S_PER_USER(ValueKind.PLAIN, "decode: new tokens of one sequence / time"),
    FIRST_STEP_S(ValueKind.TIME, "decode: time of the first step"),
    MEAN_STEP_S(ValueKind.TIME, "decode: time of a step on average"),
    LAST_STEP_S(ValueKind.TIME, "decode: time of the last step"),
    MFU(
            ValueKind.SHARE,
            "whole phases: FLOPs of the model's products and attention / what the devices' peaks do in the time"),
    MBU(ValueKind.SHARE, "whole phases: weights and cache that a device moves / what its bandwidth does in the time"),
    COST_PER_MILLION_TOKENS(
            ValueKind.PLAIN, "whole phases, with {price}: of new tokens, while all devices are paid for"),
    JOULES_PER_TOKEN(ValueKind.PLAIN, "whole phases, with {power}: of new tokens, while all devices draw it"),
    HOST_MEMORY_BYTES(
            ValueKind.BYTES,
            "whole phases, with {offload}: parameters, cache and states that the host keeps for a device"),
    GRADIENT_BYTES(ValueKind.BYTES, "of bytes: gradients of parameters"),
    OPTIMIZER_BYTES(ValueKind.BYTES, "of bytes: the optimiser's states, a master copy of the weights included"),
    GRADIENT_MEMORY_BYTES(ValueKind.BYTES, "whole phases, training: gradients of parameters that a device keeps"),
    OPTIMIZER_MEMORY_BYTES(ValueKind.BYTES, "whole phases, training: optimiser's states that a device keeps"),
    LARGEST_MICRO_BATCH(ValueKind.COUNT, "whole phases, training: sequences of a replica's micro-batch that still fit"),
    STEP_S(
            ValueKind.TIME,
            "whole phases, training: time of a step, with what the slowest stage waits for the pipeline"),
    BUBBLE_S(ValueKind.TIME, "whole phases, training: of step_s: what the slowest stage waits for the pipeline"),
    STEP_TOKENS_PER_S(ValueKind.PLAIN, "whole phases, training: tokens of a step / its time"),
    STEP_TOKENS_PER_S_PER_DEVICE(ValueKind.PLAIN, "whole phases, training: the same / devices"),
    STEP_MFU(
            ValueKind.SHARE,
            "whole phases, training: FLOPs that the model asks for / what the devices' peaks do in a step"),
    STEP_HFU(
            ValueKind.SHARE,
            "whole phases, training: the same of all FLOPs that the devices do, what is computed again too"),
    RUN_DAYS(ValueKind.PLAIN, "whole phases, training with {tokens}: days of the whole run"),
    RUN_COST(ValueKind.PLAIN, "whole phases, training with {tokens} and {price}: of the whole run"),
    RUN_JOULES(ValueKind.PLAIN, "whole phases, training with {tokens} and {power}: of the whole run"),
    FIRST_TOKEN_S(ValueKind.TIME, "whole phases, generate: time to the first token"),
    GENERATION_S(ValueKind.TIME, "whole phases, generate: time of the prompt and all tokens"),
    GENERATION_TOKENS_PER_S(ValueKind.PLAIN, "whole phases, generate: tokens of all sequences / generation_s"),
    REQUESTS_IN_FLIGHT(ValueKind.COUNT, "whole phases, generate: requests that the devices' memory holds at a time"),
    SERVED_REQUESTS_PER_S(ValueKind.PLAIN, "whole phases, with {arrival} or {requests}: requests that are served"),
    SERVED_IN_FLIGHT(
            ValueKind.COUNT, "whole phases, with {arrival} or {requests}: requests that are decoded in each pass"),
    SERVED_FIRST_TOKEN_S(ValueKind.TIME, "whole phases, with {arrival} or {requests}: time until a prompt is through"),
    SERVED_TOKEN_S(ValueKind.TIME, "whole phases, with {arrival} or {requests}: time of a further token"),
    SERVED_TOKENS_PER_S(ValueKind.PLAIN, "whole phases, with {arrival} or {requests}: tokens of all requests"),
    SERVED_BUSY(ValueKind.SHARE, "whole phases, with {arrival} or {requests}: of the time in which passes run"),
    TOKENS_PER_PASS(
            ValueKind.PLAIN, "whole phases, with {draft}: tokens that a pass of guesses and check makes on average"),
    PASS_S(ValueKind.TIME, "whole phases, with {draft}: time of such a pass on average"),
    SPECULATION_SPEED_UP(ValueKind.PLAIN, "whole phases, with {draft}: time of a token without it / with it"),
    FASTEST_GAMMA(ValueKind.COUNT, "whole phases, with {draft}: guesses a pass with which tokens would come fastest"),
    TRANSFER_BYTES(ValueKind.BYTES, "whole phases, with {prefill-hw}: cache that goes from machine to machine"),
    TRANSFER_S(ValueKind.TIME, "whole phases, with {prefill-hw}: time that it takes"),
    PREFILL_SIDES(ValueKind.PLAIN, "whole phases, with {prefill-hw}: sides that keep one decode side busy"),
    DEVICES(ValueKind.COUNT, "devices of the deployment that the row's phase runs on, of which the row is one"),
    BOUND_KIND(
            ValueKind.TEXT,
            "lower: no implementation is faster; none: the profile is silent about a peak that a product may have"),
    STAGE_TIME_S(
            ValueKind.TIME, "whole phases, with {pp}: work of the slowest stage; rows of operators are of all stages"),
    COMPUTE_SHARE(ValueKind.SHARE, "of the row's time: bounded by compute; empty where no time passes"),
    MEMORY_SHARE(ValueKind.SHARE, "of the row's time: bounded by the memory"),
    NETWORK_SHARE(ValueKind.SHARE, "of the row's time: bounded by links to other devices");

    /** Columns that came after the comparison's own: there they stand behind those. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is that of the table
    public static final List<Column> LATER =
            List.of(values()).subList(NETWORK_INTENSITY_FLOP_PER_BYTE.ordinal(), values().length);

    private final ValueKind kind;
    private final String meaning;
    private final String label = name().toLowerCase(Locale.ROOT);

    Column(ValueKind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    /** The name in CSV, JSON and {@code --columns}. */
    public String label() {
        return label;
    }

    public ValueKind kind() {
        return kind;
    }

    public String meaning() {
        return Setting.filled(meaning);
    }

    /** The column of a name; empty where there is none. */
    public static Optional<Column> ofLabel(String label) {
        for (Column column : values()) {
            if (column.label.equals(label)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The column that holds the size that a sweep varies. */
    public static Column of(SizeSweep.Variable variable) {
        return switch (variable) {
            case BATCH -> BATCH;
            case PROMPT, LENGTH -> TOKENS;
            case CONTEXT -> CONTEXT;
        };
    }

    public Cell of(Slice row) {
        return switch (this) {
            case MODEL -> Cell.of(row.key().model());
            case HARDWARE -> Cell.of(row.key().hardware());
            case PHASE -> Cell.of(row.phase());
            case BATCH -> Cell.of(row.batch());
            case TOKENS -> optional(row.key().sizes().tokens());
            case CONTEXT -> optional(row.key().sizes().context());
            case WEIGHTS -> Cell.of(row.formats().weights());
            case ACTIVATIONS -> Cell.of(row.formats().activations());
            case KV_CACHE -> Cell.of(row.formats().kvCache());
            case FUSION -> Cell.of(row.formats().fusion());
            case TP -> Cell.of(row.parallelism().tensor());
            case PP -> Cell.of(row.parallelism().pipeline());
            case EP -> Cell.of(row.parallelism().expert());
            case DP -> Cell.of(row.parallelism().data());
            case CP -> Cell.of(row.parallelism().context());
            case LAYERS -> Cell.of(row.layers());
            case GROUP -> Cell.of(row.group());
            case OPERATOR -> Cell.of(row.operator());
            case ENGINE -> Cell.of(row.key().engine());
            case COUNT -> Cell.of(row.work().count());
            case FLOPS -> Cell.of(row.flops());
            case BYTES -> Cell.of(row.bytes());
            case WEIGHT_BYTES -> Cell.of(row.work().weightBytes());
            case ACTIVATION_BYTES -> Cell.of(row.work().activationBytes());
            case KV_BYTES -> Cell.of(row.work().kvBytes());
            case NETWORK_BYTES -> Cell.of(row.networkBytes());
            case GRADIENT_BYTES -> Cell.of(row.work().gradientBytes());
            case OPTIMIZER_BYTES -> Cell.of(row.work().optimizerBytes());
            case INTENSITY_FLOP_PER_BYTE -> optional(row.intensity());
            case RIDGE_FLOP_PER_BYTE -> optional(row.roofs().ridge());
            case ATTAINABLE_FLOP_PER_S -> optional(row.roofs().attainable());
            case COMPUTE_TIME_S -> Cell.of(row.times().compute());
            case MEMORY_TIME_S -> Cell.of(row.times().memory());
            case NETWORK_TIME_S -> Cell.of(row.times().network());
            case TIME_S -> Cell.of(row.seconds());
            case BOUND ->
                row.times().bound().isPresent() ? Cell.of(row.times().bound().get()) : Cell.ABSENT;
            case SHARE -> Cell.of(row.times().share());
            case NETWORK_INTENSITY_FLOP_PER_BYTE -> optional(row.networkIntensity());
            case NETWORK_RIDGE_FLOP_PER_BYTE -> optional(row.roofs().networkRidge());
            case LINK -> Cell.of(row.roofs().link());
            case ALGORITHM -> Cell.of(row.roofs().algorithm());
            case DEVICES -> Cell.of(row.parallelism().devices());
            case BOUND_KIND -> Cell.of(row.times().boundKind().label());
            case STAGE_TIME_S ->
                row.times().pipeline().isPresent()
                        ? Cell.of(row.times().pipeline().get().stage())
                        : Cell.ABSENT;
            case COMPUTE_SHARE, MEMORY_SHARE, NETWORK_SHARE ->
                row.times().boundShares().isPresent()
                        ? of(row.times().boundShares().get())
                        : Cell.ABSENT;
            default -> row.whole().isPresent() ? of(row.whole().get()) : Cell.ABSENT;
        };
    }

    private Cell of(BoundShares shares) {
        return switch (this) {
            case COMPUTE_SHARE -> Cell.of(shares.compute());
            case MEMORY_SHARE -> Cell.of(shares.memory());
            case NETWORK_SHARE -> Cell.of(shares.network());
            default -> throw new IllegalStateException(label + " is no part of a row's time");
        };
    }

    private Cell of(WholePhase summary) {
        MemoryFit fit = summary.memory();
        DeviceMemory device = fit.device();
        return switch (this) {
            case WEIGHT_MEMORY_BYTES -> Cell.of(device.weights() + device.copy());
            case CACHE_MEMORY_BYTES -> Cell.of(device.cache());
            case CACHE_ALLOCATED_BYTES -> Cell.of(device.allocated());
            case ACTIVATION_MEMORY_BYTES -> Cell.of(device.activations());
            case MEMORY_BYTES -> Cell.of(device.total());
            case HOST_MEMORY_BYTES -> Cell.of(device.host());
            case FITS ->
                device.memory().usable().isEmpty()
                        ? Cell.ABSENT
                        : Cell.of(device.isTooLarge() ? ColumnWords.NO : ColumnWords.YES);
            case GRADIENT_MEMORY_BYTES -> training(fit, device.gradients());
            case OPTIMIZER_MEMORY_BYTES -> training(fit, device.optimizer());
            case LARGEST_BATCH -> fit.kind() == MemoryFit.Kind.TRAINING ? Cell.ABSENT : optional(fit.largestBatch());
            case LARGEST_MICRO_BATCH ->
                fit.kind() == MemoryFit.Kind.TRAINING ? optional(fit.largestBatch()) : Cell.ABSENT;
            case LONGEST -> optional(fit.longest());
            case COST_PER_MILLION_TOKENS ->
                cost(summary).map(cost -> optional(cost.perMillionTokens())).orElse(Cell.ABSENT);
            case JOULES_PER_TOKEN ->
                cost(summary).map(cost -> optional(cost.joulesPerToken())).orElse(Cell.ABSENT);
            case STEP_S,
                    BUBBLE_S,
                    STEP_TOKENS_PER_S,
                    STEP_TOKENS_PER_S_PER_DEVICE,
                    STEP_MFU,
                    STEP_HFU,
                    RUN_DAYS,
                    RUN_COST,
                    RUN_JOULES -> summary.run().training().map(this::of).orElse(Cell.ABSENT);
            case FIRST_TOKEN_S, GENERATION_S, GENERATION_TOKENS_PER_S, REQUESTS_IN_FLIGHT ->
                summary.run().generation().map(this::of).orElse(Cell.ABSENT);
            case SERVED_REQUESTS_PER_S,
                    SERVED_IN_FLIGHT,
                    SERVED_FIRST_TOKEN_S,
                    SERVED_TOKEN_S,
                    SERVED_TOKENS_PER_S,
                    SERVED_BUSY ->
                summary.run().server().flatMap(ServerRun::state).map(this::of).orElse(Cell.ABSENT);
            case TOKENS_PER_PASS, PASS_S, SPECULATION_SPEED_UP, FASTEST_GAMMA ->
                summary.run().speculation().map(this::of).orElse(Cell.ABSENT);
            case TRANSFER_BYTES, TRANSFER_S, PREFILL_SIDES ->
                summary.run().disaggregation().map(this::of).orElse(Cell.ABSENT);
            default -> summary.rates().isPresent() ? of(summary.rates().get()) : Cell.ABSENT;
        };
    }

    private static Cell training(MemoryFit fit, double bytes) {
        return fit.kind() == MemoryFit.Kind.TRAINING ? Cell.of(bytes) : Cell.ABSENT;
    }

    /** Of a phase's tokens; of a training step's, which no phase makes alone. */
    private static Optional<Cost> cost(WholePhase summary) {
        return summary.cost().or(() -> summary.run().training().map(TrainingTimes::cost));
    }

    private Cell of(TrainingTimes training) {
        return switch (this) {
            case STEP_S -> Cell.of(training.step().seconds());
            case BUBBLE_S -> Cell.of(training.step().bubbleSeconds());
            case STEP_TOKENS_PER_S -> Cell.of(training.step().tokensPerSecond());
            case STEP_TOKENS_PER_S_PER_DEVICE -> Cell.of(training.tokensPerSecondAndDevice());
            case STEP_MFU -> optional(training.step().modelFlopsUtilization());
            case STEP_HFU -> optional(training.step().hardwareFlopsUtilization());
            case RUN_DAYS -> optional(training.days());
            case RUN_COST -> optional(training.runCost());
            case RUN_JOULES -> optional(training.runEnergy());
            default -> throw new IllegalStateException(label + " is not of a training step");
        };
    }

    private Cell of(GenerationTimes generation) {
        return switch (this) {
            case FIRST_TOKEN_S -> Cell.of(generation.firstToken());
            case GENERATION_S -> Cell.of(generation.total());
            case GENERATION_TOKENS_PER_S -> Cell.of(generation.tokensPerSecond());
            case REQUESTS_IN_FLIGHT -> optional(generation.inFlight());
            default -> throw new IllegalStateException(label + " is not of a generation");
        };
    }

    private Cell of(SpeculationTimes speculation) {
        return switch (this) {
            case TOKENS_PER_PASS -> Cell.of(speculation.speculation().tokensPerPass());
            case PASS_S -> Cell.of(speculation.pass());
            case SPECULATION_SPEED_UP -> Cell.of(speculation.speedUp());
            case FASTEST_GAMMA -> Cell.of(speculation.fastestGamma());
            default -> throw new IllegalStateException(label + " is not of speculation");
        };
    }

    private Cell of(DisaggregationTimes divided) {
        return switch (this) {
            case TRANSFER_BYTES -> Cell.of(divided.bytes());
            case TRANSFER_S -> Cell.of(divided.transfer());
            case PREFILL_SIDES -> Cell.of(divided.sidesPerDecodeSide());
            default -> throw new IllegalStateException(label + " is not of a divided generation");
        };
    }

    private Cell of(SteadyState served) {
        return switch (this) {
            case SERVED_REQUESTS_PER_S -> Cell.of(served.requestsPerSecond());
            case SERVED_IN_FLIGHT -> Cell.of(served.inFlight());
            case SERVED_FIRST_TOKEN_S -> Cell.of(served.firstToken());
            case SERVED_TOKEN_S -> Cell.of(served.passSeconds());
            case SERVED_TOKENS_PER_S -> Cell.of(served.tokensPerSecond());
            case SERVED_BUSY -> Cell.of(served.busy());
            default -> throw new IllegalStateException(label + " is not of a server");
        };
    }

    private Cell of(Rates rates) {
        return switch (this) {
            case TOKENS_PER_S -> Cell.of(rates.tokensPerSecond());
            case TOKENS_PER_S_PER_DEVICE -> Cell.of(rates.perDevice());
            case TOKENS_PER_S_PER_USER -> optional(rates.perUser());
            case FIRST_STEP_S -> optional(rates.firstStep());
            case MEAN_STEP_S ->
                rates.perUser().isPresent() ? Cell.of(1 / rates.perUser().getAsDouble()) : Cell.ABSENT;
            case LAST_STEP_S -> optional(rates.lastStep());
            case MFU -> optional(rates.modelFlopsUtilization());
            case MBU -> Cell.of(rates.memoryBandwidthUtilization());
            default -> throw new IllegalStateException(label + " is not of a whole phase");
        };
    }

    private static Cell optional(OptionalLong value) {
        return value.isPresent() ? Cell.of(value.getAsLong()) : Cell.ABSENT;
    }

    private static Cell optional(OptionalDouble value) {
        return value.isPresent() ? Cell.of(value.getAsDouble()) : Cell.ABSENT;
    }
}
