package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The workloads that a request stands for. All defaults of the tool are decided here.
 *
 * @param workloads one a phase, in the order in which a model runs them
 * @param generated tokens of each sequence that a generation makes; empty without one
 * @param notes what the user should know of the choice
 */
public record WorkloadPlan(List<Workload> workloads, OptionalLong generated, List<String> notes) {
    private static final long DEFAULT_PROMPT = 512;
    private static final long DEFAULT_GENERATE = 128;

    public WorkloadPlan {
        workloads = List.copyOf(workloads);
        notes = List.copyOf(notes);
    }

    /**
     * The plan for a model.
     *
     * @throws UnsuitableWorkloadException where the options do not fit the model or each other
     */
    public static WorkloadPlan of(ModelSpec model, WorkloadOptions options) {
        return new Planner(model, options).plan();
    }

    private static final class Planner {
        private final ModelSpec model;
        private final WorkloadOptions options;
        private final Counting counting;
        private final Fusion fusion;
        private final Precision precision;
        private final long batch;
        private final List<String> notes = new ArrayList<>();

        Planner(ModelSpec model, WorkloadOptions options) {
            this.model = model;
            this.options = options;
            this.counting = options.counting().orElse(Counting.STANDARD);
            boolean survey = counting == Counting.SURVEY;
            this.fusion = options.fusion().orElse(survey ? Fusion.NONE : Fusion.FLASH);
            this.precision = Precision.of(
                    options.all().orElse(survey ? TensorFormat.FP8 : defaultFormat()),
                    options.weights(),
                    options.activations(),
                    options.kvCache());
            this.batch = count("--batch", options.batch(), 1, 1);
            if (survey && fusion != Fusion.NONE) {
                throw new UnsuitableWorkloadException(
                        "--counting survey counts unfused operators; it does not go with --fusion " + fusion.label());
            }
            if (survey && options.logits().isPresent()) {
                throw new UnsuitableWorkloadException(
                        "--counting survey counts the layers only; it does not go with --logits");
            }
        }

        /** The model's own format where it declares one of 16 bits or fewer, else fp16. */
        private TensorFormat defaultFormat() {
            Optional<TensorFormat> own = model.format();
            return own.isPresent() && own.get().arithmetic().bits() <= 16 ? own.get() : TensorFormat.FP16;
        }

        WorkloadPlan plan() {
            Optional<PhaseChoice> phase = options.phase();
            if (phase.isEmpty() && options.generate().isPresent()) {
                phase = Optional.of(PhaseChoice.GENERATE);
            }
            refuseWhatDoesNotFit(phase);
            boolean all = phase.isEmpty();
            boolean generate = phase.equals(Optional.of(PhaseChoice.GENERATE));
            List<Workload> workloads = new ArrayList<>();
            boolean encoder = model.stack(Stack.Kind.ENCODER).isPresent();
            boolean decoder = model.stack(Stack.Kind.DECODER).isPresent();
            if (encoder && (all || generate || phase.get() == PhaseChoice.ENCODE)) {
                workloads.add(workload(Phase.ENCODE, prompt(), 0, 1));
            }
            if (generate) {
                return generation(workloads);
            }
            if (decoder && (all || phase.get() == PhaseChoice.PREFILL)) {
                workloads.add(workload(Phase.PREFILL, decoderPrompt(), count("--context", options.context(), 0, 0), 1));
            }
            if (decoder && (all || phase.get() == PhaseChoice.DECODE)) {
                long context = count("--context", options.context(), 0, decoderPrompt());
                workloads.add(workload(Phase.DECODE, 1, context, 1));
            }
            for (Workload workload : workloads) {
                noteLimit(workload.reach(), workload.phase() == Phase.ENCODE ? "the input" : "the sequence");
            }
            return new WorkloadPlan(workloads, OptionalLong.empty(), notes);
        }

