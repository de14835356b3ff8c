package dev.roofline.placement;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Site;
import dev.roofline.operator.Traffic;
import dev.roofline.units.Bandwidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator under a machine's roofline.
 *
 * @param exchange how a collective runs on the links; empty for all other operators
 * @param ceiling the peak that the operator runs under
 * @param memory bandwidth at which its tensors come
 * @param totals over all its instances, and in a generation over all steps
 */
public record Placement(
        Operator operator, Optional<Exchange> exchange, ComputeCeiling ceiling, Bandwidth memory, Totals totals) {

    public double flops() {
        return totals.flops();
    }

    public Traffic traffic() {
        return totals.traffic();
    }

    public double seconds() {
        return totals.seconds();
    }

    public Site site() {
        return operator.site();
    }

    /** Whether it runs inside another operator, whose time then is the time of both. */
    public boolean isFused() {
        return site().isFused();
    }

    /** Whether it exchanges with other devices, or with the host. */
    public boolean isExchange() {
        return exchange.isPresent() || traffic().host() > 0;
    }

    /** FLOPs a byte at which the operator's peak and the memory meet. */
    public double ridge() {
        return ceiling.peak().over(memory);
    }

    /** The roof above the operator's intensity: min(peak, intensity x bandwidth), in FLOP/s. */
    public double attainable() {
        double peak = ceiling.peak().perSecond();
        double intensity = flops() / traffic().total();
        return Double.isFinite(intensity) ? Math.min(peak, intensity * memory.bytesPerSecond()) : peak;
    }

    /** The same with a part of its time. */
    Placement lasting(double part) {
        return withTotals(totals.withTaken(totals.taken().times(part)));
    }

    /** The same operators so many times as often. */
    static List<Placement> times(List<Placement> placements, double factor) {
        List<Placement> scaled = new ArrayList<>(placements.size());
        for (Placement placement : placements) {
            scaled.add(placement.withTotals(placement.totals.times(factor)));
        }
        return scaled;
    }

    /** The same operator in this step and in another. */
    Placement plus(Placement next) {
        return withTotals(totals.plus(next.totals));
    }

    private Placement withTotals(Totals other) {
        return new Placement(operator, exchange, ceiling, memory, other);
    }
}
