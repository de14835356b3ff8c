package dev.roofline.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One kind of pass through one stack of a model.
 *
 * @param requests the sequences: alike in all phases but {@link Phase#MIXED}
 * @param steps passes, each with one more cached token than the one before; 1 but in a generation
 * @param encoderTokens tokens that the encoder has processed, for cross-attention; 0 without an encoder
 * @param tower index of the tower that an encode runs; -1 for the model's own stacks
 * @param parallelism over how many devices; the sequences are those of all of them together
 * @param offload what the host's memory keeps
 * @param training how a training step is run, of which the requests are one micro-batch of all replicas; empty in inference
 */
public record Workload(
        Phase phase,
        List<Request> requests,
        long steps,
        long encoderTokens,
        int tower,
        Logits logits,
        Precision precision,
        Fusion fusion,
        Counting counting,
        Routing routing,
        LatentForm latentForm,
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
        Objects.requireNonNull(phase);
        Objects.requireNonNull(logits);
        Objects.requireNonNull(precision);
        Objects.requireNonNull(fusion);
        Objects.requireNonNull(counting);
        Objects.requireNonNull(routing);
        Objects.requireNonNull(latentForm);
        Objects.requireNonNull(parallelism);
        Objects.requireNonNull(offload);
        Objects.requireNonNull(training);
        requests = List.copyOf(requests);
        requireCount(steps, 1, "steps");
        requireCount(encoderTokens, 0, "encoder tokens");
        if (requests.isEmpty() || (requests.size() > 1 && phase != Phase.MIXED)) {
            throw new IllegalArgumentException("all sequences of a step are alike, but in a mixed one");
        }
        if (phase.isTraining() != training.isPresent()) {
            throw new IllegalArgumentException("a training step, and it alone, says how it is run");
        }
        for (Request request : requests) {
            if ((phase == Phase.ENCODE || phase.isTraining()) && request.contextTokens() > 0) {
                throw new IllegalArgumentException("an encoder has no cache, and neither has training");
            }
            if (phase == Phase.DECODE && request.newTokens() != 1) {
                throw new IllegalArgumentException("a decode step makes one token of each sequence");
            }
        }
    }

    /** A pass of the model's own stacks over sequences that are alike, experts taken evenly, latents absorbed in decode. */
    public Workload(
            Phase phase,
            long batch,
            long newTokens,
            long contextTokens,
            long steps,
            long encoderTokens,
            Logits logits,
            Precision precision,
            Fusion fusion,
            Counting counting) {
        this(
                phase,
                List.of(new Request(batch, newTokens, contextTokens)),
                steps,
                encoderTokens,
                NO_TOWER,
                logits,
                precision,
                fusion,
                counting,
                Routing.UNIFORM,
                phase == Phase.DECODE ? LatentForm.ABSORBED : LatentForm.NAIVE,
                Parallelism.NONE,
                Offload.NONE);
    }

    /** A pass of inference. */
    public Workload(
            Phase phase,
            List<Request> requests,
            long steps,
            long encoderTokens,
            int tower,
            Logits logits,
            Precision precision,
            Fusion fusion,
            Counting counting,
            Routing routing,
            LatentForm latentForm,
            Parallelism parallelism,
            Offload offload) {
        this(
                phase,
                requests,
                steps,
                encoderTokens,
                tower,
                logits,
                precision,
                fusion,
                counting,
                routing,
                latentForm,
                parallelism,
                offload,
                Optional.empty());
    }

    /** The step with this many steps before it, alone. */
    public Workload step(long index) {
        Request first = uniform();
        return with(List.of(new Request(first.count(), first.newTokens(), first.contextTokens() + index)), 1);
    }

    /**
     * The same with other sequences at a time; in training with as many micro-batches as that takes.
     *
     * @throws IllegalArgumentException where a training step's micro-batches do not divide them
     */
    public Workload withBatch(long other) {
        if (training.isPresent()) {
            if (other % batch() != 0) {
                throw new IllegalArgumentException("a batch of " + other + " is no whole number of micro-batches, of "
                        + batch() + " sequences on all replicas");
            }
            return withTraining(training.get().withMicroBatches(other / batch()));
        }
        return with(List.of(new Request(other, newTokens(), contextTokens())), steps);
    }

    /** The same training step with so many sequences of each replica in a micro-batch, as many micro-batches as before. */
    public Workload withMicroBatch(long other) {
        return with(List.of(new Request(other * parallelism.data(), newTokens(), contextTokens())), steps);
    }

    public Workload withContext(long other) {
        return with(List.of(new Request(batch(), newTokens(), other)), steps);
    }

    public Workload withNewTokens(long other) {
        return with(List.of(new Request(batch(), other, contextTokens())), steps);
    }

    /** The same where an encoder has processed so many tokens of each sequence. */
    public Workload withEncoderTokens(long other) {
        return new Workload(
                phase,
                requests,
                steps,
                other,
                tower,
                logits,
                precision,
                fusion,
                counting,
                routing,
                latentForm,
                parallelism,
                offload,
                training);
    }

    public Workload withLatentForm(LatentForm other) {
        return new Workload(
                phase,
                requests,
                steps,
                encoderTokens,
                tower,
                logits,
                precision,
                fusion,
                counting,
                routing,
                other,
                parallelism,
                offload,
                training);
    }

    public Workload withRouting(Routing other) {
        return new Workload(
                phase,
                requests,
                steps,
                encoderTokens,
                tower,
                logits,
                precision,
                fusion,
                counting,
                other,
                latentForm,
                parallelism,
                offload,
                training);
    }

    public Workload withParallelism(Parallelism other) {
        return new Workload(
                phase,
                requests,
                steps,
                encoderTokens,
                tower,
                logits,
                precision,
                fusion,
                counting,
                routing,
                latentForm,
                other,
                offload,
                training);
    }

    /** One pass over sequences that differ, run as this one is. */
    public Workload mixed(List<Request> others) {
        return new Workload(
                Phase.MIXED,
                others,
                1,
                0,
                NO_TOWER,
                logits,
                precision,
                fusion,
                counting,
                routing,
                latentForm,
                parallelism,
                offload);
    }

    public Workload withRequests(List<Request> others) {
        return with(others, steps);
    }

    private Workload with(List<Request> others, long otherSteps) {
        return new Workload(
                phase,
                others,
                otherSteps,
                encoderTokens,
                tower,
                logits,
                precision,
                fusion,
                counting,
                routing,
                latentForm,
                parallelism,
                offload,
                training);
    }

    /** The same pass of a training step run otherwise. */
    public Workload withTraining(Training other) {
        return new Workload(
                phase,
                requests,
                steps,
                encoderTokens,
                tower,
                logits,
                precision,
                fusion,
                counting,
                routing,
                latentForm,
                parallelism,
                offload,
                Optional.of(other));
    }

    /** What an encoder-decoder's encoder does in the same step. */
    public Workload ofEncoder() {
        return new Workload(
                phase,
                List.of(new Request(batch(), encoderTokens, 0)),
                steps,
                0,
                tower,
                logits,
                precision,
                fusion,
                counting,
                routing,
                latentForm,
                parallelism,
                offload,
                training);
    }

    /** Micro-batches of a training step; else the one batch. */
    public long microBatches() {
        return training.map(Training::microBatches).orElse(1L);
    }

    /** Sequences of all micro-batches. */
    public long wholeBatch() {
        return batch() * microBatches();
    }

    /** New tokens of all sequences in all steps and micro-batches. */
    public double allTokens() {
        return (double) stepTokens() * steps * microBatches();
    }

    /** Sequences of a step, or of one micro-batch of it. */
    public long batch() {
        long sum = 0;
        for (Request request : requests) {
            sum += request.count();
        }
        return sum;
    }

    /** Whether {@link #newTokens} and {@link #contextTokens} are the same for all sequences. */
    public boolean isUniform() {
        return requests.size() == 1;
    }

    /** New tokens of each sequence. @throws IllegalStateException where sequences differ */
    public long newTokens() {
        return uniform().newTokens();
    }

    /** Cached tokens of each sequence before the first step. @throws IllegalStateException where sequences differ */
    public long contextTokens() {
        return uniform().contextTokens();
    }

    /** Tokens of all sequences in one step. */
    public long stepTokens() {
        long sum = 0;
        for (Request request : requests) {
            sum += request.tokens();
        }
        return sum;
    }

    /** Positions of one step at which the head computes. */
    public long headPositions() {
        long sum = 0;
        for (Request request : requests) {
            sum += request.count() * logits.positions(request.newTokens());
        }
        return sum;
    }

    /**
     * Keys of a sequence that the last new token of the first step may see: T.
     *
     * @throws IllegalStateException where sequences differ
     */
    public long reach() {
        return uniform().reach();
    }

    /** The requests whose sequences attend to latents in the absorbed form, or the others. */
    public List<Request> requests(boolean absorbed) {
        List<Request> some = new ArrayList<>();
        for (Request request : requests) {
            if (latentForm.absorbs(request) == absorbed) {
                some.add(request);
            }
        }
        return some;
    }

    private Request uniform() {
        if (requests.size() != 1) {
            throw new IllegalStateException("the sequences of a mixed step differ");
        }
        return requests.get(0);
    }

    private static void requireCount(long value, long least, String what) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(what + " is from " + least + " to " + MOST + ": " + value);
        }
    }
}
