package dev.roofline.report;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.Deployment;
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
public record PhaseSummary(
        MemoryFit memory, Optional<Rates> rates, Optional<Cost> cost, Optional<Deployment> deployment, RunSummary run) {
    PhaseSummary(MemoryFit memory, Optional<Rates> rates, Optional<Cost> cost, Optional<Deployment> deployment) {
        this(memory, rates, cost, deployment, RunSummary.NONE);
    }

    PhaseSummary of(RunSummary other) {
        return new PhaseSummary(memory, rates, cost, deployment, other);
    }
}
