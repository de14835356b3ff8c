package dev.roofline.metric;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.evaluate.Rates;
import java.util.Optional;

/**
 * What holds of a whole phase and of the devices it is on, and not of its operators.
 *
 * @param memory of the run that the phase is part of
 * @param rates empty where the phase takes no time
 * @param cost of its tokens; empty where the phase takes no time
 * @param deployment what all devices do; empty of one device, and of more than are summed up
 * @param run what holds of all phases together
 */
public record WholePhase(
        MemoryFit memory, Optional<Rates> rates, Optional<Cost> cost, Optional<Deployment> deployment, RunTotals run) {
    public WholePhase(MemoryFit memory, Optional<Rates> rates, Optional<Cost> cost, Optional<Deployment> deployment) {
        this(memory, rates, cost, deployment, RunTotals.NONE);
    }

    /** A phase that has no rates. */
    public static WholePhase without(MemoryFit memory) {
        return new WholePhase(memory, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of the phase's tokens; of a training step's, which no phase makes alone. */
    public Optional<Cost> tokenCost() {
        return cost.isPresent() || run.training().isEmpty()
                ? cost
                : Optional.of(run.training().get().cost());
    }

    WholePhase of(RunTotals other) {
        return new WholePhase(memory, rates, cost, deployment, other);
    }
}
