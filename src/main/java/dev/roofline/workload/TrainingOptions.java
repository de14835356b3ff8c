package dev.roofline.workload;

import dev.roofline.units.TensorFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the user said of a training step; the rest is {@link TrainingPlan}'s to decide.
 *
 * @param tokens of a whole training run
 */
public record TrainingOptions(
        OptionalLong microBatch,
        Optional<Recomputation> recomputation,
        Optional<Sharding> sharding,
        boolean sequenceParallel,
        Optional<Schedule> schedule,
        OptionalLong chunks,
        Optional<TensorFormat> gradients,
        Optional<Optimizer> optimizer,
        boolean dropout,
        OptionalDouble tokens) {
    public static final TrainingOptions NONE = new TrainingOptions(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            OptionalDouble.empty());

    public TrainingOptions {
        Objects.requireNonNull(microBatch);
        Objects.requireNonNull(recomputation);
        Objects.requireNonNull(sharding);
        Objects.requireNonNull(schedule);
        Objects.requireNonNull(chunks);
        Objects.requireNonNull(gradients);
        Objects.requireNonNull(optimizer);
        Objects.requireNonNull(tokens);
    }

    /** The option of the first thing that was said; empty where nothing was. */
    String given() {
        if (microBatch.isPresent()) {
            return "--micro-batch";
        }
        if (recomputation.isPresent()) {
            return "--recompute";
        }
        if (sharding.isPresent()) {
            return "--zero";
        }
        if (sequenceParallel) {
            return "--sequence-parallel";
        }
        if (schedule.isPresent()) {
            return "--schedule";
        }
        if (chunks.isPresent()) {
            return "--virtual-stages";
        }
        if (gradients.isPresent()) {
            return "--gradients";
        }
        if (optimizer.isPresent()) {
            return "--optimizer";
        }
        if (dropout) {
            return "--dropout";
        }
        return tokens.isPresent() ? "--tokens" : "";
    }

    /** Whether nothing was said. */
    public boolean isNone() {
        return given().isEmpty();
    }
}
