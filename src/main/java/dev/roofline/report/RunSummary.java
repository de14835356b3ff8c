package dev.roofline.report;

import java.util.Optional;

/**
 * What holds of all phases of a run together.
 *
 * @param generation where the phases are one
 * @param server under a rate of requests, where one was given
 * @param training where the phases are a training step
 */
public record RunSummary(
        Optional<GenerationSummary> generation, Optional<ServerSummary> server, Optional<TrainingSummary> training) {
    static final RunSummary NONE = new RunSummary(Optional.empty(), Optional.empty(), Optional.empty());
}
