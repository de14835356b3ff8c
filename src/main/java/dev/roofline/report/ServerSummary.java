package dev.roofline.report;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.serving.Cost;
import dev.roofline.serving.SteadyState;
import dev.roofline.units.Phrase;
import dev.roofline.workload.CostBasis;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A server under a rate of requests, or with passes that are all alike.
 *
 * @param rate requests a second that are asked for; empty where the pass is given instead
 * @param most requests that the devices' memory holds; 0 where not even one fits, empty where it was not worked out
 * @param state empty where nothing fits
 * @param devices of the server
 */
public record ServerSummary(
        OptionalDouble rate,
        OptionalLong most,
        Optional<SteadyState> state,
        CostBasis cost,
        HardwareProfile hardware,
        long devices) {
    /** Of the tokens that are made, prompts included in it. */
    public Optional<Cost> price() {
        return state.map(found -> Cost.of(cost, hardware, found.tokensPerSecond() / devices));
    }

    public String sentence() {
        if (state.isEmpty()) {
            return "no request fits the devices' memory: none a second are served";
        }
        SteadyState found = state.get();
        String paid = GenerationSummary.cost(price().orElseThrow());
        if (rate.isEmpty()) {
            return ofPasses(found) + paid;
        }
        String asked = Phrase.number(rate.getAsDouble()) + " requests/s";
        String how = found.inFlight() + " of " + most.orElseThrow() + " requests in flight, first token after "
                + Phrase.seconds(found.firstToken()) + ", then " + Phrase.seconds(found.passSeconds()) + " a token, "
                + Phrase.number(found.tokensPerSecond()) + " tokens/s; busy " + Phrase.percent(found.busy()) + " of the time, "
                + Phrase.percent(found.carrying()) + " of the passes with " + found.chunk() + " prompt tokens";
        return (found.saturated()
                        ? asked + " are more than can be served: at most " + Phrase.number(found.requestsPerSecond())
                                + " requests/s, with "
                        : "at " + asked + " the server has ")
                + how + paid;
    }

    /** What a server does whose passes are all like the one that was given. */
    private static String ofPasses(SteadyState found) {
        StringBuilder text = new StringBuilder("a server whose passes are all like this one makes ")
                .append(Phrase.number(found.tokensPerSecond())).append(" tokens/s");
        if (found.inFlight() > 0) {
            text.append("; ").append(found.inFlight())
                    .append(found.inFlight() == 1 ? " request in flight gets" : " requests in flight get")
                    .append(" a token every ").append(Phrase.seconds(found.passSeconds()));
        }
        double begun = found.requestsPerSecond() * found.passSeconds();
        if (begun > 0) {
            text.append("; ").append(Phrase.number(found.requestsPerSecond())).append(" requests/s begin with ")
                    .append(found.chunk()).append(" prompt tokens a pass");
        }
        if (begun > 0 && found.inFlight() > 0) {
            text.append(", and as many end where each makes ")
                    .append(Phrase.number(found.inFlight() / begun + 1)).append(" tokens");
        }
        return text.toString();
    }
}
