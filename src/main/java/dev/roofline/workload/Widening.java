package dev.roofline.workload;

import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;

/** Which format activations multiply in with what is stored: a matrix of weights, or keys and values of a cache. */
final class Widening {
    private Widening() {}

    /**
     * The activations' format, but where it cannot hold what is stored: of what is stored narrower the elements are expanded
     * in registers, and a wider float is cast to a narrower one on the way in, as mixed precision does with fp32 weights.
     * Between floats and integers there is no cast but quantising, with scales that nobody gave: the wider format stays, and an integer and a float of the same width share no
     * multiplier and expand to 16 bits.
     */
    static NumberFormat of(TensorFormat stored, TensorFormat activations) {
        NumberFormat a = stored.arithmetic();
        NumberFormat b = activations.arithmetic();
        if (rank(a) > rank(b)) {
            return a.isInteger() || b.isInteger() ? a : b;
        }
        return rank(a) == rank(b) && a.isInteger() != b.isInteger() ? NumberFormat.FP16 : b;
    }

    /**
     * What queries multiply in with keys and values of a cache: the wider format of the two. A cache that is kept wider than
     * the activations is kept so for attention to be as exact as that (DeepSeek-V3 attends in bf16 between fp8 products,
     * arXiv 2412.19437, section 3.3.1).
     */
    static NumberFormat ofCache(TensorFormat cache, TensorFormat activations) {
        return rank(cache.arithmetic()) > rank(activations.arithmetic()) ? cache.arithmetic() : of(cache, activations);
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
