package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import java.util.List;

/**
 * Scores or values of an unfused attention: products of queries with keys over the full rectangle, or of
 * probabilities with values, as eager frameworks compute them.
 *
 * @param outputs elements that come out, over all sequences and heads
 * @param shape of the multiply-adds behind them: each output's dot product is as long as a head, or as the keys are many
 * @param dotProduct how a dot product is counted
 */
public record AttentionProduct(
        Site site, double outputs, Shape shape, DotProduct dotProduct, NumberFormat arithmetic, List<Access> accesses)
        implements Operator.MatrixProduct {

    /**
     * What a product multiplies, once for a channel of a pair of a head.
     *
     * @param terms of which each has scores of its own
     * @param heads query heads
     * @param pairs of a query and a key of one sequence, over all sequences
     * @param size channels of a head
     */
    public record Shape(double terms, double heads, double pairs, long size) {
        Shape(double heads, double pairs, long size) {
            this(1, heads, pairs, size);
        }

        double multiplyAdds() {
            return terms * heads * pairs * size;
        }
    }

    /** How many operations a dot product of length k is. */
    public enum DotProduct {
        /** k multiply-adds: 2k. */
        MULTIPLY_ADDS("2 %sh e pairs", Source.CONVENTION),
        /** The gradients of both factors: two products, 4k. */
        BACKWARD("4 %sh e pairs", Source.BACKPROPAGATION),
        /** k multiplications and k-1 additions: 2k-1. */
        MULTIPLIES_THEN_ADDS("2 %sh e pairs - outputs", Source.SURVEY);

        private final String expression;
        private final Source source;

        DotProduct(String expression, Source source) {
            this.expression = expression;
            this.source = source;
        }
    }

    public AttentionProduct {
        accesses = List.copyOf(accesses);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public double flops() {
        double all = 2 * shape.multiplyAdds();
        return switch (dotProduct) {
            case MULTIPLY_ADDS -> all;
            case BACKWARD -> 2 * all;
            case MULTIPLIES_THEN_ADDS -> Math.max(0, all - outputs);
        };
    }

    @Override
    public Formula flopsFormula() {
        String terms = shape.terms == 1 ? "" : "terms ";
        return new Formula("FLOPs", dotProduct.expression.replace("%s", terms), dotProduct.source);
    }

    @Override
    public List<Symbol> symbols() {
        return List.of(
                new Symbol("terms", shape.terms),
                new Symbol("h", shape.heads),
                new Symbol("pairs", shape.pairs),
                new Symbol("e", shape.size),
                new Symbol("outputs", outputs));
    }

    @Override
    public AttentionProduct with(Site where, List<Access> moved) {
        return new AttentionProduct(where, outputs, shape, dotProduct, arithmetic, moved);
    }
}
