package dev.roofline.report;

import dev.roofline.evaluate.Cost;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.serving.ServedPass;
import dev.roofline.serving.SteadyState;
import dev.roofline.units.Phrase;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Parallelism;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A server under a rate of requests, or with passes that are all alike.
 *
 * @param rate requests a second that are asked for; empty where the pass is given instead
 * @param state empty where nothing fits
 * @param smallest the fullest pass of the least load, where it does not fit
 * @param price of the tokens that are made, prompts included in it; empty where none are
 * @param replicas that go in step, each with such passes
 */
public record ServerSummary(
        OptionalDouble rate,
        Optional<SteadyState> state,
        Optional<ServedPass> smallest,
        Optional<Cost> price,
        long replicas) {
    static ServerSummary of(
            double rate, SteadyState state, CostBasis basis, HardwareProfile hardware, Parallelism spread) {
        return new ServerSummary(
                OptionalDouble.of(rate),
                Optional.of(state),
                Optional.empty(),
                price(state, basis, hardware, spread),
                spread.data());
    }

    static ServerSummary ofPass(SteadyState state, CostBasis basis, HardwareProfile hardware, Parallelism spread) {
        return new ServerSummary(
                OptionalDouble.empty(),
                Optional.of(state),
                Optional.empty(),
                price(state, basis, hardware, spread),
                spread.data());
    }

    static ServerSummary ofNone(double rate, ServedPass smallest, Parallelism spread) {
        return new ServerSummary(
                OptionalDouble.of(rate), Optional.empty(), Optional.of(smallest), Optional.empty(), spread.data());
    }

    private static Optional<Cost> price(
            SteadyState state, CostBasis basis, HardwareProfile hardware, Parallelism spread) {
        return Optional.of(Cost.of(basis, hardware, state.tokensPerSecond() / spread.devices()));
    }

    public String sentence() {
        if (state.isEmpty()) {
            ServedPass least = smallest.orElseThrow();
            return "no request beside another's prompt fits the devices' memory: none a second are served; the least is a"
                    + " pass over " + least.list() + ", of which a device keeps up to "
                    + Phrase.quantity(least.most().total(), "B");
        }
        SteadyState found = state.get();
        String paid = GenerationSummary.cost(price.orElseThrow());
        if (rate.isEmpty()) {
            return ofPasses(found) + paid;
        }
        String asked = Phrase.number(rate.getAsDouble()) + " requests/s";
        return (found.saturated()
                        ? asked + " are more than can be served: at most " + Phrase.number(found.requestsPerSecond())
                                + " requests/s, since " + limit(found) + ", with "
                        : "at " + asked + " the server has ")
                + load(found) + ", first token after " + Phrase.seconds(found.firstToken())
                + (found.decodes() ? ", then " + Phrase.seconds(found.passSeconds()) + " a token" : "") + ", "
                + Phrase.number(found.tokensPerSecond()) + " tokens/s; busy " + Phrase.percent(found.busy())
                + " of the time" + paid + "; " + passes(found);
    }

    private static String limit(SteadyState found) {
        return found.limit() == SteadyState.Limit.MEMORY
                ? "the devices' memory holds no fuller pass"
                : "each pass takes as many prompt tokens as --chunk lets it";
    }

    /** What is in flight: requests that are decoded, or prompts alone where they make one token. */
    private static String load(SteadyState found) {
        return found.decodes()
                ? count(found.inFlight()) + " of at most " + count(found.most()) + " requests in flight"
                : count(found.beginning()) + " of at most " + count(found.most()) + " prompts a pass";
    }

    /** Whole numbers in full, means to four digits. */
    private static String count(double requests) {
        return requests == Math.rint(requests) ? Long.toString((long) requests) : Phrase.number(requests);
    }

    /** The passes as {@code --requests} takes them. */
    private String passes(SteadyState found) {
        List<ServedPass> passes = found.passes();
        StringBuilder text = new StringBuilder(replicas > 1 ? "each replica's" : "its")
                .append(" passes, as --requests takes them: ");
        for (int i = passes.size() - 1; i >= 0; i--) {
            ServedPass pass = passes.get(i);
            text.append(passes.size() > 1 ? Phrase.percent(pass.share()) + " " : "")
                    .append(pass.list())
                    .append(" (")
                    .append(Phrase.seconds(pass.seconds()))
                    .append(i > 0 ? "), " : ")");
        }
        ServedPass fullest = passes.get(passes.size() - 1);
        return text.append("; a device keeps up to ")
                .append(Phrase.quantity(fullest.most().total(), "B"))
                .append(" in the fullest")
                .toString();
    }

    /** What a server does whose passes are all like the one that was given. */
    private static String ofPasses(SteadyState found) {
        StringBuilder text = new StringBuilder("a server whose passes are all like this one makes ")
                .append(Phrase.number(found.tokensPerSecond()))
                .append(" tokens/s");
        if (found.inFlight() > 0) {
            text.append("; ")
                    .append(count(found.inFlight()))
                    .append(found.inFlight() == 1 ? " request in flight gets" : " requests in flight get")
                    .append(" a token every ")
                    .append(Phrase.seconds(found.passSeconds()));
        }
        double begun = found.beginning();
        if (begun > 0) {
            text.append("; ")
                    .append(Phrase.number(found.requestsPerSecond()))
                    .append(" requests/s begin with ")
                    .append(found.chunk())
                    .append(" prompt tokens a pass");
        }
        if (begun > 0 && found.inFlight() > 0) {
            text.append(", and as many end where each makes ")
                    .append(Phrase.number(found.inFlight() / begun + 1))
                    .append(" tokens");
        }
        return text.toString();
    }
}
