package dev.roofline.report;

import java.util.ArrayList;
import java.util.List;
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
public record RunSummary(
        Optional<GenerationSummary> generation,
        Optional<ServerSummary> server,
        Optional<TrainingSummary> training,
        Optional<SpeculationSummary> speculation,
        Optional<DisaggregationSummary> disaggregation) {
    static final RunSummary NONE =
            new RunSummary(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What each part of it says, in the order in which a person wants to know it. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        generation.ifPresent(part -> sentences.add(part.sentence()));
        speculation.ifPresent(part -> sentences.add(part.sentence()));
        disaggregation.ifPresent(part -> sentences.add(part.sentence()));
        server.ifPresent(part -> sentences.add(part.sentence()));
        training.ifPresent(part -> sentences.add(part.sentence()));
        return sentences;
    }
}
