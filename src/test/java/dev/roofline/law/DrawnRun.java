package dev.roofline.law;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.BoundLadder;
import dev.roofline.ladder.SizeOption;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A run as a user asks for it, drawn at random: a shipped or generated model on a shipped machine, with options. The seed
 * names it in a failure.
 */
final class DrawnRun {
    /** What a run may have more of, and the option that asks for it. */
    record Size(SizeOption option, long asked, long least, long most) {
        boolean isLength() {
            return option != SizeOption.BATCH && option != SizeOption.MICRO_BATCH;
        }

        @Override
        public String toString() {
            return option.name();
        }
    }

    private final ModelSpec model;
    private final HardwareProfile machine;
    private final Optional<PhaseChoice> phase;
    private final WorkloadOptions options;
    private final long batch;
    private final long microBatches;
    private final long data;
    private final long context;
    private final long devices;
    private final boolean bothLengths;
    private final long prompt;
    private final String text;

    DrawnRun(long seed, Catalogue<ModelSpec> models, Catalogue<HardwareProfile> machines) {
        Random random = new Random(seed);
        List<String> names = models.ids();
        this.model = random.nextInt(8) == 0
                ? new Generated(seed).anyDecoder()
                : models.load(names.get(random.nextInt(names.size()))).value();
        List<String> all = machines.ids();
        // Half of the machines are those of today, so that large models fit sometimes.
        List<String> roomy = List.of("h100-sxm-80gb", "h200-sxm", "b200-sxm", "mi300x", "a100-sxm-80gb", "tpu-v5p");
        this.machine = machines.load(
                        random.nextBoolean()
                                ? all.get(random.nextInt(all.size()))
                                : roomy.get(random.nextInt(roomy.size())))
                .value();
        WorkloadOptions drawn = WorkloadOptions.NONE.with(Field.FUSION, of(random, Fusion.values()));
        List<Optional<PhaseChoice>> choices = phases();
        this.phase = choices.get(random.nextInt(choices.size()));
        drawn = phase.isPresent() ? drawn.with(Field.PHASE, phase.get()) : drawn;
        boolean trains = phase.equals(Optional.of(PhaseChoice.TRAIN));
        List<TensorFormat> formats = trains
                ? List.of(TensorFormat.BF16, TensorFormat.FP16, TensorFormat.FP32)
                : List.of(TensorFormat.BF16, TensorFormat.FP16, TensorFormat.FP8, TensorFormat.FP32);
        drawn = random.nextInt(3) > 0 ? drawn.with(Field.FORMAT, formats.get(random.nextInt(formats.size()))) : drawn;
        long tensor = random.nextInt(3) == 0 ? 1L << random.nextInt(4) : 1;
        long stages = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1;
        this.data = random.nextInt(3) == 0 ? 1 + random.nextInt(8) : 1;
        this.context = random.nextInt(6) == 0 ? 2 : 1;
        long experts = model.hasExperts() && random.nextInt(3) == 0 ? data * context : 1;
        drawn = drawn.with(Field.TENSOR, tensor)
                .with(Field.PIPELINE, stages)
                .with(Field.DATA, data)
                .with(Field.CONTEXT_RANKS, context);
        drawn = experts > 1 ? drawn.with(Field.EXPERT, experts) : drawn;
        this.devices = tensor * stages * data * context;
        this.prompt = 1L + random.nextInt(2000);
        boolean fixed = model.stacks().get(0).input().frontEnd().isPresent();
        drawn = fixed ? drawn : drawn.with(Field.PROMPT, prompt);
        long one = 1L + random.nextInt(random.nextBoolean() ? 4 : 200);
        this.microBatches = trains ? (random.nextBoolean() ? 1 : stages * (1 + random.nextInt(3))) : 1;
        this.batch = trains ? one : Math.max(one, data);
        boolean twoSides = model.isEncoderDecoder();
        this.bothLengths = twoSides && trains && random.nextBoolean();
        drawn = twoSides && !bothLengths && !phase.equals(Optional.of(PhaseChoice.ENCODE))
                ? drawn.with(Field.DECODER_PROMPT, 1 + random.nextInt(500))
                : drawn;
        if (trains) {
            drawn = training(drawn.with(Field.BATCH, batch * microBatches * data), random, batch, tensor);
        } else {
            drawn = drawn.with(Field.BATCH, batch);
            boolean caches = !model.isEncoderOnly() && !phase.equals(Optional.of(PhaseChoice.ENCODE));
            drawn = caches && random.nextBoolean() ? drawn.with(Field.PAGE, 1L << random.nextInt(8)) : drawn;
            drawn = caches && random.nextBoolean() ? drawn.with(Field.CONTEXT, random.nextInt(20_000)) : drawn;
            drawn = phase.equals(Optional.of(PhaseChoice.GENERATE))
                    ? drawn.with(Field.GENERATE, 2 + random.nextInt(8))
                    : drawn;
        }
        double utilization = random.nextBoolean() ? 1 : 1 - random.nextInt(90) / 100.0;
        double reserve = random.nextBoolean() ? 0 : Math.pow(10, 6 + 5 * random.nextDouble());
        this.options = shared(drawn, new MemoryShare(utilization, reserve));
        this.text = model.id() + " on " + machine.id() + " "
                + phase.map(PhaseChoice::label).orElse("all phases") + " batch "
                + batch + " x " + microBatches + " prompt " + prompt + " context " + drawn.get(Field.CONTEXT)
                + " decoder "
                + drawn.get(Field.DECODER_PROMPT) + " tp " + tensor + " pp " + stages + " dp " + data + " cp " + context
                + " ep "
                + experts + " " + drawn.get(Field.FUSION).orElseThrow() + " page " + drawn.get(Field.PAGE);
    }

