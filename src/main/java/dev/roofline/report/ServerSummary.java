package dev.roofline.report;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.serving.Cost;
import dev.roofline.serving.SteadyState;
import dev.roofline.units.Phrase;
import dev.roofline.workload.CostBasis;
import java.util.Optional;

/**
 * A server under a rate of requests.
 *
 * @param rate requests a second that are asked for
 * @param most requests that the devices' memory holds; 0 where not even one fits
 * @param state empty where nothing fits
 * @param devices of the server
 */
public record ServerSummary(
        double rate, long most, Optional<SteadyState> state, CostBasis cost, HardwareProfile hardware, long devices) {
    /** Of the tokens that are made, prompts included in it. */
    public Optional<Cost> price() {
        return state.map(found -> Cost.of(cost, hardware, found.tokensPerSecond() / devices));
    }

    public String sentence() {
        if (state.isEmpty()) {
            return "no request fits the devices' memory: none a second are served";
        }
        SteadyState found = state.get();
        String asked = Phrase.number(rate) + " requests/s";
        String how = found.inFlight() + " of " + most + " requests in flight, first token after "
                + Phrase.seconds(found.firstToken()) + ", then " + Phrase.seconds(found.passSeconds()) + " a token, "
                + Phrase.number(found.tokensPerSecond()) + " tokens/s; busy " + Phrase.percent(found.busy()) + " of the time, "
                + Phrase.percent(found.carrying()) + " of the passes with " + found.chunk() + " prompt tokens";
        String paid = GenerationSummary.cost(price().orElseThrow());
        return (found.saturated()
                        ? asked + " are more than can be served: at most " + Phrase.number(found.requestsPerSecond())
                                + " requests/s, with "
                        : "at " + asked + " the server has ")
                + how + paid;
    }
}
