package dev.roofline.operator;

import dev.roofline.units.TensorFormat;

/**
 * One tensor that an operator reads or writes once.
 *
 * @param tensor what it is, for a person
 * @param elements for one instance of the operator
 * @param bytes of them, with what their format's scales take
 * @param role what it is to its operator, where that decides something
 */
public record Access(Kind kind, String tensor, double elements, double bytes, Role role) {
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

    /** What a tensor is to its operator. */
    public enum Role {
        /** Nothing that a pass over operators asks about. */
        OPERAND,
        /** A product's input, where that is a tensor of its own. */
        INPUT,
        /** Parameters that are added and not multiplied, so that no gradient of an input hangs on them. */
        BIAS,
        /** Parameters of a norm that is fused. */
        NORM,
        /** The stream that the product which closes a branch adds its output to. */
        RESIDUAL
    }

    /** A tensor that no pass asks about. */
    public Access(Kind kind, String tensor, double elements, double bytes) {
        this(kind, tensor, elements, bytes, Role.OPERAND);
    }

    static Access of(Kind kind, String tensor, double rows, double columns, TensorFormat format) {
        return new Access(kind, tensor, rows * columns, format.bytes(rows, columns));
    }

    /** A part of it, or several. */
    Access times(double factor) {
        return new Access(kind, tensor, elements * factor, bytes * factor, role);
    }

    /** The same bytes under another name. */
    Access called(String other) {
        return new Access(kind, other, elements, bytes, role);
    }

    /** The same tensor where it is something to its operator. */
    Access as(Role other) {
        return new Access(kind, tensor, elements, bytes, other);
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
