package dev.roofline.workload;

import dev.roofline.model.FrontEnd;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides what a request leaves open: all defaults of the tool are here. */
final class Planner {
    private static final long DEFAULT_PROMPT = 512;
    private static final long DEFAULT_GENERATE = 128;
    /** Tokens of a block of vLLM's cache ({@code CacheConfig.block_size}; PagedAttention, arXiv 2309.06180). */
    private static final long DEFAULT_PAGE = 16;
    /** Tokens of a pass of vLLM ({@code SchedulerConfig.max_num_batched_tokens}). */
    private static final long DEFAULT_CHUNK = 2048;

    /** Steps are summed one by one; more than a million take longer than anyone waits. */
    private static final long MOST_GENERATED = 1L << 20;

    private final ModelSpec model;
    private final WorkloadOptions options;
    private final Counting counting;
    private final Fusion fusion;
    private final AskedFormats formats;
    private final Precision precision;
    private final Parallelism parallelism;
    private final long globalBatch;
    private final Routing routing;
    private final long page;
    private final long chunk;
    private final boolean trains;
    private final List<String> notes = new ArrayList<>();

    Planner(ModelSpec model, WorkloadOptions options) {
        this.model = model;
        this.options = options;
        this.counting = options.counting().orElse(Counting.STANDARD);
        boolean survey = counting == Counting.SURVEY;
        this.fusion = options.fusion().orElse(survey ? Fusion.NONE : Fusion.FLASH);
        boolean cached = !model.isEncoderOnly() && !options.phase().equals(Optional.of(PhaseChoice.TRAIN));
        this.formats = AskedFormats.of(options, cached);
        Precision asked = Precision.of(
                formats.everything().orElse(survey ? TensorFormat.FP8 : defaultFormat()),
                formats.weights(),
                options.activations(),
                options.kvCache());
        boolean own = options.all().isEmpty() && options.weights().isEmpty() && !survey;
        this.trains = options.phase().equals(Optional.of(PhaseChoice.TRAIN));
        Precision stored = own && !trains && model.quantization().isPresent()
                ? asked.withWeights(
                        asked.weights().quantised(model.quantization().get(), model))
                : asked;
        refuseEnds(survey);
        boolean tied = model.isTied();
        Optional<TensorFormat> embedding = tied && options.embedding().isEmpty() ? options.head() : options.embedding();
        Optional<TensorFormat> head = tied && options.head().isEmpty() ? options.embedding() : options.head();
        this.precision = stored.withWeights(stored.weights().withEnds(embedding, head))
                .withStateAsked(options.state())
                .withCompute(options.compute())
                .withRows(options.dispatch(), options.returned());
        refuseCompute(survey);
        this.parallelism = new ParallelismPlan(model, options).degrees();
        refuseRows("--dispatch", options.dispatch());
        refuseRows("--return", options.returned());
        this.globalBatch = count("--batch", options.batch(), 1, parallelism.data());
        refuse(options.offload().cache() > 0 && model.isEncoderOnly(), "--offload cache", "an encoder has no cache");
        refuse(!options.offload().isNone() && survey, "--offload", "--counting survey counts one memory");
        refuse(options.offload().optimizer() > 0 && !trains, "--offload optimizer", "it goes with --phase train");
        refuse(!trains && !options.training().isNone(), options.training().given(), "it goes with --phase train");
        this.chunk = count("--chunk", options.chunk(), 1, DEFAULT_CHUNK);
        refuse(
                options.chunk().isPresent() && options.arrival().isEmpty(),
                "--chunk",
                "a prompt goes in chunks where others are decoded beside it; add --arrival");
        this.page = count("--kv-page", options.page(), 1, DEFAULT_PAGE);
        this.routing = options.routing().orElse(Routing.UNIFORM);
        if (survey && fusion != Fusion.NONE) {
            throw new UnsuitableWorkloadException(
                    "--counting survey counts unfused operators; it does not go with --fusion " + fusion.label());
        }
        refuse(options.page().isPresent() && model.isEncoderOnly(), "--kv-page", "an encoder has no cache");
        refuse(
                options.routing().isPresent() && !model.hasExperts(),
                "--routing",
                model.name() + " has no experts to route to");
        refuse(
                options.latentForm().isPresent() && !model.hasLatents(),
                "--mla",
                model.name() + " has no latent attention");
        refuse(
                trains && globalBatch < parallelism.data(),
                "--batch " + globalBatch,
                "in training each of the " + parallelism.data() + " replicas of --dp takes one sequence or more");
        refuse(survey && !parallelism.isNone(), "--counting survey", "it counts one device");
        if (survey && !PhaseFit.isPlain(model)) {
            throw new UnsuitableWorkloadException("--counting survey counts attention with dense or gated"
                    + " feed-forwards, as the tables that it reproduces do; " + model.name() + " has other layers");
        }
        if (survey && options.logits().isPresent()) {
            throw new UnsuitableWorkloadException(
                    "--counting survey counts the layers only; it does not go with --logits");
        }
    }

