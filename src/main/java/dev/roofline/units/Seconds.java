package dev.roofline.units;

/** A duration in seconds, not negative. */
public record Seconds(double count) {
    public Seconds {
        QuantityLimits.requireCount(count, "seconds");
    }
}
