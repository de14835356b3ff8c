package dev.roofline.units;

/**
 * An amount of data in bytes of eight bits; formats below a byte may make fractions.
 *
 * @param count not negative
 */
public record Bytes(double count) {
    public static final Bytes ZERO = new Bytes(0);

    public Bytes {
        Quantity.requireCount(count, "bytes");
    }

    public Bytes plus(Bytes other) {
        return new Bytes(count + other.count);
    }

    public Bytes times(double factor) {
        return new Bytes(count * factor);
    }

    /** Time that a memory or a link of this bandwidth needs. */
    public Seconds at(Bandwidth bandwidth) {
        return new Seconds(count / bandwidth.bytesPerSecond());
    }
}