    /** Formats of embedding, head and states are asked of models that have them. */
    private void refuseEnds(boolean survey) {
        boolean asksEnds = options.embedding().isPresent() || options.head().isPresent();
        refuse(survey && asksEnds, "--head or --embedding", "--counting survey counts the layers only");
        refuse(
                options.embedding().isPresent() && model.embedding().isEmpty(),
                "--embedding",
                model.name() + " has no embedding of a vocabulary");
        refuse(options.head().isPresent() && !model.head().hasProduct(), "--head", model.name() + " has no head");
        refuse(
                model.isTied()
                        && asksEnds
                        && options.embedding().isPresent()
                        && options.head().isPresent()
                        && !options.embedding().equals(options.head()),
                "--head with another format than --embedding",
                "the head of " + model.name() + " is tied to its embedding: they are one tensor");
        refuse(
                options.state().isPresent() && !model.hasStates(),
                "--state",
                model.name() + " keeps no recurrent states");
        refuse(options.state().isPresent() && trains, "--state", "a training step keeps no states between sequences");
        refuse(
                options.kvCache().isPresent() && !model.isEncoderOnly() && !model.hasCache(),
                "--kv-cache",
                model.name() + " keeps no keys and values; --state sets the format of its recurrent states");
    }

    private void refuseCompute(boolean survey) {
        String reason = "--counting survey multiplies what it counts in the formats that it is stored in";
        refuse(survey && options.compute().format().isPresent(), "--compute", reason);
        refuse(survey && options.compute().weightCopy(), "--weight-copy on", reason);
        if (options.compute().weightCopy() && !precision.isStoredWider()) {
            refuse(
                    true,
                    "--weight-copy on",
                    "a copy is kept of weights that are stored in a wider format than they are"
                            + " multiplied in, such as --weights fp32 with --activations bf16; here weights are "
                            + precision.weightsLabel() + " and products "
                            + precision.multiplied(precision.attention()).label());
        }
    }

    /** A format of rows to experts, or back, is asked where such rows travel. */
    private void refuseRows(String option, Optional<TensorFormat> format) {
        refuse(format.isPresent() && !model.hasExperts(), option, model.name() + " has no experts to send rows to");
        refuse(
                format.isPresent() && parallelism.expertHolders() == 1,
                option,
                "no rows go to other devices; --ep with --dp or --cp divides experts over devices with tokens of their own");
    }

    /** The model's own format where it declares one of 16 bits or fewer, else fp16. */
    private TensorFormat defaultFormat() {
        Optional<TensorFormat> own = model.format();
        return own.isPresent() && own.get().arithmetic().bits() <= 16 ? own.get() : TensorFormat.FP16;
    }