    private DrawnRun(DrawnRun other, HardwareProfile machine, WorkloadOptions options) {
        this.model = other.model;
        this.machine = machine;
        this.phase = other.phase;
        this.options = options;
        this.batch = other.batch;
        this.microBatches = other.microBatches;
        this.data = other.data;
        this.context = other.context;
        this.devices = other.devices;
        this.bothLengths = other.bothLengths;
        this.prompt = other.prompt;
        this.text = other.text;
    }

    private static <T> T of(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static WorkloadOptions shared(WorkloadOptions options, MemoryShare share) {
        return options.with(Field.MEMORY_UTILIZATION, share.utilization()).with(Field.RESERVE, share.reserve());
    }

    private List<Optional<PhaseChoice>> phases() {
        List<Optional<PhaseChoice>> phases = new ArrayList<>(List.of(Optional.empty(), Optional.of(PhaseChoice.TRAIN)));
        if (model.isEncoderOnly() || model.isEncoderDecoder()) {
            phases.add(Optional.of(PhaseChoice.ENCODE));
        }
        if (!model.isEncoderOnly()) {
            phases.add(Optional.of(PhaseChoice.PREFILL));
            phases.add(Optional.of(PhaseChoice.DECODE));
            phases.add(Optional.of(PhaseChoice.GENERATE));
        }
        return phases;
    }

    private static WorkloadOptions training(WorkloadOptions options, Random random, long microBatch, long tensor) {
        WorkloadOptions step = options.with(Field.MICRO_BATCH, microBatch)
                .with(Field.RECOMPUTATION, of(random, Recomputation.values()))
                .with(Field.SHARDING, of(random, Sharding.values()));
        step = tensor > 1 && random.nextBoolean() ? step.with(Field.SEQUENCE_PARALLEL, true) : step;
        step = step.with(Field.OPTIMIZER, of(random, Optimizer.values()));
        return random.nextBoolean() ? step.with(Field.DROPOUT, true) : step;
    }

    ModelSpec model() {
        return model;
    }

    HardwareProfile machine() {
        return machine;
    }

    WorkloadOptions options() {
        return options;
    }

    MemoryShare share() {
        return new MemoryShare(
                options.get(Field.MEMORY_UTILIZATION).orElseThrow(),
                options.get(Field.RESERVE).orElseThrow());
    }

    long devices() {
        return devices;
    }

    private boolean is(PhaseChoice choice) {
        return phase.equals(Optional.of(choice));
    }

    /** Whether all its sequences are text of one length: sizes of towers are not worked out. */
    boolean isUniform() {
        return model.towers().isEmpty() || (phase.isPresent() && !is(PhaseChoice.ENCODE));
    }

    DrawnRun on(HardwareProfile other) {
        return new DrawnRun(this, other, options);
    }

    DrawnRun sharing(MemoryShare other) {
        return new DrawnRun(this, machine, shared(options, other));
    }

    /** The sizes that a report of the run is to name, as far as they are text. */
    List<Size> sizes() {
        boolean trains = is(PhaseChoice.TRAIN);
        List<Size> sizes = new ArrayList<>();
        sizes.add(
                trains
                        ? new Size(SizeOption.MICRO_BATCH, batch, 1, Workload.MOST / data)
                        : new Size(SizeOption.BATCH, batch, data, Workload.MOST));
        boolean decodes =
                !model.isEncoderOnly() && (phase.isEmpty() || is(PhaseChoice.DECODE) || is(PhaseChoice.GENERATE));
        boolean fixed = model.stacks().get(0).input().frontEnd().isPresent();
        long decoderPrompt = options.get(Field.DECODER_PROMPT, 1L);
        long first = model.isEncoderDecoder() ? decoderPrompt : prompt;
        if (decodes) {
            long asked = options.get(Field.CONTEXT, is(PhaseChoice.GENERATE) ? 0 : first)
                    + (is(PhaseChoice.GENERATE) ? first : 0);
            sizes.add(new Size(SizeOption.CONTEXT, asked, context, Workload.MOST / 2));
        } else if (!fixed && trains) {
            boolean decoder = model.isEncoderDecoder() && !bothLengths;
            sizes.add(new Size(SizeOption.SEQUENCE, decoder ? decoderPrompt : prompt, context, Workload.MOST / 2));
        } else if (!fixed) {
            boolean decoder = model.isEncoderDecoder() && is(PhaseChoice.PREFILL);
            sizes.add(new Size(
                    decoder ? SizeOption.DECODER_PROMPT : SizeOption.PROMPT,
                    decoder ? decoderPrompt : prompt,
                    context,
                    Workload.MOST / 2));
        }
        return sizes;
    }

    Size size(BoundLadder ladder) {
        return new Size(ladder.option(), ladder.asked(), ladder.least(), ladder.most());
    }

    /**
     * Whether the run is what its own size makes of it: where nobody gives a context, a prompt has none, and the decode step
     * beside it that of the prompt.
     */
    boolean isSized(Size size) {
        return size.option() != SizeOption.CONTEXT || phase.isPresent() || options.has(Field.CONTEXT);
    }

    /** The same run with another size; empty where no option reaches it. */
    Optional<DrawnRun> sized(Size size, long value) {
        WorkloadOptions sized = switch (size.option()) {
            case BATCH -> options.with(Field.BATCH, value);
            case MICRO_BATCH ->
                options.with(Field.BATCH, value * microBatches * data).with(Field.MICRO_BATCH, value);
            case PROMPT -> options.with(Field.PROMPT, value);
            case DECODER_PROMPT -> options.with(Field.DECODER_PROMPT, value);
            case SEQUENCE ->
                model.isEncoderDecoder() && !bothLengths
                        ? options.with(Field.DECODER_PROMPT, value)
                        : options.with(Field.PROMPT, value);
            case CONTEXT -> {
                long before = !is(PhaseChoice.GENERATE)
                        ? 0
                        : model.isEncoderDecoder() ? options.get(Field.DECODER_PROMPT, 1L) : prompt;
                yield value < before ? null : options.with(Field.CONTEXT, value - before);
            }
        };
        return sized == null ? Optional.empty() : Optional.of(new DrawnRun(this, machine, sized));
    }

    @Override
    public String toString() {
        return text + " share " + share();
    }
}
