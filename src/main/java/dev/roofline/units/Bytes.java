package dev.roofline.units;

/**
 * An amount of data in bytes of eight bits; formats below a byte may make fractions.
 *
 * @param count not negative
 */
public record Bytes(double count) {
    public Bytes {
        QuantityLimits.requireCount(count, "bytes");
    }
}