        /** Prefill makes the first token; each further one is a step with one more token in the cache. */
        private WorkloadPlan generation(List<Workload> workloads) {
            long generated = count("--generate", options.generate(), 1, DEFAULT_GENERATE);
            long cached = count("--context", options.context(), 0, 0);
            if (counting == Counting.SURVEY) {
                if (options.prompt().isPresent() && !model.isEncoderDecoder()) {
                    throw new UnsuitableWorkloadException(
                            "--counting survey generates from an empty prompt; it does not go with --prompt");
                }
                workloads.add(workload(Phase.DECODE, 1, cached, generated));
                noteLimit(cached + generated, "the sequence");
                return new WorkloadPlan(workloads, OptionalLong.of(generated), notes);
            }
            long prompt = decoderPrompt();
            workloads.add(workload(Phase.PREFILL, prompt, cached, 1));
            if (generated > 1) {
                workloads.add(workload(Phase.DECODE, 1, cached + prompt, generated - 1));
            }
            for (Workload workload : workloads) {
                noteLimit(workload.reach() + workload.steps() - 1, "the sequence");
            }
            return new WorkloadPlan(workloads, OptionalLong.of(generated), notes);
        }

        private void refuseWhatDoesNotFit(Optional<PhaseChoice> phase) {
            if (model.isEncoderOnly()) {
                if (phase.isPresent() && phase.get() != PhaseChoice.ENCODE) {
                    throw new UnsuitableWorkloadException(
                            model.name() + " is an encoder: --phase encode is the one it has, not " + phase.get().label());
                }
                refuse(options.context().isPresent(), "--context", "an encoder has no cache");
                refuse(options.kvCache().isPresent(), "--kv-cache", "an encoder has no cache");
            } else if (model.stack(Stack.Kind.ENCODER).isEmpty()
                    && phase.equals(Optional.of(PhaseChoice.ENCODE))) {
                throw new UnsuitableWorkloadException(
                        model.name() + " has no encoder: --phase prefill is what processes a prompt at once");
            }
            refuse(
                    options.decoderPrompt().isPresent() && !model.isEncoderDecoder(),
                    "--decoder-prompt",
                    model.name() + " is not an encoder-decoder; use --prompt");
            refuse(
                    options.generate().isPresent()
                            && phase.isPresent()
                            && phase.get() != PhaseChoice.GENERATE,
                    "--generate",
                    "it goes with --phase generate");
            refuse(
                    options.context().isPresent() && phase.equals(Optional.of(PhaseChoice.ENCODE)),
                    "--context",
                    "an encoder has no cache");
        }

        private static void refuse(boolean given, String option, String reason) {
            if (given) {
                throw new UnsuitableWorkloadException(option + " does not fit: " + reason);
            }
        }

        private Workload workload(Phase phase, long newTokens, long context, long steps) {
            Logits logits = options.logits().orElse(phase == Phase.ENCODE ? Logits.NONE : Logits.LAST);
            long encoderTokens = phase != Phase.ENCODE && model.isEncoderDecoder() ? prompt() : 0;
            if (context + newTokens + steps > Workload.MOST) {
                throw new UnsuitableWorkloadException(
                        "the sequence is longer than the " + Workload.MOST + " tokens that are counted");
            }
            return new Workload(
                    phase, batch, newTokens, context, steps, encoderTokens, logits, precision, fusion, counting);
        }

        /** Tokens that the model's first stack takes: the encoder's input, or a decoder's prompt. */
        private long prompt() {
            long limit = model.positionLimit().isPresent() ? model.positionLimit().getAsInt() : DEFAULT_PROMPT;
            return count("--prompt", options.prompt(), 1, Math.min(DEFAULT_PROMPT, limit));
        }

        private long decoderPrompt() {
            return model.isEncoderDecoder() ? count("--decoder-prompt", options.decoderPrompt(), 1, 1) : prompt();
        }

        private static long count(String option, OptionalLong given, long least, long otherwise) {
            long value = given.orElse(otherwise);
            if (value < least || value > Workload.MOST) {
                throw new UnsuitableWorkloadException(
                        option + " is " + value + "; it takes a whole number from " + least + " to " + Workload.MOST);
            }
            return value;
        }

        private void noteLimit(long tokens, String what) {
            if (model.positionLimit().isEmpty() || tokens <= model.positionLimit().getAsInt()) {
                return;
            }
            String note = what + " of " + tokens + " tokens exceeds the " + model.positionLimit().getAsInt()
                    + " positions that " + model.name() + " has; it is computed all the same";
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }
    }
}
