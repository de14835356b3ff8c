package dev.roofline.workload;

/**
 * Sequences of one step that are alike.
 *
 * @param count how many
 * @param newTokens tokens of each that the step processes, S
 * @param contextTokens tokens of each that are cached before it, C
 */
public record Request(long count, long newTokens, long contextTokens) {
    public Request {
        requireCount(count, 1, "sequences");
        requireCount(newTokens, 1, "new tokens");
        requireCount(contextTokens, 0, "cached tokens");
    }

    /** Tokens of all its sequences. */
    public long tokens() {
        return count * newTokens;
    }

    /** Keys of a sequence that its last new token may see: T. */
    public long reach() {
        return contextTokens + newTokens;
    }

    private static void requireCount(long value, long least, String what) {
        if (value < least || value > Workload.MOST) {
            throw new IllegalArgumentException(what + " are from " + least + " to " + Workload.MOST + ": " + value);
        }
    }

    /** {@code 31x1@4096}, or {@code 512@0} for one sequence. */
    @Override
    public String toString() {
        return (count == 1 ? "" : count + "x") + newTokens + "@" + contextTokens;
    }
}
