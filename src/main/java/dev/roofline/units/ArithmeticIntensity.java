package dev.roofline.units;

/**
 * FLOPs for each byte moved.
 *
 * @param flopsPerByte not negative; infinite where no byte is moved, NaN for no work at all
 */
public record ArithmeticIntensity(double flopsPerByte) {
    public ArithmeticIntensity {
        if (flopsPerByte < 0) {
            throw new IllegalArgumentException("an arithmetic intensity is not negative: " + flopsPerByte);
        }
    }

    public boolean isDefined() {
        return Double.isFinite(flopsPerByte);
    }
}
