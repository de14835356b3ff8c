package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/** Rows picked from a table, or what goes to the host's memory and comes from there: no operations, only bytes. */
public record Lookup(Site site, NumberFormat arithmetic, List<Access> accesses) implements Operator {
    private static final Formula FLOPS = new Formula("FLOPs", "0", Source.CONVENTION);

    public Lookup {
        Objects.requireNonNull(site);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
    }

    @Override
    public double flops() {
        return 0;
    }

    @Override
    public Engine engine() {
        return Engine.VECTOR;
    }

    @Override
    public Formula flopsFormula() {
        return FLOPS;
    }

    @Override
    public Lookup withAccesses(List<Access> other) {
        return new Lookup(site, arithmetic, other);
    }

    @Override
    public Lookup withSite(Site other) {
        return new Lookup(other, arithmetic, accesses);
    }
}