    WorkloadPlan plan() {
        boolean wide =
                model.format().isPresent() && model.format().get().arithmetic().bits() > 16;
        if (wide && formats.everything().isEmpty() && counting != Counting.SURVEY) {
            notes.add("the model's own files are in " + model.format().get().label() + "; it is counted in "
                    + precision.otherWeights().label() + ", as it is run (--dtype says another)");
        }
        if (options.requests().isPresent()) {
            return mixed(options.requests().get());
        }
        Optional<PhaseChoice> phase = options.phase();
        if (phase.isEmpty() && options.generate().isPresent()) {
            phase = Optional.of(PhaseChoice.GENERATE);
        }
        PhaseFit fit = new PhaseFit(model, options);
        fit.require(phase);
        if (trains) {
            return training();
        }
        fit.requireArrival(phase, parallelism, counting == Counting.SURVEY || fusion == Fusion.IDEAL);
        boolean all = phase.isEmpty();
        boolean generate = phase.equals(Optional.of(PhaseChoice.GENERATE));
        List<Workload> workloads = new ArrayList<>();
        boolean encoder = model.stack(Stack.Kind.ENCODER).isPresent();
        boolean decoder = model.stack(Stack.Kind.DECODER).isPresent();
        boolean encode = phase.equals(Optional.of(PhaseChoice.ENCODE));
        if (encoder && (all || generate || encode)) {
            workloads.add(workload(Phase.ENCODE, prompt(), 0, 1));
        }
        if (encode || (all && !decoder)) {
            addTowers(workloads);
        } else if (!model.towers().isEmpty()) {
            notes.add("the " + model.towers().get(0).stack().name()
                    + " tower is not run on text; --phase encode runs it");
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
            if (isLimited(workload)) {
                noteLimit(workload.reach(), workload.phase() == Phase.ENCODE ? "the input" : "the sequence");
            }
        }
        return plan(workloads, OptionalLong.empty());
    }

    private WorkloadPlan plan(List<Workload> workloads, OptionalLong generated) {
        if (formats.note().isPresent()) {
            notes.add(formats.note().get());
        }
        return new WorkloadPlan(
                workloads,
                generated,
                page,
                options.memory(),
                options.cost(),
                options.arrival(),
                chunk,
                options.training().tokens(),
                oneLength(),
                notes);
    }

    /** Whether an encoder-decoder's two sides are trained on one length, since only one was asked for. */
    private boolean oneLength() {
        return trains && model.isEncoderDecoder() && options.decoderPrompt().isEmpty();
    }

    /** A step of training: one micro-batch forward and back as often as there are, then new weights. */
    private WorkloadPlan training() {
        TrainingPlan plan = new TrainingPlan(model, options, parallelism, precision, globalBatch);
        Training training = plan.decided();
        boolean both = model.isEncoderDecoder();
        long encoderTokens = both ? prompt() : 0;
        long longest = model.positionLimit().isPresent() ? model.positionLimit().getAsInt() : Workload.MOST;
        long tokens = both
                ? count("--decoder-prompt", options.decoderPrompt(), 1, Math.min(encoderTokens, longest))
                : prompt();
        List<Request> requests = List.of(new Request(plan.microBatch() * parallelism.data(), tokens, 0));
        requireCountable(Phase.FORWARD, requests, 1);
        List<Workload> workloads = new ArrayList<>();
        for (Phase phase : List.of(Phase.FORWARD, Phase.BACKWARD, Phase.OPTIMIZER)) {
            workloads.add(new Workload(
                    new PassShape(phase, requests).withEncoderTokens(encoderTokens),
                    new Numerics(precision, fusion),
                    new Conventions(counting, routing, LatentForm.NAIVE, Logits.ALL),
                    parallelism,
                    options.offload(),
                    Optional.of(training)));
        }
        if (!model.towers().isEmpty()) {
            notes.add("the " + model.towers().get(0).stack().name()
                    + " tower is not run on text: it is neither trained nor kept");
        }
        if (isLimited(workloads.get(0))) {
            noteLimit(Math.max(tokens, encoderTokens), "the sequence");
        }
        return plan(workloads, OptionalLong.empty());
    }

    /** One image or recording a sequence of the batch, through each tower. */
    private void addTowers(List<Workload> workloads) {
        for (int i = 0; i < model.towers().size(); i++) {
            long tokens = model.towers()
                    .get(i)
                    .stack()
                    .input()
                    .frontEnd()
                    .orElseThrow()
                    .tokens();
            workloads.add(workload(Phase.ENCODE, List.of(new Request(globalBatch, tokens, 0)), 1, i));
        }
    }

