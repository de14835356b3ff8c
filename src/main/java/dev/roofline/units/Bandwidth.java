package dev.roofline.units;

/** A data rate in bytes a second, positive; decimal, and of links per direction. */
public record Bandwidth(double bytesPerSecond) {
    public Bandwidth {
        QuantityLimits.requirePositive(bytesPerSecond, "a bandwidth");
    }
}
