package dev.roofline.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One kind of pass through one stack of a model.
 *
 * @param parallelism over how many devices; the sequences are those of all of them together
 * @param offload what the host's memory keeps
 * @param training how a training step is run, of which the requests are one micro-batch of all replicas; empty in inference
 */
public record Workload(
        PassShape shape,
        Numerics numerics,
        Conventions conventions,
        Parallelism parallelism,
        Offload offload,
        Optional<Training> training) {

    /** Largest number of sequences, tokens or steps that is taken; the products of three such still fit a double. */
    public static final long MOST = 1L << 30;

    /**
     * Largest number of tokens of all sequences of a step that is taken: more than any machine's; times the experts of a
     * token it is still a long.
     */
    public static final long MOST_STEP_TOKENS = 1L << 46;

    public static final int NO_TOWER = -1;

    public Workload {
        if (shape.phase().isTraining() != training.isPresent()) {
            throw new IllegalArgumentException("a training step, and it alone, says how it is run");
        }
    }

    /** A pass of inference on one device, experts taken evenly, latents absorbed in decode. */
    public Workload(PassShape shape, Numerics numerics, Counting counting, Logits logits) {
        this(
                shape,
                numerics,
                new Conventions(
                        counting,
                        Routing.UNIFORM,
                        shape.phase() == Phase.DECODE ? LatentForm.ABSORBED : LatentForm.NAIVE,
                        logits),
                Parallelism.NONE,
                Offload.NONE,
                Optional.empty());
    }

    public Phase phase() {
        return shape.phase();
    }

    public List<Request> requests() {
        return shape.requests();
    }

    /** Sequences of one pass on all replicas: in training those of a micro-batch of each. */
    public long sequences() {
        long sum = 0;
        for (Request request : requests()) {
            sum += request.count();
        }
        return sum;
    }

    /** Tokens of all sequences in one step. */
    public long stepTokens() {
        long sum = 0;
        for (Request request : requests()) {
            sum += request.tokens();
        }
        return sum;
    }

    /** Whether {@link #newTokens} and {@link #contextTokens} are the same for all sequences. */
    public boolean isUniform() {
        return requests().size() == 1;
    }

    /**
     * New tokens of each sequence.
     *
     * @throws IllegalStateException where sequences differ
     */
    public long newTokens() {
        return uniform().newTokens();
    }

    /**
     * Cached tokens of each sequence before the first step.
     *
     * @throws IllegalStateException where sequences differ
     */
    public long contextTokens() {
        return uniform().contextTokens();
    }

    /**
     * Keys of a sequence that the last new token of the first step may see: T.
     *
     * @throws IllegalStateException where sequences differ
     */
    public long reach() {
        return uniform().reach();
    }

    private Request uniform() {
        if (requests().size() != 1) {
            throw new IllegalStateException("the sequences of a mixed step differ");
        }
        return requests().get(0);
    }

    public long steps() {
        return shape.steps();
    }

    /** The step with this many steps before it, alone. */
    public Workload step(long index) {
        Request first = uniform();
        return withShape(shape.withSteps(1)).alike(first.count(), first.newTokens(), first.contextTokens() + index);
    }

    public long encoderTokens() {
        return shape.encoderTokens();
    }

    /** What an encoder-decoder's encoder does in the same step. */
    public Workload ofEncoder() {
        return withEncoderTokens(0).alike(sequences(), encoderTokens(), 0);
    }

    public int tower() {
        return shape.tower();
    }

    public Workload withShape(PassShape other) {
        return new Workload(other, numerics, conventions, parallelism, offload, training);
    }

    public Workload withRequests(List<Request> other) {
        return withShape(shape.withRequests(other));
    }

    /** One pass over sequences that differ, run as this one is. */
    public Workload mixed(List<Request> others) {
        return withShape(new PassShape(Phase.MIXED, others));
    }

    /** The same where an encoder has processed so many tokens of each sequence. */
    public Workload withEncoderTokens(long other) {
        return withShape(shape.withEncoderTokens(other));
    }

    public Workload withContextTokens(long other) {
        return alike(sequences(), newTokens(), other);
    }

    public Workload withNewTokens(long other) {
        return alike(sequences(), other, contextTokens());
    }

    /** The same training step with so many sequences of each replica in a micro-batch, as many micro-batches as before. */
    public Workload withMicroBatch(long other) {
        return alike(other * parallelism.data(), newTokens(), contextTokens());
    }

    /**
     * The same with other sequences at a time; in training with as many micro-batches as that takes.
     *
     * @throws IllegalArgumentException where a training step's micro-batches do not divide them
     */
    public Workload withGlobalBatch(long other) {
        if (training.isPresent()) {
            if (other % sequences() != 0) {
                throw new IllegalArgumentException("a batch of " + other + " is no whole number of micro-batches, of "
                        + sequences() + " sequences on all replicas");
            }
            return withTraining(training.get().withMicroBatches(other / sequences()));
        }
        return alike(other, newTokens(), contextTokens());
    }

    private Workload alike(long sequences, long newTokens, long contextTokens) {
        return withRequests(List.of(new Request(sequences, newTokens, contextTokens)));
    }

    public Precision precision() {
        return numerics.precision();
    }

    public Fusion fusion() {
        return numerics.fusion();
    }

    public Workload withConventions(Conventions other) {
        return new Workload(shape, numerics, other, parallelism, offload, training);
    }

    public Counting counting() {
        return conventions.counting();
    }

    public Routing routing() {
        return conventions.routing();
    }

    public Workload withRouting(Routing other) {
        return withConventions(conventions.withRouting(other));
    }

    public LatentForm latentForm() {
        return conventions.latentForm();
    }

    /** The requests whose sequences attend to latents in the absorbed form, or the others. */
    public List<Request> requests(boolean absorbed) {
        List<Request> some = new ArrayList<>();
        for (Request request : requests()) {
            if (latentForm().absorbs(request) == absorbed) {
                some.add(request);
            }
        }
        return some;
    }

    public Workload withLatentForm(LatentForm other) {
        return withConventions(conventions.withLatentForm(other));
    }

    public Logits logits() {
        return conventions.logits();
    }

    /** Positions of one step at which the head computes. */
    public long headPositions() {
        return logits().positions(sequences(), stepTokens());
    }

    public Workload withParallelism(Parallelism other) {
        return new Workload(shape, numerics, conventions, other, offload, training);
    }

    /** The same pass of a training step run otherwise. */
    public Workload withTraining(Training other) {
        return new Workload(shape, numerics, conventions, parallelism, offload, Optional.of(other));
    }

    /** Micro-batches of a training step; else the one batch. */
    public long microBatches() {
        return training.isPresent() ? training.get().microBatches() : 1;
    }

    /** Sequences of all replicas and micro-batches: what a step takes before new weights, or inference at a time. */
    public long globalBatch() {
        return sequences() * microBatches();
    }

    /**
     * Sequences of each replica in a micro-batch.
     *
     * @throws IllegalStateException in inference
     */
    public long microBatch() {
        if (training.isEmpty()) {
            throw new IllegalStateException("inference has no micro-batches");
        }
        return sequences() / parallelism.data();
    }

    /** New tokens of all sequences in all steps and micro-batches. */
    public double allTokens() {
        return (double) stepTokens() * steps() * microBatches();
    }
}
