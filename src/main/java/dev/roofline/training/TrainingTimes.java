package dev.roofline.training;

import dev.roofline.evaluate.Cost;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Field;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.WorkloadPlan;
import java.util.OptionalDouble;

/**
 * A training step as its user sees it.
 *
 * @param tokens of the whole run, where they were given
 * @param layerActivations bytes that a layer keeps of a micro-batch on a device
 */
public record TrainingTimes(
        TrainingStep step,
        Phases phases,
        OptionalDouble tokens,
        CostBasis basis,
        HardwareProfile hardware,
        long stages,
        long devices,
        double layerActivations) {
    /** Seconds of each phase of the slowest stage's device. */
    public record Phases(double forward, double backward, double optimizer) {}

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double HOURS_PER_DAY = 24;

    /**
     * The times of a plan's step.
     *
     * @param spread of the devices that take the step
     */
    public static TrainingTimes of(
            ModelSpec model,
            WorkloadPlan plan,
            HardwareProfile hardware,
            Parallelism spread,
            Phases phases,
            TrainingStep step) {
        TrainingTimes times = new TrainingTimes(
                step,
                phases,
                plan.tokens(),
                plan.cost(),
                hardware,
                spread.pipeline(),
                spread.devices(),
                TrainingMemory.ofLayer(model, plan.anyPhase()));
        Cost.requireCountable(times.days(), "the time of the run", Field.TOKENS);
        Cost.requireCountable(times.runCost(), "the cost of the run", Field.PRICE);
        Cost.requireCountable(times.runEnergy(), "the energy of the run", Field.POWER);
        return times;
    }

    public double tokensPerSecondAndDevice() {
        return step.tokensPerSecond() / devices;
    }

    /** Days that the run takes, one step after another. */
    public OptionalDouble days() {
        return tokens.isPresent()
                ? OptionalDouble.of(tokens.getAsDouble() / step.tokensPerSecond() / SECONDS_PER_DAY)
                : OptionalDouble.empty();
    }

    /** Of a million tokens, and of one. */
    public Cost cost() {
        return Cost.of(basis, hardware, tokensPerSecondAndDevice());
    }

    /** Price of the whole run, in the currency of the price of an hour. */
    public OptionalDouble runCost() {
        return days().isPresent() && basis.pricePerHour().isPresent()
                ? OptionalDouble.of(days().getAsDouble()
                        * HOURS_PER_DAY
                        * devices
                        * basis.pricePerHour().getAsDouble())
                : OptionalDouble.empty();
    }

    /** Energy of the whole run in joules. */
    public OptionalDouble runEnergy() {
        return tokens.isPresent() && cost().joulesPerToken().isPresent()
                ? OptionalDouble.of(
                        tokens.getAsDouble() * cost().joulesPerToken().getAsDouble())
                : OptionalDouble.empty();
    }
}
