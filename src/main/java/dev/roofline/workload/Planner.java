package dev.roofline.workload;

import dev.roofline.model.FrontEnd;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides what a request leaves open: which phases there are, and of which sizes. */
record Planner(Decisions decided, PhaseWorkloads phases, PlanNotes notes) {
    private static final long DEFAULT_GENERATE = 128;

    /** Steps are summed one by one; more than a million take longer than anyone waits. */
    private static final long MOST_GENERATED = 1L << 20;

    /** @throws UnsuitableWorkloadException where what was said does not fit the model, or each other */
    static Planner of(ModelSpec model, WorkloadOptions options) {
        Decisions decided = Decisions.of(model, options);
        return new Planner(decided, new PhaseWorkloads(decided), new PlanNotes(model));
    }

    private ModelSpec model() {
        return decided.model();
    }

    private WorkloadOptions options() {
        return decided.options();
    }

    WorkloadPlan plan() {
        boolean wide = model().format().isPresent()
                && model().format().get().arithmetic().bits() > 16;
        if (wide && decided.formats().everything().isEmpty() && !decided.isSurvey()) {
            notes.add("the model's own files are in " + model().format().get().label() + "; it is counted in "
                    + decided.precision().otherWeights().label() + ", as it is run (" + Field.FORMAT
                    + " says another)");
        }
        new SequenceRoom(model(), options()).require(notes);
        if (options().has(Field.REQUESTS)) {
            return mixed(options().get(Field.REQUESTS).get());
        }
        Rule.requireAll(PhaseRules.OF_PHASES, decided.conditions());
        if (options().trains()) {
            return training();
        }
        Rule.requireAll(DeploymentRules.OF_ARRIVAL, decided.conditions());
        return inference(options().phase());
    }

    /** A phase that was asked for, or all that the model has. */
    private WorkloadPlan inference(Optional<PhaseChoice> phase) {
        boolean all = phase.isEmpty();
        boolean generate = phase.equals(Optional.of(PhaseChoice.GENERATE));
        List<Workload> workloads = new ArrayList<>();
        boolean encoder = model().stack(Stack.Kind.ENCODER).isPresent();
        boolean decoder = model().stack(Stack.Kind.DECODER).isPresent();
        boolean encode = phase.equals(Optional.of(PhaseChoice.ENCODE));
        if (encoder && (all || generate || encode)) {
            workloads.add(phases.of(Phase.ENCODE, phases.prompt(), 0, 1));
        }
        if (encode || (all && !decoder)) {
            addTowers(workloads);
        } else if (!model().towers().isEmpty()) {
            notes.addIdleTower("; " + Field.PHASE + " encode runs it");
        }
        if (generate) {
            return generation(workloads);
        }
        if (decoder && (all || phase.get() == PhaseChoice.PREFILL)) {
            workloads.add(phases.of(Phase.PREFILL, phases.decoderPrompt(), Field.CONTEXT.decided(options(), 0), 1));
        }
        if (decoder && (all || phase.get() == PhaseChoice.DECODE)) {
            long context = SequenceRoom.context(options(), Field.CONTEXT.decided(options(), phases.decoderPrompt()));
            workloads.add(phases.of(Phase.DECODE, 1, context, 1));
        }
        for (Workload workload : workloads) {
            if (notes.isLimited(workload)) {
                notes.addLimit(workload.reach(), workload.phase() == Phase.ENCODE ? "the input" : "the sequence");
            }
        }
        return plan(workloads, OptionalLong.empty());
    }

    private WorkloadPlan plan(List<Workload> workloads, OptionalLong generated) {
        if (decided.formats().note().isPresent()) {
            notes.add(decided.formats().note().get());
        }
        return new WorkloadPlan(
                workloads,
                generated,
                decided.page(),
                options().memory(),
                options().cost(),
                options().number(Field.ARRIVAL),
                decided.chunk(),
                options().number(Field.TOKENS),
                oneLength(),
                options().get(Field.DEVICES),
                notes.all());
    }

    /** Whether an encoder-decoder's two sides are trained on one length, since only one was asked for. */
    private boolean oneLength() {
        return options().trains() && model().isEncoderDecoder() && !options().has(Field.DECODER_PROMPT);
    }

    /** A step of training: one micro-batch forward and back as often as there are, then new weights. */
    private WorkloadPlan training() {
        TrainingPlan plan = new TrainingPlan(decided);
        Training training = plan.training();
        boolean both = model().isEncoderDecoder();
        long encoderTokens = both ? phases.prompt() : 0;
        long longest =
                model().positionLimit().isPresent() ? model().positionLimit().getAsInt() : Workload.MOST;
        long tokens =
                both ? Field.DECODER_PROMPT.decided(options(), Math.min(encoderTokens, longest)) : phases.prompt();
        List<Request> requests =
                List.of(new Request(plan.microBatch() * decided.parallelism().data(), tokens, 0));
        phases.requireCountable(Phase.FORWARD, requests, 1);
        List<Workload> workloads = new ArrayList<>();
        for (Phase phase : List.of(Phase.FORWARD, Phase.BACKWARD, Phase.OPTIMIZER)) {
            workloads.add(phases.ofStep(phase, requests, encoderTokens, training));
        }
        if (!model().towers().isEmpty()) {
            notes.addIdleTower(": it is neither trained nor kept");
        }
        if (notes.isLimited(workloads.get(0))) {
            notes.addLimit(Math.max(tokens, encoderTokens), "the sequence");
        }
        noteUsualSizes(workloads.get(0));
        return plan(workloads, OptionalLong.empty());
    }

