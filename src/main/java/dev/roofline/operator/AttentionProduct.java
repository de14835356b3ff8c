package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/**
 * Scores or values of an unfused attention: products of queries with keys over the full rectangle, or of
 * probabilities with values, as eager frameworks compute them.
 *
 * @param outputs elements that come out, over all sequences and heads
 * @param multiplyAdds of all of them together: each output's dot product is as long as a head, or as the keys are many
 * @param dotProduct how a dot product is counted
 */
public record AttentionProduct(
        Site site,
        double outputs,
        double multiplyAdds,
        DotProduct dotProduct,
        NumberFormat arithmetic,
        List<Access> accesses)
        implements Operator.Product {

    /** How many operations a dot product of length k is. */
    public enum DotProduct {
        /** k multiply-adds: 2k. */
        MULTIPLY_ADDS(new Formula("FLOPs", "2 h e sum over sequences of S T", Source.CONVENTION)),
        /** The gradients of both factors: two products, 4k. */
        BACKWARD(new Formula("FLOPs", "4 h e sum over sequences of S T", Source.BACKPROPAGATION)),
        /** k multiplications and k-1 additions: 2k-1. */
        MULTIPLIES_THEN_ADDS(new Formula("FLOPs", "B h m n (2k - 1)", Source.SURVEY));

        private final Formula formula;

        DotProduct(Formula formula) {
            this.formula = formula;
        }
    }

    public AttentionProduct {
        Objects.requireNonNull(site);
        Objects.requireNonNull(dotProduct);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public double flopsAsked() {
        return flops();
    }

    @Override
    public double flops() {
        double all = 2 * multiplyAdds;
        return switch (dotProduct) {
            case MULTIPLY_ADDS -> all;
            case BACKWARD -> 2 * all;
            case MULTIPLIES_THEN_ADDS -> Math.max(0, all - outputs);
        };
    }

    @Override
    public Engine engine() {
        return Engine.MATRIX;
    }

    @Override
    public Formula flopsFormula() {
        return dotProduct.formula;
    }

    @Override
    public AttentionProduct with(Site where, List<Access> moved) {
        return new AttentionProduct(where, outputs, multiplyAdds, dotProduct, arithmetic, moved);
    }
}
