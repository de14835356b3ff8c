package dev.roofline.operator;

import dev.roofline.units.TensorFormat;

/**
 * One tensor that an operator reads or writes once.
 *
 * @param tensor what it is, for a person
 * @param bytes for one instance of the operator
 */
public record Access(Kind kind, String tensor, double bytes) {
    /** What the bytes are; the kinds add up to an operator's bytes. */
    public enum Kind {
        WEIGHT,
        ACTIVATION,
        KV_READ,
        KV_WRITTEN
    }

    static Access of(Kind kind, String tensor, double rows, double columns, TensorFormat format) {
        return new Access(kind, tensor, format.bytes(rows, columns));
    }

    static Access weight(String tensor, double rows, double columns, TensorFormat format) {
        return of(Kind.WEIGHT, tensor, rows, columns, format);
    }

    static Access activation(String tensor, double rows, double columns, TensorFormat format) {
        return of(Kind.ACTIVATION, tensor, rows, columns, format);
    }
}
