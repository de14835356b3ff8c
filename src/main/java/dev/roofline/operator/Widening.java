package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;

/** Which format two operands multiply in. */
public final class Widening {
    private Widening() {}

    /**
     * The wider format of the two: the narrower operand is expanded in registers. Of two 16-bit formats the
     * activation's is taken; an integer and a float of the same width share no multiplier and expand to 16 bits.
     */
    public static NumberFormat widest(TensorFormat stored, TensorFormat activation) {
        NumberFormat a = stored.arithmetic();
        NumberFormat b = activation.arithmetic();
        if (a == b) {
            return a;
        }
        if (rank(a) != rank(b)) {
            return rank(a) > rank(b) ? a : b;
        }
        return a.isInteger() != b.isInteger() ? NumberFormat.FP16 : b;
    }

    private static int rank(NumberFormat format) {
        return switch (format) {
            case FP4, INT4 -> 0;
            case FP6 -> 1;
            case FP8, INT8 -> 2;
            case BF16, FP16 -> 3;
            case TF32 -> 4;
            case FP32 -> 5;
            case FP64 -> 6;
        };
    }
}
