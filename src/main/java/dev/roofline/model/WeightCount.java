package dev.roofline.model;

/**
 * Numbers of weights by what they belong to: the one place that says which tensors of a model share a format. Matrices are
 * counted with their rows, the outputs of a product, since formats may keep a scale a row.
 */
@SuppressWarnings("EnumOrdinal") // arrays by kind: they are added up for each layer of each run
public final class WeightCount {
    private static final int KINDS = WeightKind.values().length;

    public static final WeightCount NONE = new WeightCount();

    private final long[] elements = new long[KINDS];
    private final long[] rows = new long[KINDS];

    private WeightCount() {}

    /** One matrix, or a table. */
    public static WeightCount matrix(WeightKind kind, long rows, long columns) {
        return of(kind, rows * columns, rows);
    }

    /** Parameters in no rows with scales. */
    public static WeightCount vector(long elements) {
        return of(WeightKind.VECTOR, elements, 0);
    }

    /** A product that keeps the format of the rest, with a bias or without. */
    static WeightCount product(long outputs, long inputs, boolean bias) {
        return matrix(WeightKind.OTHER, outputs, inputs).plus(vector(bias ? outputs : 0));
    }

    /** Several matrices together. */
    static WeightCount of(WeightKind kind, long elements, long rows) {
        WeightCount count = new WeightCount();
        count.elements[kind.ordinal()] = elements;
        count.rows[kind.ordinal()] = rows;
        return count;
    }

    public WeightCount plus(WeightCount other) {
        return plus(other, 1);
    }

    /** With so many sets of others; a negative number takes them away. */
    public WeightCount plus(WeightCount other, long sets) {
        WeightCount sum = new WeightCount();
        for (int kind = 0; kind < KINDS; kind++) {
            sum.elements[kind] = elements[kind] + sets * other.elements[kind];
            sum.rows[kind] = rows[kind] + sets * other.rows[kind];
        }
        return sum;
    }

    public WeightCount times(long sets) {
        return NONE.plus(this, sets);
    }

    /** The same where every matrix is one of those that keep the format of the rest. */
    WeightCount asOthers() {
        WeightCount others = vector(elements(WeightKind.VECTOR));
        for (int kind = 0; kind < KINDS; kind++) {
            if (kind != WeightKind.VECTOR.ordinal()) {
                others.elements[WeightKind.OTHER.ordinal()] += elements[kind];
                others.rows[WeightKind.OTHER.ordinal()] += rows[kind];
            }
        }
        return others;
    }

    /** All weights. */
    public long elements() {
        long sum = 0;
        for (long each : elements) {
            sum += each;
        }
        return sum;
    }

    public long elements(WeightKind kind) {
        return elements[kind.ordinal()];
    }

    /** Rows of the matrices of a kind. */
    public long rows(WeightKind kind) {
        return rows[kind.ordinal()];
    }
}
