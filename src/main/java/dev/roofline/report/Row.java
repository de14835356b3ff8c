package dev.roofline.report;

import dev.roofline.placement.Bound;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.PipelineTime;
import dev.roofline.placement.Totals;
import dev.roofline.workload.Parallelism;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One line of an analysis: an operator, or a sum of several. Values are for all {@code count} instances on one
 * device, in base units.
 *
 * @param tokens new tokens of a sequence in the step; absent where sequences differ
 * @param context tokens of a sequence cached before the (first) step; absent where sequences differ
 * @param networkRidge FLOPs a byte sent at which the peak and the link meet; absent but for sums over one link
 * @param link links that its exchanges use; empty without one
 * @param algorithm of its exchanges; empty without one, or where they differ
 * @param share of its phase's time, 0 to 1
 * @param boundShares parts of its time by resource; of pipeline stages, of what lasts longest; absent where no time passes
 * @param processed new tokens of all sequences in all steps of the phase
 * @param boundKind whether its time is a bound
 * @param pipeline of a whole phase whose layers stand on several stages; empty else
 * @param summary of a whole phase; empty for its parts
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
        Parallelism parallelism,
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
        double gradientBytes,
        double optimizerBytes,
        double networkBytes,
        OptionalDouble ridge,
        OptionalDouble attainable,
        OptionalDouble networkRidge,
        String link,
        String algorithm,
        double computeSeconds,
        double memorySeconds,
        double networkSeconds,
        double seconds,
        Optional<String> bound,
        double share,
        Optional<BoundShares> boundShares,
        double processed,
        BoundKind boundKind,
        Optional<PipelineTime> pipeline,
        Optional<PhaseSummary> summary) {

    /** FLOPs for each byte; absent where no byte moves. */
    public OptionalDouble intensity() {
        return bytes > 0 ? OptionalDouble.of(flops / bytes) : OptionalDouble.empty();
    }

    /** FLOPs for each byte sent to other devices; absent where none is. */
    public OptionalDouble networkIntensity() {
        return networkBytes > 0 ? OptionalDouble.of(flops / networkBytes) : OptionalDouble.empty();
    }

    /** Seconds of the work of all that it sums up; of pipeline stages, which work at once, more than it lasts. */
    public double workSeconds() {
        return pipeline.isPresent() ? pipeline.get().device() : seconds;
    }

    /** A whole phase that lasts as its pipeline stages do together. */
    Row lasting(Optional<PipelineTime> together) {
        if (together.isEmpty()) {
            return this;
        }
        Totals longest = Totals.of(together.get().longest());
        return new Row(
                model,
                hardware,
                phase,
                batch,
                tokens,
                context,
                weights,
                activations,
                kvCache,
                fusion,
                parallelism,
                layers,
                group,
                operator,
                engine,
                count,
                flops,
                bytes,
                weightBytes,
                activationBytes,
                kvBytes,
                gradientBytes,
                optimizerBytes,
                networkBytes,
                ridge,
                attainable,
                networkRidge,
                link,
                algorithm,
                computeSeconds,
                memorySeconds,
                networkSeconds,
                longest.seconds(),
                longest.bound().map(Bound::label),
                share,
                BoundShares.of(longest),
                processed,
                boundKind,
                together,
                summary);
    }

    /** A whole phase's row with what holds of the phase alone. */
    Row with(PhaseSummary other) {
        return new Row(
                model,
                hardware,
                phase,
                batch,
                tokens,
                context,
                weights,
                activations,
                kvCache,
                fusion,
                parallelism,
                layers,
                group,
                operator,
                engine,
                count,
                flops,
                bytes,
                weightBytes,
                activationBytes,
                kvBytes,
                gradientBytes,
                optimizerBytes,
                networkBytes,
                ridge,
                attainable,
                networkRidge,
                link,
                algorithm,
                computeSeconds,
                memorySeconds,
                networkSeconds,
                seconds,
                bound,
                share,
                boundShares,
                processed,
                boundKind,
                pipeline,
                Optional.of(other));
    }

    /** A whole phase's row with what holds of the run that it is part of. */
    Row of(RunSummary run) {
        return summary.isPresent() ? with(summary.get().of(run)) : this;
    }

    /** The phases of a whole sequence of tokens, of which this is the sum, as one. */
    Row asSequence(long length) {
        return new Row(
                model,
                hardware,
                PhaseNames.SEQUENCE,
                batch,
                OptionalLong.of(length),
                OptionalLong.of(0),
                weights,
                activations,
                kvCache,
                fusion,
                parallelism,
                layers,
                group,
                operator,
                engine,
                count,
                flops,
                bytes,
                weightBytes,
                activationBytes,
                kvBytes,
                gradientBytes,
                optimizerBytes,
                networkBytes,
                ridge,
                attainable,
                networkRidge,
                link,
                algorithm,
                computeSeconds,
                memorySeconds,
                networkSeconds,
                seconds,
                bound,
                share,
                boundShares,
                (double) batch * length,
                boundKind,
                pipeline,
                summary);
    }
}