    /** One pass over sequences that differ: its sums are over each of them. */
    private WorkloadPlan mixed(List<Request> requests) {
        refuse(
                model.isEncoderOnly() || model.isEncoderDecoder(),
                "--requests",
                "it mixes prompts and single tokens of a decoder's cache; " + model.name() + " is "
                        + (model.isEncoderOnly() ? "an encoder" : "an encoder-decoder"));
        refuse(counting == Counting.SURVEY, "--requests", "--counting survey knows sequences that are alike");
        refuse(options.phase().isPresent(), "--requests", "it is a phase of its own; leave --phase out");
        refuse(options.batch().isPresent(), "--requests", "it says how many sequences there are; leave --batch out");
        refuse(options.prompt().isPresent(), "--requests", "it says how many tokens are new; leave --prompt out");
        refuse(options.context().isPresent(), "--requests", "it says how many are cached; leave --context out");
        refuse(options.generate().isPresent(), "--requests", "it is one pass, not a generation");
        refuse(options.decoderPrompt().isPresent(), "--requests", "it says how many tokens are new");
        refuse(
                parallelism.data() > 1 || parallelism.context() > 1,
                "--requests",
                "it lists the sequences of one replica's pass; leave --dp and --cp out");
        for (Request request : requests) {
            noteLimit(request.reach(), "a sequence");
        }
        return plan(List.of(workload(Phase.MIXED, requests, 1, Workload.NO_TOWER)), OptionalLong.empty());
    }

    /** Prefill makes the first token; each further one is a step with one more token in the cache. */
    private WorkloadPlan generation(List<Workload> workloads) {
        long generated = count("--generate", options.generate(), 1, DEFAULT_GENERATE);
        if (generated > MOST_GENERATED && counting != Counting.SURVEY) {
            throw new UnsuitableWorkloadException(
                    "--generate is " + generated + "; every step is counted by itself, " + MOST_GENERATED + " at most");
        }
        long cached = count("--context", options.context(), 0, 0);
        if (counting == Counting.SURVEY) {
            if (options.prompt().isPresent() && !model.isEncoderDecoder()) {
                throw new UnsuitableWorkloadException(
                        "--counting survey generates from an empty prompt; it does not go with --prompt");
            }
            workloads.add(workload(Phase.DECODE, 1, cached, generated));
            noteLimit(cached + generated, "the sequence");
            return plan(workloads, OptionalLong.of(generated));
        }
        long prompt = decoderPrompt();
        workloads.add(workload(Phase.PREFILL, prompt, cached, 1));
        if (generated > 1) {
            workloads.add(workload(Phase.DECODE, 1, cached + prompt, generated - 1));
        }
        for (Workload workload : workloads) {
            if (isLimited(workload)) {
                noteLimit(workload.reach() + workload.steps() - 1, "the sequence");
            }
        }
        return plan(workloads, OptionalLong.of(generated));
    }

    /**
     * A whole sequence as its model comes by it: an encoder takes all its tokens at once, a decoder makes them one by
     * one from nothing (as in arXiv 2302.14017, section 2), an encoder-decoder does both.
     */
    WorkloadPlan sequence(long tokens) {
        String reason = "whole sequences are compared, of lengths that the path gives";
        refuse(options.phase().isPresent(), "--phase", reason);
        refuse(options.prompt().isPresent(), "--prompt", reason);
        refuse(options.context().isPresent(), "--context", reason);
        refuse(options.generate().isPresent(), "--generate", reason);
        refuse(options.decoderPrompt().isPresent(), "--decoder-prompt", reason);
        refuse(options.requests().isPresent(), "--requests", reason);
        refuse(options.kvCache().isPresent() && model.isEncoderOnly(), "--kv-cache", "an encoder has no cache");
        Optional<FrontEnd> frontEnd = model.stacks().get(0).input().frontEnd();
        if (frontEnd.isPresent()) {
            throw new UnsuitableWorkloadException(
                    model.name() + " takes " + frontEnd.get().input() + ": its sequences have one length");
        }
        if (tokens > MOST_GENERATED && counting != Counting.SURVEY) {
            throw new UnsuitableWorkloadException("a sequence of " + tokens
                    + " tokens: every step is counted by itself, " + MOST_GENERATED + " at most");
        }
        List<Workload> workloads = new ArrayList<>();
        boolean encoder = model.stack(Stack.Kind.ENCODER).isPresent();
        if (encoder) {
            workloads.add(
                    workload(Phase.ENCODE, List.of(new Request(globalBatch, tokens, 0)), 1, Workload.NO_TOWER, 0));
        }
        if (model.stack(Stack.Kind.DECODER).isPresent()) {
            List<Request> steps = List.of(new Request(globalBatch, 1, 0));
            workloads.add(workload(Phase.DECODE, steps, tokens, Workload.NO_TOWER, encoder ? tokens : 0));
        }
        noteLimit(tokens, "the sequence");
        return plan(workloads, OptionalLong.empty());
    }

