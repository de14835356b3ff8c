package dev.roofline.metric;

import dev.roofline.serving.DisaggregationTimes;
import dev.roofline.serving.GenerationTimes;
import dev.roofline.serving.ServerRun;
import dev.roofline.serving.SpeculationTimes;
import dev.roofline.serving.SteadyState;
import dev.roofline.training.TrainingTimes;
import java.util.Optional;

/**
 * What holds of all phases of a run together.
 *
 * @param generation where the phases are one
 * @param server under a rate of requests, where one was given
 * @param training where the phases are a training step
 * @param speculation where a draft guesses tokens
 * @param disaggregation where other machines process the prompt
 */
public record RunTotals(
        Optional<GenerationTimes> generation,
        Optional<ServerRun> server,
        Optional<TrainingTimes> training,
        Optional<SpeculationTimes> speculation,
        Optional<DisaggregationTimes> disaggregation) {
    public static final RunTotals NONE =
            new RunTotals(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The server's steady state; empty without a server, and where nothing fits it. */
    public Optional<SteadyState> state() {
        return server.isPresent() ? server.get().state() : Optional.empty();
    }
}
