package dev.roofline.ladder;

import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the options that say how large a run is move in each of its phases, and how far they go.
 *
 * @param run the phases of the plan, in its order
 */
public record RunSizes(ModelSpec model, WorkloadPlan plan, List<Workload> run) {
    public RunSizes {
        run = List.copyOf(run);
    }

    private boolean generates() {
        return plan.generated().isPresent();
    }

    /** Tokens of images and recordings do not vary. */
    private boolean fixedInput() {
        return model.first().input().frontEnd().isPresent();
    }

    private boolean twoSides() {
        return model.isEncoderDecoder();
    }

    /** The sizes over which a phase's bound is looked at: each is called after the option that reaches it. */
    public List<SizeVariable> of(int phase) {
        List<SizeVariable> variables = new ArrayList<>();
        for (SizeOption option : options(run.get(phase))) {
            Optional<MovedSize> part = part(option, phase);
            if (part.isPresent()) {
                variables.add(variable(option, part.get(), phase));
            }
        }
        return variables;
    }

    /** All phases as an option's size has them. */
    public List<Workload> at(SizeOption option, long size) {
        if (option == SizeOption.CONTEXT) {
            return atContext(size);
        }
        List<Workload> sized = new ArrayList<>(run.size());
        for (int i = 0; i < run.size(); i++) {
            Optional<MovedSize> part = part(option, i);
            sized.add(
                    part.isPresent() ? SizeVariable.at(part.get(), beside(i), limit(), run.get(i), size) : run.get(i));
        }
        return sized;
    }

    /**
     * All phases where decode steps begin with so many cached tokens: a prompt beside them finds as many, and one before them
     * as many less its own.
     */
    private List<Workload> atContext(long tokens) {
        List<Workload> sized = new ArrayList<>(run.size());
        for (Workload phase : run) {
            boolean decodes = phase.phase() == Phase.DECODE;
            long before = generates() && !decodes ? leastContext() : 0;
            sized.add(decodes || phase.phase() == Phase.PREFILL ? phase.withContextTokens(tokens - before) : phase);
        }
        return sized;
    }

    /** The fewest cached tokens that decode steps can begin with: in a generation those of its prompt. */
    public long leastContext() {
        return generates() && prefill().isPresent() ? prefill().get().newTokens() : 0;
    }

    /** The option that makes the sequences of a run longer: the context where it decodes, else its input. */
    public SizeOption lengthening() {
        boolean encodes = false;
        for (Workload phase : run) {
            if (phase.phase() == Phase.DECODE) {
                return SizeOption.CONTEXT;
            }
            encodes |= phase.phase() == Phase.ENCODE;
        }
        if (run.get(0).phase().isTraining() && (!twoSides() || plan.oneLength())) {
            return SizeOption.SEQUENCE;
        }
        return twoSides() && !encodes ? SizeOption.DECODER_PROMPT : SizeOption.PROMPT;
    }

    private List<SizeOption> options(Workload phase) {
        return switch (phase.phase()) {
            // A mix has no one size to vary, and new weights do not hang on any.
            case MIXED, OPTIMIZER -> List.of();
            case FORWARD, BACKWARD ->
                List.of(SizeOption.MICRO_BATCH, SizeOption.SEQUENCE, SizeOption.PROMPT, SizeOption.DECODER_PROMPT);
            case ENCODE -> List.of(SizeOption.BATCH, SizeOption.PROMPT);
            case PREFILL -> List.of(SizeOption.BATCH, SizeOption.DECODER_PROMPT, SizeOption.PROMPT);
            case DECODE ->
                generates()
                        ? List.of(SizeOption.BATCH, SizeOption.DECODER_PROMPT, SizeOption.PROMPT)
                        : twoSides()
                                ? List.of(SizeOption.BATCH, SizeOption.CONTEXT, SizeOption.PROMPT)
                                : List.of(SizeOption.BATCH, SizeOption.CONTEXT);
        };
    }

