package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/**
 * Scores or values of an unfused attention: {@code products} products m x n x k over the full rectangle of
 * queries and keys, as eager frameworks compute them.
 *
 * @param products sequences times query heads
 * @param n keys of the scores, head size of the values; a mean of several steps need not be whole
 * @param k head size of the scores, keys of the values
 * @param flopsFormula how a dot product of length k is counted
 */
public record AttentionProduct(
        Site site,
        double products,
        double m,
        double n,
        double k,
        DotProduct dotProduct,
        NumberFormat arithmetic,
        List<Access> accesses)
        implements Operator {

    /** How many operations a dot product of length k is. */
    public enum DotProduct {
        /** k multiply-adds: 2k. */
        MULTIPLY_ADDS(new Formula("FLOPs", "2 B h m n k", Source.CONVENTION)),
        /** k multiplications and k-1 additions: 2k-1. */
        MULTIPLIES_THEN_ADDS(new Formula("FLOPs", "B h m n (2k - 1)", Source.SURVEY));

        private final Formula formula;

        DotProduct(Formula formula) {
            this.formula = formula;
        }

        double flops(double length) {
            return this == MULTIPLY_ADDS ? 2 * length : Math.max(0, 2 * length - 1);
        }
    }

    public AttentionProduct {
        Objects.requireNonNull(site);
        Objects.requireNonNull(dotProduct);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
    }

    @Override
    public double flops() {
        return products * m * n * dotProduct.flops(k);
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
    public AttentionProduct withAccesses(List<Access> other) {
        return new AttentionProduct(site, products, m, n, k, dotProduct, arithmetic, other);
    }
}
