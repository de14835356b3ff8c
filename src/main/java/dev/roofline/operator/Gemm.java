package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import java.util.List;

/**
 * A product of activations (m x k) with a weight matrix (k x n). A bias is its epilogue and costs bytes only. Where rows
 * meet different matrices of one shape, those of their expert or of their head, m counts all rows of all of them; of rows
 * that a router sends to a device, the expected number.
 */
public record Gemm(Site site, Dimension m, Dimension n, Dimension k, NumberFormat arithmetic, List<Access> accesses)
        implements Operator.MatrixProduct {
    private static final Formula FLOPS = new Formula("FLOPs", "2 m n k", Source.CONVENTION);

    public Gemm {
        accesses = List.copyOf(accesses);
        if (!(m.value() > 0) || n.value() < 1 || k.value() < 1) {
            throw new IllegalArgumentException("a product has positive dimensions");
        }
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public double flops() {
        return 2.0 * m.value() * n.value() * k.value();
    }

    @Override
    public Formula flopsFormula() {
        return FLOPS;
    }

    @Override
    public List<Symbol> symbols() {
        return List.of(new Symbol("m", m.value()), new Symbol("n", n.value()), new Symbol("k", k.value()));
    }

    @Override
    public Gemm with(Site where, List<Access> moved) {
        return new Gemm(where, m, n, k, arithmetic, moved);
    }
}
