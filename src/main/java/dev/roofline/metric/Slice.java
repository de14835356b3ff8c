package dev.roofline.metric;

import dev.roofline.placement.Bound;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.PipelineTime;
import dev.roofline.placement.Totals;
import dev.roofline.workload.Parallelism;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A slice of a phase: an operator, a sum of several, or the whole. Values are for all {@code count} instances on one
 * device, in base units.
 *
 * @param whole of a whole phase; empty for its parts
 */
public record Slice(Key key, Formats formats, Amounts work, Roofs roofs, Times times, Optional<WholePhase> whole) {
    /**
     * What it is a slice of, and which.
     *
     * @param processed new tokens of all sequences in all steps of the phase
     */
    public record Key(
            String model,
            String hardware,
            String phase,
            Sizes sizes,
            double processed,
            Parallelism parallelism,
            String layers,
            String group,
            String operator,
            String engine) {
        Key asSequence(long length) {
            return new Key(
                    model,
                    hardware,
                    PhaseNames.SEQUENCE,
                    new Sizes(sizes.batch, OptionalLong.of(length), OptionalLong.of(0)),
                    (double) sizes.batch * length,
                    parallelism,
                    layers,
                    group,
                    operator,
                    engine);
        }
    }

    /**
     * The sizes of a phase's sequences.
     *
     * @param tokens new tokens of a sequence in the step; absent where sequences differ
     * @param context tokens of a sequence cached before the (first) step; absent where sequences differ
     */
    public record Sizes(long batch, OptionalLong tokens, OptionalLong context) {}

    /** The number formats of a phase, and its fusion. */
    public record Formats(String weights, String activations, String kvCache, String fusion) {}

    /**
     * What is done: operations, and bytes by what they are.
     *
     * @param bytes moved through the main memory, of which the further ones are parts; network bytes are not
     */
    public record Amounts(
            double count,
            double flops,
            double bytes,
            double weightBytes,
            double activationBytes,
            double kvBytes,
            double gradientBytes,
            double optimizerBytes,
            double networkBytes) {}

    /**
     * The limits that it runs under.
     *
     * @param networkRidge FLOPs a byte sent at which the peak and the link meet; absent but for sums over one link
     * @param link links that its exchanges use; empty without one
     * @param algorithm of its exchanges; empty without one, or where they differ
     */
    public record Roofs(
            OptionalDouble ridge,
            OptionalDouble attainable,
            OptionalDouble networkRidge,
            String link,
            String algorithm) {}

    /**
     * How long it takes, and why.
     *
     * @param share of its phase's time, 0 to 1
     * @param boundShares parts of its time by resource; of pipeline stages, of what lasts longest; absent where no time passes
     * @param boundKind whether its time is a bound
     * @param pipeline of a whole phase whose layers stand on several stages; empty else
     */
    public record Times(
            double compute,
            double memory,
            double network,
            double seconds,
            Optional<String> bound,
            double share,
            Optional<BoundShares> boundShares,
            BoundKind boundKind,
            Optional<PipelineTime> pipeline) {
        /** The same work, which lasts as the pipeline stages do together. */
        Times lasting(PipelineTime together) {
            Totals longest = Totals.of(together.longest());
            return new Times(
                    compute,
                    memory,
                    network,
                    longest.seconds(),
                    longest.bound().map(Bound::label),
                    share,
                    BoundShares.of(longest),
                    boundKind,
                    Optional.of(together));
        }
    }

    public String phase() {
        return key.phase();
    }

    public long batch() {
        return key.sizes().batch();
    }

    public Parallelism parallelism() {
        return key.parallelism();
    }

    public String layers() {
        return key.layers();
    }

    public String group() {
        return key.group();
    }

    public String operator() {
        return key.operator();
    }

    public double flops() {
        return work.flops();
    }

    public double bytes() {
        return work.bytes();
    }

    public double networkBytes() {
        return work.networkBytes();
    }

    public double seconds() {
        return times.seconds();
    }

    /** FLOPs for each byte; absent where no byte moves. */
    public OptionalDouble intensity() {
        return bytes() > 0 ? OptionalDouble.of(flops() / bytes()) : OptionalDouble.empty();
    }

    /** FLOPs for each byte sent to other devices; absent where none is. */
    public OptionalDouble networkIntensity() {
        return networkBytes() > 0 ? OptionalDouble.of(flops() / networkBytes()) : OptionalDouble.empty();
    }

    /** Seconds of the work of all that it sums up; of pipeline stages, which work at once, more than it lasts. */
    public double workSeconds() {
        return times.pipeline().isPresent() ? times.pipeline().get().device() : seconds();
    }

    /** A whole phase that lasts as its pipeline stages do together. */
    Slice lasting(Optional<PipelineTime> together) {
        return together.isEmpty() ? this : new Slice(key, formats, work, roofs, times.lasting(together.get()), whole);
    }

    /** A whole phase with what holds of the phase alone. */
    public Slice with(WholePhase other) {
        return new Slice(key, formats, work, roofs, times, Optional.of(other));
    }

    /** A whole phase with what holds of the run that it is part of. */
    public Slice of(RunTotals run) {
        return whole.isPresent() ? with(whole.get().of(run)) : this;
    }

    /** The phases of a whole sequence of tokens, of which this is the sum, as one. */
    public Slice asSequence(long length) {
        return new Slice(key.asSequence(length), formats, work, roofs, times, whole);
    }
}
