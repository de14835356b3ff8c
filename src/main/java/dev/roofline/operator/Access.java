package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;

/**
 * One tensor that an operator reads or writes once.
 *
 * @param tensor what it is, for a person
 * @param rows that may each have a scale
 * @param columns of a row
 * @param bytes of all elements for one instance of the operator, with what their format's scales take
 * @param role what it is to its operator, where that decides something
 */
public record Access(
        Kind kind, String tensor, Dimension rows, Dimension columns, TensorFormat format, double bytes, Role role) {
    /** What the bytes are; the kinds add up to an operator's bytes. */
    public enum Kind {
        WEIGHT,
        ACTIVATION,
        KV_READ,
        KV_WRITTEN,
        /** Gradients of parameters; those of activations are activations. */
        GRADIENT,
        /** What an optimizer keeps of each parameter, its master copy included. */
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
        RESIDUAL,
        /** What an exchange reads and sends to other devices. */
        SENT,
        /** What comes from other devices and is written. */
        RECEIVED
    }

    private static final TensorFormat BYTE = TensorFormat.plain(NumberFormat.INT8);

    static Access of(Kind kind, String tensor, Dimension rows, Dimension columns, TensorFormat format) {
        double m = rows.value();
        double n = columns.value();
        return new Access(kind, tensor, rows, columns, format, format.bytes(m, n), Role.OPERAND);
    }

    /** Bytes of tensors of several formats together. */
    public static Access ofBytes(Kind kind, String tensor, Dimension bytes) {
        return of(kind, tensor, Dimension.Constant.ONE, bytes, BYTE);
    }

    /** Parameters in no rows with scales, such as a bias. */
    static Access vector(String tensor, Dimension elements, TensorFormat format) {
        double bytes = format.bytesOf(elements.value(), 0);
        return new Access(Kind.WEIGHT, tensor, Dimension.Constant.ONE, elements, format, bytes, Role.OPERAND);
    }

    static Access weight(String tensor, Dimension rows, Dimension columns, TensorFormat format) {
        return of(Kind.WEIGHT, tensor, rows, columns, format);
    }

    static Access activation(String tensor, Dimension rows, Dimension columns, TensorFormat format) {
        return of(Kind.ACTIVATION, tensor, rows, columns, format);
    }

    /** A part of it, or several. */
    Access times(Dimension factor) {
        return new Access(kind, tensor, rows.times(factor), columns, format, bytes * factor.value(), role);
    }

    /** As many elements, or several times as many, in no rows with scales of their own. */
    Access inOneRow(Kind other, String name, Dimension factor, TensorFormat another) {
        double bytes = another.bytes(1, elements() * factor.value());
        Dimension extent = rows.times(columns).times(factor);
        return new Access(other, name, Dimension.Constant.ONE, extent, another, bytes, Role.OPERAND);
    }

    /** The same bytes under another name. */
    Access called(String other) {
        return new Access(kind, other, rows, columns, format, bytes, role);
    }

    /** The same tensor where it is something to its operator. */
    Access as(Role other) {
        return new Access(kind, tensor, rows, columns, format, bytes, other);
    }

    /** The same tensor where it is of another kind. */
    Access of(Kind other) {
        return new Access(other, tensor, rows, columns, format, bytes, role);
    }

    /** What it is, and of what is exchanged the way that it goes. */
    public String name() {
        return switch (role) {
            case SENT -> tensor.concat(" sent");
            case RECEIVED -> tensor.concat(" received");
            case OPERAND, INPUT, BIAS, NORM, RESIDUAL -> tensor;
        };
    }

    /** The same tensor in an exchange that goes the other way: what was received is sent back. */
    Access returned() {
        return switch (role) {
            case SENT -> as(Role.RECEIVED);
            case RECEIVED -> as(Role.SENT);
            case OPERAND, INPUT, BIAS, NORM, RESIDUAL -> this;
        };
    }

    /** How many there are for one instance of the operator. */
    public double elements() {
        return rows.value() * columns.value();
    }

    /** What its elements are counted by, such as {@code S d}. */
    public String formula() {
        return rows.times(columns).text();
    }
}
