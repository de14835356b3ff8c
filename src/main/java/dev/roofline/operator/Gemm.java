package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/**
 * A product of activations (m x k) with a weight matrix (k x n). A bias is its epilogue and costs bytes only. Where rows
 * meet different matrices of one shape, those of their expert or of their head, m counts all rows of all of them; of rows
 * that a router sends to a device, the expected number.
 */
public record Gemm(Site site, double m, long n, long k, NumberFormat arithmetic, List<Access> accesses)
        implements Operator.Product {
    private static final Formula FLOPS = new Formula("FLOPs", "2 m n k", Source.CONVENTION);

    public Gemm {
        Objects.requireNonNull(site);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
        if (!(m > 0) || n < 1 || k < 1) {
            throw new IllegalArgumentException("a product has positive dimensions");
        }
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
        return 2.0 * m * n * k;
    }

    @Override
    public Engine engine() {
        return Engine.MATRIX;
    }

    @Override
    public Formula flopsFormula() {
        return FLOPS;
    }

    @Override
    public List<Symbol> symbols() {
        return List.of(new Symbol("m", m), new Symbol("n", n), new Symbol("k", k));
    }

    @Override
    public Gemm with(Site where, List<Access> moved) {
        return new Gemm(where, m, n, k, arithmetic, moved);
    }
}
