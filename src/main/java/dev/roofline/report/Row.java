package dev.roofline.report;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One line of an analysis: an operator, or a sum of several. Values are for all {@code count} instances on one
 * device, in base units.
 *
 * @param tokens new tokens of a sequence in the step; absent where sequences differ
 * @param context tokens of a sequence cached before the (first) step; absent where sequences differ
 * @param share of its phase's time, 0 to 1
 * @param processed new tokens of all sequences in all steps of the phase
 */
public record Row(
        String model,
        String hardware,
        String phase,
        long batch,
        OptionalLong tokens,
        OptionalLong context,
        String weights,
        String activations,
        String kvCache,
        String fusion,
        String layers,
        String group,
        String operator,
        String engine,
        double count,
        double flops,
        double bytes,
        double weightBytes,
        double activationBytes,
        double kvBytes,
        double networkBytes,
        OptionalDouble ridge,
        OptionalDouble attainable,
        double computeSeconds,
        double memorySeconds,
        double networkSeconds,
        double seconds,
        Optional<String> bound,
        double share,
        double processed) {

    /** FLOPs for each byte; absent where no byte moves. */
    public OptionalDouble intensity() {
        return bytes > 0 ? OptionalDouble.of(flops / bytes) : OptionalDouble.empty();
    }

    /** The phases of a whole sequence of tokens, of which this is the sum, as one. */
    Row asSequence(long length) {
        return new Row(
                model, hardware, "sequence", batch, OptionalLong.of(length), OptionalLong.of(0), weights, activations,
                kvCache, fusion, layers, group, operator, engine, count, flops, bytes, weightBytes, activationBytes,
                kvBytes, networkBytes, ridge, attainable, computeSeconds, memorySeconds, networkSeconds, seconds, bound,
                share, (double) batch * length);
    }
}
