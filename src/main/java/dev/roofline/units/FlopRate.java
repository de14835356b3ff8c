package dev.roofline.units;

/** A rate of operations (FLOP/s, or OP/s of an integer format), positive. */
public record FlopRate(double perSecond) {
    public FlopRate {
        QuantityLimits.requirePositive(perSecond, "a rate of operations");
    }

    /** The ridge point: the intensity from which on this peak, and not the memory, is the roof. */
    public ArithmeticIntensity over(Bandwidth bandwidth) {
        return new ArithmeticIntensity(perSecond / bandwidth.bytesPerSecond());
    }
}