    private static void refuse(boolean given, String option, String reason) {
        if (given) {
            throw new UnsuitableWorkloadException(option + " does not fit: " + reason);
        }
    }

    private Workload workload(Phase phase, long newTokens, long context, long steps) {
        return workload(phase, List.of(new Request(globalBatch, newTokens, context)), steps, Workload.NO_TOWER);
    }

    private Workload workload(Phase phase, List<Request> requests, long steps, int tower) {
        long encoderTokens = phase != Phase.ENCODE && model.isEncoderDecoder() ? prompt() : 0;
        return workload(phase, requests, steps, tower, encoderTokens);
    }

    private Workload workload(Phase phase, List<Request> requests, long steps, int tower, long encoderTokens) {
        Logits logits = options.logits().orElse(phase == Phase.ENCODE ? Logits.NONE : Logits.LAST);
        requireCountable(phase, requests, steps);
        return new Workload(
                new PassShape(phase, requests, steps, encoderTokens, tower),
                new Numerics(precision, fusion),
                new Conventions(counting, routing, options.latentForm().orElse(LatentForm.FASTEST), logits),
                parallelism,
                options.offload(),
                Optional.empty());
    }

    private void requireCountable(Phase phase, List<Request> requests, long steps) {
        long tokens = 0;
        for (Request request : requests) {
            if (request.reach() + steps > Workload.MOST) {
                throw new UnsuitableWorkloadException(
                        "the sequence is longer than the " + Workload.MOST + " tokens that are counted");
            }
            tokens += request.tokens();
        }
        boolean divided = phase != Phase.DECODE && parallelism.context() > 1;
        refuse(
                divided && requests.get(0).newTokens() < parallelism.context(),
                "--cp " + parallelism.context(),
                "the " + phase.label() + " has " + requests.get(0).newTokens() + " tokens a sequence to divide");
        if (tokens > Workload.MOST_STEP_TOKENS) {
            throw new UnsuitableWorkloadException("a step of " + tokens + " tokens is more than the "
                    + Workload.MOST_STEP_TOKENS + " that are counted");
        }
    }

    /** Tokens that the model's first stack takes: the encoder's input, or a decoder's prompt. */
    private long prompt() {
        Optional<FrontEnd> frontEnd = model.stacks().get(0).input().frontEnd();
        if (frontEnd.isPresent()) {
            long tokens = frontEnd.get().tokens();
            refuse(
                    options.prompt().isPresent() && options.prompt().getAsLong() != tokens,
                    "--prompt",
                    model.name() + " takes " + frontEnd.get().input() + ", which makes " + tokens + " tokens");
            return tokens;
        }
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

    /** Whether the limit of positions is about this workload: not of images and recordings, nor of another stack. */
    private boolean isLimited(Workload workload) {
        if (workload.tower() != Workload.NO_TOWER) {
            return false;
        }
        return workload.phase() != Phase.ENCODE
                || model.stacks().get(0).input().frontEnd().isEmpty();
    }

    private void noteLimit(long tokens, String what) {
        if (model.positionLimit().isEmpty() || tokens <= model.positionLimit().getAsInt()) {
            return;
        }
        String note = what + " of " + tokens + " tokens exceeds the "
                + model.positionLimit().getAsInt() + " positions that " + model.name()
                + " has; it is computed all the same";
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }
}
