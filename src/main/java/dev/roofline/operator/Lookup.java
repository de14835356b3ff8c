package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import java.util.List;

/** Rows picked from a table, or what goes to the host's memory and comes from there: no operations, only bytes. */
public record Lookup(Site site, NumberFormat arithmetic, List<Access> accesses) implements Operator.VectorWork {
    private static final Formula FLOPS = new Formula("FLOPs", "0", Source.CONVENTION);

    public Lookup {
        accesses = List.copyOf(accesses);
    }

    @Override
    public boolean isDispensable() {
        return false;
    }

    @Override
    public double flops() {
        return 0;
    }

    @Override
    public Formula flopsFormula() {
        return FLOPS;
    }

    @Override
    public List<Symbol> symbols() {
        return List.of();
    }

    @Override
    public Lookup with(Site where, List<Access> moved) {
        return new Lookup(where, arithmetic, moved);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
