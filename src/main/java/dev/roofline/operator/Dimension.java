package dev.roofline.operator;

/**
 * How many there are along a side of a tensor, with the letters that say it: the value is worked out at once, the text where
 * somebody asks for it.
 */
public sealed interface Dimension permits Symbol, Dimension.Constant, Dimension.Composite {
    /** Something that is done differently with each kind. */
    interface Visitor {
        void visit(Symbol symbol);

        void visit(Constant number);

        void visit(Composite composite);
    }

    /** A number as it stands. */
    record Constant(double value) implements Dimension {
        /** What changes nothing. */
        public static final Dimension ONE = new Constant(1);

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** What two dimensions make. */
    record Composite(Operation operation, Dimension left, Dimension right, double value) implements Dimension {
        /** How they are put together. */
        public enum Operation {
            PRODUCT,
            SUM,
            QUOTIENT
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    static Dimension of(double number) {
        return number == 1 ? Constant.ONE : new Constant(number);
    }

    /** Calls what a visitor does with this kind. */
    void accept(Visitor visitor);

    double value();

    default Dimension times(Dimension other) {
        if (this == Constant.ONE) {
            return other;
        }
        return other == Constant.ONE
                ? this
                : new Composite(Composite.Operation.PRODUCT, this, other, value() * other.value());
    }

    default Dimension times(double number) {
        return of(number).times(this);
    }

    default Dimension plus(Dimension other) {
        return new Composite(Composite.Operation.SUM, this, other, value() + other.value());
    }

    default Dimension plus(double number) {
        return plus(of(number));
    }

    default Dimension over(Dimension other) {
        return other == Constant.ONE
                ? this
                : new Composite(Composite.Operation.QUOTIENT, this, other, value() / other.value());
    }

    /** The formula, such as {@code (h + 2 h_kv) e d}. */
    default String text() {
        return DimensionText.of(this);
    }
}
