package dev.roofline.units;

/** A duration in seconds, not negative. */
public record Seconds(double count) {
    public static final Seconds ZERO = new Seconds(0);

    public Seconds {
        Quantity.requireCount(count, "seconds");
    }

    public Seconds plus(Seconds other) {
        return new Seconds(count + other.count);
    }

    public Seconds max(Seconds other) {
        return count >= other.count ? this : other;
    }
}
