package dev.roofline.units;

/** A rate of operations (FLOP/s, or OP/s of an integer format; a multiply-add is two), positive. */
public record FlopRate(double perSecond) {
    public FlopRate {
        QuantityLimits.requirePositive(perSecond, "a rate of operations");
    }

    /** Time that a unit of this peak rate needs for so many operations. */
    public double seconds(double flops) {
        return flops / perSecond;
    }

    /** The ridge point in FLOP/B: the arithmetic intensity from which on this peak, and not the memory, is the roof. */
    public double over(Bandwidth bandwidth) {
        return perSecond / bandwidth.bytesPerSecond();
    }
}