    /** How long a run takes hangs on the sizes of its steps, which are seldom the usual ones. */
    private void noteUsualSizes(Workload forward) {
        List<String> usual = new ArrayList<>();
        if (!options().has(Field.PROMPT)) {
            usual.add(Field.PROMPT + " " + (model().isEncoderDecoder() ? phases.prompt() : forward.newTokens()));
        }
        if (!options().has(Field.BATCH)) {
            usual.add(Field.BATCH + " " + forward.globalBatch());
        }
        if (options().has(Field.TOKENS) && !usual.isEmpty()) {
            notes.add("steps are of " + String.join(" and ", usual)
                    + ", the usual: a run of other sizes takes another time");
        }
    }

    /** One image or recording a sequence of the batch, through each tower. */
    private void addTowers(List<Workload> workloads) {
        for (int i = 0; i < model().towers().size(); i++) {
            Stack tower = model().towers().get(i).stack();
            long tokens = tower.input().frontEnd().orElseThrow().tokens();
            workloads.add(phases.of(Phase.ENCODE, List.of(new Request(decided.globalBatch(), tokens, 0)), 1, i));
        }
    }

    /** One pass over sequences that differ: its sums are over each of them. */
    private WorkloadPlan mixed(List<Request> requests) {
        Rule.requireAll(PhaseRules.OF_REQUESTS, decided.conditions());
        for (Request request : requests) {
            notes.addLimit(request.reach(), "a sequence");
        }
        return plan(List.of(phases.of(Phase.MIXED, requests, 1, Workload.NO_TOWER)), OptionalLong.empty());
    }

    /** Prefill makes the first token; each further one is a step with one more token in the cache. */
    private WorkloadPlan generation(List<Workload> workloads) {
        long generated = Field.GENERATE.decided(options(), DEFAULT_GENERATE);
        if (generated > MOST_GENERATED && !decided.isSurvey()) {
            throw new UnsuitableWorkloadException(Refusal.outOfRange(
                    Field.GENERATE,
                    Long.toString(generated),
                    "every step is counted by itself, " + MOST_GENERATED + " at most"));
        }
        long cached = Field.CONTEXT.decided(options(), 0);
        if (decided.isSurvey()) {
            if (options().has(Field.PROMPT) && !model().isEncoderDecoder()) {
                throw new UnsuitableWorkloadException(
                        Field.COUNTING + " survey generates from an empty prompt; it does not go with " + Field.PROMPT);
            }
            workloads.add(phases.of(Phase.DECODE, 1, cached, generated));
            notes.addLimit(cached + generated, "the sequence");
            return plan(workloads, OptionalLong.of(generated));
        }
        long prompt = phases.decoderPrompt();
        workloads.add(phases.of(Phase.PREFILL, prompt, cached, 1));
        if (generated > 1) {
            workloads.add(phases.of(Phase.DECODE, 1, cached + prompt, generated - 1));
        }
        for (Workload workload : workloads) {
            if (notes.isLimited(workload)) {
                notes.addLimit(workload.reach() + workload.steps() - 1, "the sequence");
            }
        }
        return plan(workloads, OptionalLong.of(generated));
    }

    /**
     * A whole sequence as its model comes by it: an encoder takes all its tokens at once, a decoder makes them one by
     * one from nothing (as in arXiv 2302.14017, section 2), an encoder-decoder does both.
     */
    WorkloadPlan sequence(long tokens) {
        Rule.requireAll(PhaseRules.OF_SEQUENCES, decided.conditions());
        Optional<FrontEnd> frontEnd = model().first().input().frontEnd();
        if (frontEnd.isPresent()) {
            throw new UnsuitableWorkloadException(
                    model().name() + " takes " + frontEnd.get().input() + ": its sequences have one length");
        }
        if (tokens > MOST_GENERATED && !decided.isSurvey()) {
            throw new UnsuitableWorkloadException("a sequence of " + tokens
                    + " tokens: every step is counted by itself, " + MOST_GENERATED + " at most");
        }
        List<Workload> workloads = new ArrayList<>();
        boolean encoder = model().stack(Stack.Kind.ENCODER).isPresent();
        if (encoder) {
            List<Request> whole = List.of(new Request(decided.globalBatch(), tokens, 0));
            workloads.add(phases.of(Phase.ENCODE, whole, 1, Workload.NO_TOWER, 0));
        }
        if (model().stack(Stack.Kind.DECODER).isPresent()) {
            List<Request> steps = List.of(new Request(decided.globalBatch(), 1, 0));
            workloads.add(phases.of(Phase.DECODE, steps, tokens, Workload.NO_TOWER, encoder ? tokens : 0));
        }
        notes.addLimit(tokens, "the sequence");
        return plan(workloads, OptionalLong.empty());
    }
}
