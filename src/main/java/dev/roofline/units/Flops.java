package dev.roofline.units;

/**
 * A count of floating-point (or integer) operations; a multiply-add is two.
 *
 * @param count not negative; exact below 2^53, the size from which doubles skip whole numbers
 */
public record Flops(double count) {
    public Flops {
        QuantityLimits.requireCount(count, "FLOPs");
    }

    /** Time that a unit of this peak rate needs. */
    public Seconds at(FlopRate rate) {
        return new Seconds(count / rate.perSecond());
    }

    /**
     * FLOPs for each byte moved.
     *
     * @return positive infinity where nothing is moved, NaN where there is also nothing to compute
     */
    public ArithmeticIntensity per(Bytes bytes) {
        return new ArithmeticIntensity(count / bytes.count());
    }
}
