package dev.roofline.serving;

import dev.roofline.evaluate.Cost;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Parallelism;
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
public record ServerRun(
        OptionalDouble rate,
        Optional<SteadyState> state,
        Optional<ServedPass> smallest,
        Optional<Cost> price,
        long replicas) {
    public static ServerRun of(
            double rate, SteadyState state, CostBasis basis, HardwareProfile hardware, Parallelism spread) {
        return of(OptionalDouble.of(rate), state, basis, hardware, spread);
    }

    public static ServerRun ofPass(SteadyState state, CostBasis basis, HardwareProfile hardware, Parallelism spread) {
        return of(OptionalDouble.empty(), state, basis, hardware, spread);
    }

    private static ServerRun of(
            OptionalDouble rate, SteadyState state, CostBasis basis, HardwareProfile hardware, Parallelism spread) {
        Cost price = Cost.of(basis, hardware, state.tokensPerSecond() / spread.devices());
        return new ServerRun(rate, Optional.of(state), Optional.empty(), Optional.of(price), spread.data());
    }

    public static ServerRun ofNone(double rate, ServedPass smallest, Parallelism spread) {
        return new ServerRun(
                OptionalDouble.of(rate), Optional.empty(), Optional.of(smallest), Optional.empty(), spread.data());
    }
}
