package dev.roofline.serving;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A server of requests that are alike, as its rules have it: what it does under a rate of them is its {@link SteadyState}. */
public final class Server {
    private final ServedPass.Clock clock;
    private final ServerLoads loads;

    /**
     * A server of requests that are alike.
     *
     * @param prefill a prompt of one request, the form of its latents open where it is not given
     * @param generated tokens that a request makes, the prompt's first included
     * @param chunk prompt tokens that a replica's pass takes at most
     * @param memoryKept what a device keeps of a pass
     */
    public Server(
            ModelSpec model,
            HardwareProfile hardware,
            Workload prefill,
            long generated,
            long chunk,
            Function<List<Workload>, DeviceMemory> memoryKept) {
        this.clock = new ServedPass.Clock(model, hardware, prefill, memoryKept);
        this.loads = new ServerLoads(
                prefill.newTokens(),
                prefill.contextTokens(),
                generated - 1,
                chunk,
                prefill.parallelism().data());
    }

    /** The fullest pass of the least load. */
    public ServedPass smallest() {
        return clock.of(loads.at(1).fullest());
    }

    /** The state in which so many requests a second are served, with the fewest in flight; empty where none fits. */
    public Optional<SteadyState> at(double rate) {
        long fitting = mostThatFits();
        if (fitting == 0) {
            return Optional.empty();
        }
        long enough = filled(fitting).perSecond() >= rate ? fitting : best(fitting);
        if (filled(enough).perSecond() < rate) {
            return Optional.of(
                    filled(enough).state(this, fitting, filled(enough).perSecond(), true));
        }
        long few = 0;
        while (enough - few > 1) {
            long middle = few + (enough - few) / 2;
            if (filled(middle).perSecond() >= rate) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return Optional.of(filled(enough).state(this, fitting, rate, false));
    }

    private long mostThatFits() {
        long good = 0;
        long bad = loads.count() + 1;
        // Mostly either all fit, or a small part of what the chunk lets in.
        for (long tried = bad - 1; bad - good > 1; tried = good + (bad - good) / 2) {
            if (fits(tried)) {
                good = tried;
            } else {
                bad = tried;
            }
        }
        return good;
    }

    private boolean fits(long load) {
        return !clock.most(loads.at(load).fullest()).isTooLarge();
    }

    /**
     * The load that serves most. More in flight serve more, but for what comes in whole numbers: where a window makes the
     * places of requests differ, which of them the next ones take; and a part of a prompt beside whole ones, whose last
     * position goes through the head too.
     */
    private long best(long fitting) {
        long best = fitting;
        // Where many in flight serve alike, roundings shall not decide that there are few.
        double most = filled(fitting).perSecond() * (1 + Evaluator.FASTER);
        for (long end : new long[] {fitting, Math.min(fitting, loads.ofWholePrompts())}) {
            for (long other = end; other > 0 && other > end - ContextSpread.PERIOD; other--) {
                double served = filled(other).perSecond();
                if (served > most) {
                    best = other;
                    most = served;
                }
            }
        }
        return best;
    }

    private Filled filled(long load) {
        ServerLoad at = loads.at(load);
        List<ServedPass> passes = new ArrayList<>();
        for (ServerLoad.Kind kind : at.kinds()) {
            passes.add(clock.of(kind));
        }
        return new Filled(at, passes);
    }

    private double inFlight(long load) {
        ServerLoad at = loads.at(load);
        return loads.decodePasses() > 0 ? at.inFlight() : at.ending();
    }

    /** A load with the passes that it is made of. */
    private record Filled(ServerLoad load, List<ServedPass> passes) {
        double seconds() {
            double seconds = 0;
            for (ServedPass pass : passes) {
                seconds += pass.share() * pass.seconds();
            }
            return seconds;
        }

        /** Requests that end while passes follow each other. */
        double perSecond() {
            return load.ending() / seconds();
        }

        /** Mean time of the passes that a prompt goes through, times their number. */
        double firstToken(ServerLoads loads) {
            double tokens = 0;
            double sum = 0;
            for (ServedPass pass : passes) {
                tokens += pass.share() * pass.promptTokens();
                sum += pass.share() * pass.promptTokens() * pass.seconds();
            }
            long chunks = (loads.prompt() + loads.chunk() - 1) / loads.chunk();
            return chunks * sum / tokens;
        }

        SteadyState state(Server server, long fitting, double rate, boolean saturated) {
            return new SteadyState(
                    load.inFlight(),
                    load.ending(),
                    server.inFlight(fitting),
                    fitting < server.loads.count() ? SteadyState.Limit.MEMORY : SteadyState.Limit.CHUNK,
                    passes,
                    seconds(),
                    firstToken(server.loads),
                    rate,
                    rate * (server.loads.decodePasses() + 1),
                    rate / perSecond(),
                    saturated);
        }
    }
}