    /** What an option moves in a phase; empty where it moves nothing. */
    private Optional<MovedSize> part(SizeOption option, int index) {
        Workload phase = run.get(index);
        if (!phase.isUniform()) {
            return Optional.empty();
        }
        boolean training = phase.phase().isTraining();
        boolean decodes = phase.phase() == Phase.DECODE;
        return switch (option) {
            case BATCH -> training ? Optional.empty() : Optional.of(MovedSize.SEQUENCES);
            case MICRO_BATCH -> training ? Optional.of(MovedSize.MICRO_BATCH) : Optional.empty();
            case CONTEXT -> decodes ? Optional.of(MovedSize.CACHED_TOKENS) : Optional.empty();
            case SEQUENCE -> {
                if (!training || fixedInput() || (twoSides() && !plan.oneLength())) {
                    yield Optional.empty();
                }
                yield Optional.of(twoSides() ? MovedSize.BOTH_SIDES : MovedSize.NEW_TOKENS);
            }
            case DECODER_PROMPT -> {
                if (!twoSides() || phase.phase() == Phase.ENCODE) {
                    yield Optional.empty();
                }
                yield decodes ? cached(index) : Optional.of(MovedSize.NEW_TOKENS);
            }
            case PROMPT -> {
                if (fixedInput()
                        || phase.tower() != Workload.NO_TOWER
                        || (training && (!twoSides() || plan.oneLength()))) {
                    yield Optional.empty();
                }
                if (twoSides()) {
                    yield Optional.of(phase.phase() == Phase.ENCODE ? MovedSize.NEW_TOKENS : MovedSize.ENCODER_TOKENS);
                }
                yield decodes ? cached(index) : Optional.of(MovedSize.NEW_TOKENS);
            }
        };
    }

    /** A decode step's context, where the prompt before it decides it. */
    private Optional<MovedSize> cached(int index) {
        Optional<Workload> prefill = prefill();
        return prefill.isPresent()
                        && run.get(index).contextTokens() == prefill.get().reach()
                ? Optional.of(MovedSize.CACHED_TOKENS)
                : Optional.empty();
    }

    private Optional<Workload> prefill() {
        return WorkloadPlan.phase(run, Phase.PREFILL);
    }

    /** Tokens that a prompt finds in the cache, which a generation's decode steps find beside it. */
    private long beside(int index) {
        boolean after = generates() && run.get(index).phase() == Phase.DECODE;
        return after && prefill().isPresent() ? prefill().get().contextTokens() : 0;
    }

    /** The longest input that a decoder's side takes where nobody says another. */
    private long limit() {
        return model.positionLimit().isPresent() ? model.positionLimit().getAsInt() : Workload.MOST;
    }

    private SizeVariable variable(SizeOption option, MovedSize part, int index) {
        long least = 0;
        long most = Workload.MOST;
        for (int i = 0; i < run.size(); i++) {
            Optional<MovedSize> own = part(option, i);
            if (own.isPresent()) {
                least = Math.max(least, least(own.get(), run.get(i)));
                most = Math.min(most, most(own.get(), i));
            }
        }
        return new SizeVariable(option, part, beside(index), limit(), asked(part, index), least, most);
    }

    private long asked(MovedSize part, int index) {
        Workload phase = run.get(index);
        return switch (part) {
            case SEQUENCES -> phase.sequences();
            case MICRO_BATCH -> phase.microBatch();
            case NEW_TOKENS -> phase.newTokens();
            case CACHED_TOKENS -> phase.contextTokens() - beside(index);
            case ENCODER_TOKENS, BOTH_SIDES -> phase.encoderTokens();
        };
    }

    /** Every replica takes a sequence, and every context rank a token. */
    private static long least(MovedSize part, Workload phase) {
        return switch (part) {
            case SEQUENCES -> 1;
            case MICRO_BATCH, ENCODER_TOKENS -> 1;
            case NEW_TOKENS, BOTH_SIDES -> phase.parallelism().context();
            case CACHED_TOKENS -> 0;
        };
    }

    /** As far as steps and sequences are counted. */
    private long most(MovedSize part, int index) {
        Workload phase = run.get(index);
        long room = Workload.MOST - phase.steps();
        return switch (part) {
            case SEQUENCES -> Workload.MOST_STEP_TOKENS / phase.newTokens();
            case MICRO_BATCH ->
                Math.min(Workload.MOST, Workload.MOST_STEP_TOKENS / phase.newTokens())
                        / phase.parallelism().data();
            case NEW_TOKENS -> Math.min(room - phase.contextTokens(), Workload.MOST_STEP_TOKENS / phase.sequences());
            case CACHED_TOKENS -> room - 1 - beside(index);
            case ENCODER_TOKENS -> Workload.MOST;
            case BOTH_SIDES -> {
                long tokens = Math.min(room, Workload.MOST_STEP_TOKENS / phase.sequences());
                yield limit() <= tokens ? Workload.MOST : tokens;
            }
        };
    }
}
