package dev.roofline.units;

import java.util.Optional;

/**
 * A format that a machine multiplies in. How a tensor of it is stored, with scales, is a
 * {@link TensorFormat}.
 */
public enum NumberFormat implements Labelled {
    FP64(64),
    FP32(32),
    /** NVIDIA's 19-bit format: stored in 32 bits, multiplied with 10 bits of mantissa. */
    TF32(32),
    BF16(16),
    FP16(16),
    FP8(8),
    FP6(6),
    FP4(4),
    INT8(8),
    INT4(4);

    private final int bits;

    NumberFormat(int bits) {
        this.bits = bits;
    }

    /** Bits that an element takes in memory, without scales. */
    public int bits() {
        return bits;
    }

    public boolean isInteger() {
        return this == INT8 || this == INT4;
    }

    /** The format of this label. */
    public static Optional<NumberFormat> ofLabel(String label) {
        return Labelled.of(values(), label);
    }
}
