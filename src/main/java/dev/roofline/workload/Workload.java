package dev.roofline.workload;

import java.util.Objects;

/**
 * One kind of step, run once or, in a generation, at consecutive contexts.
 *
 * @param batch sequences at a time
 * @param newTokens tokens of a sequence that the step processes
 * @param contextTokens tokens of a sequence cached before the (first) step
 * @param steps how often; step i has i more tokens in the cache than the first
 * @param encoderTokens tokens of the encoder's input that cross-attention sees, 0 without an encoder
 */
public record Workload(
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

    /** Largest batch, prompt, context or generation: beyond any model, and exact in every product. */
    public static final long MOST = 1L << 30;

    public Workload {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(logits);
        Objects.requireNonNull(precision);
        Objects.requireNonNull(fusion);
        Objects.requireNonNull(counting);
        requireCount(batch, 1, "batch");
        requireCount(newTokens, 1, "new tokens");
        requireCount(contextTokens, 0, "context");
        requireCount(steps, 1, "steps");
        requireCount(encoderTokens, 0, "encoder tokens");
        if (phase == Phase.ENCODE && contextTokens > 0) {
            throw new IllegalArgumentException("an encoder has no cache");
        }
        if (phase == Phase.DECODE && newTokens != 1) {
            throw new IllegalArgumentException("a decode step makes one token of each sequence");
        }
    }

    /** The step with this many steps before it, alone. */
    public Workload step(long index) {
        return new Workload(
                phase, batch, newTokens, contextTokens + index, 1, encoderTokens, logits, precision, fusion, counting);
    }

    public Workload withBatch(long other) {
        return new Workload(
                phase, other, newTokens, contextTokens, steps, encoderTokens, logits, precision, fusion, counting);
    }

    public Workload withContext(long other) {
        return new Workload(
                phase, batch, newTokens, other, steps, encoderTokens, logits, precision, fusion, counting);
    }

    public Workload withNewTokens(long other) {
        return new Workload(
                phase, batch, other, contextTokens, steps, encoderTokens, logits, precision, fusion, counting);
    }

    /** Tokens of all sequences in one step. */
    public long stepTokens() {
        return batch * newTokens;
    }

    /** Keys of a sequence that the last new token of the first step may see: T. */
    public long reach() {
        return contextTokens + newTokens;
    }

    private static void requireCount(long value, long least, String what) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(what + " is from " + least + " to " + MOST + ": " + value);
        }
    }
}
