package dev.roofline.operator;

import dev.roofline.units.TensorFormat;

/**
 * One tensor that an operator reads or writes once.
 *
 * @param tensor what it is, for a person
 * @param elements for one instance of the operator
 * @param bytes of them, with what their format's scales take
 */
public record Access(Kind kind, String tensor, double elements, double bytes) {
    /** What biases are called, of one matrix or of several. */
    static final String BIAS = "bias";

    /** What the bytes are; the kinds add up to an operator's bytes. */
    public enum Kind {
        WEIGHT,
        ACTIVATION,
        KV_READ,
        KV_WRITTEN,
        /** Gradients of parameters; those of activations are activations. */
        GRADIENT,
        /** What an optimiser keeps of each parameter, its master copy included. */
        OPTIMIZER,
        /** What crosses the link to the host's memory, beside what is read and written in the device's own: no part of its bytes. */
        HOST
    }

    static Access of(Kind kind, String tensor, double rows, double columns, TensorFormat format) {
        return new Access(kind, tensor, rows * columns, format.bytes(rows, columns));
    }

    /** A part of it, or several. */
    Access times(double factor) {
        return new Access(kind, tensor, elements * factor, bytes * factor);
    }

    /** The same bytes under another name. */
    Access called(String other) {
        return new Access(kind, other, elements, bytes);
    }

    /** Whether it is added and not multiplied, so that no gradient of an input hangs on it. */
    boolean isBias() {
        return kind == Kind.WEIGHT && tensor.startsWith(BIAS);
    }

    /** Parameters in no rows with scales, such as a bias. */
    static Access vector(String tensor, double elements, TensorFormat format) {
        return new Access(Kind.WEIGHT, tensor, elements, format.bytesOf(elements, 0));
    }

    static Access weight(String tensor, double rows, double columns, TensorFormat format) {
        return of(Kind.WEIGHT, tensor, rows, columns, format);
    }

    static Access activation(String tensor, double rows, double columns, TensorFormat format) {
        return of(Kind.ACTIVATION, tensor, rows, columns, format);
    }
}
