package dev.roofline.placement;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Site;
import dev.roofline.operator.Traffic;
import dev.roofline.units.ArithmeticIntensity;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Flops;
import java.util.Optional;

/**
 * An operator under a machine's roofline, for all its instances, and in a generation for all steps.
 *
 * @param count instances
 * @param networkBytes bytes sent to other devices
 * @param exchange how a collective runs on the links; empty for all other operators
 * @param ceiling the peak that the operator runs under
 * @param memory bandwidth at which its tensors come
 * @param computeSeconds time that the compute units need, of the operators folded into it too
 * @param computeBoundSeconds the part of its time in which compute is the bound
 */
public record Placement(
        Operator operator,
        double count,
        double flops,
        Traffic traffic,
        double networkBytes,
        Optional<Exchange> exchange,
        ComputeCeiling ceiling,
        Bandwidth memory,
        double computeSeconds,
        double memorySeconds,
        double networkSeconds,
        double computeBoundSeconds,
        double memoryBoundSeconds,
        double networkBoundSeconds) {

    public Site site() {
        return operator.site();
    }

    /** Whether it runs inside another operator, whose time then is the time of both. */
    public boolean isFolded() {
        return site().host().isPresent();
    }

    /** Whether it exchanges with other devices, or with the host. */
    public boolean isExchange() {
        return exchange.isPresent() || traffic.host() > 0;
    }

    public double seconds() {
        return computeBoundSeconds + memoryBoundSeconds + networkBoundSeconds;
    }

    /** FLOPs a byte at which the operator's peak and the memory meet. */
    public double ridge() {
        return ceiling.peak().over(memory).flopsPerByte();
    }

    /** The roof above the operator's intensity: min(peak, intensity x bandwidth), in FLOP/s. */
    public double attainable() {
        double peak = ceiling.peak().perSecond();
        ArithmeticIntensity intensity = new Flops(flops).per(new Bytes(traffic.total()));
        return intensity.isDefined() ? Math.min(peak, intensity.flopsPerByte() * memory.bytesPerSecond()) : peak;
    }

    /** The same with a part of its time. */
    Placement lasting(double part) {
        return new Placement(
                operator,
                count,
                flops,
                traffic,
                networkBytes,
                exchange,
                ceiling,
                memory,
                computeSeconds,
                memorySeconds,
                networkSeconds,
                computeBoundSeconds * part,
                memoryBoundSeconds * part,
                networkBoundSeconds * part);
    }

    /** The same operator so many times as often. */
    Placement times(double factor) {
        return new Placement(
                operator,
                count * factor,
                flops * factor,
                traffic.times(factor),
                networkBytes * factor,
                exchange,
                ceiling,
                memory,
                computeSeconds * factor,
                memorySeconds * factor,
                networkSeconds * factor,
                computeBoundSeconds * factor,
                memoryBoundSeconds * factor,
                networkBoundSeconds * factor);
    }

    /** The same operator in this step and in another. */
    Placement plus(Placement next) {
        return new Placement(
                operator,
                count + next.count,
                flops + next.flops,
                traffic.plus(next.traffic),
                networkBytes + next.networkBytes,
                exchange,
                ceiling,
                memory,
                computeSeconds + next.computeSeconds,
                memorySeconds + next.memorySeconds,
                networkSeconds + next.networkSeconds,
                computeBoundSeconds + next.computeBoundSeconds,
                memoryBoundSeconds + next.memoryBoundSeconds,
                networkBoundSeconds + next.networkBoundSeconds);
    }
}
