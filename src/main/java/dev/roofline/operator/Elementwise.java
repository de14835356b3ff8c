package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/** The same small work on each element of a tensor, on the vector units. */
public record Elementwise(Site site, Work work, double elements, NumberFormat arithmetic, List<Access> accesses)
        implements Operator {
    public Elementwise {
        Objects.requireNonNull(site);
        Objects.requireNonNull(work);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
    }

    @Override
    public double flops() {
        return work.flopsPerElement() * elements;
    }

    @Override
    public Engine engine() {
        return Engine.VECTOR;
    }

    @Override
    public Formula flopsFormula() {
        return work.formula();
    }

    @Override
    public Elementwise withAccesses(List<Access> other) {
        return new Elementwise(site, work, elements, arithmetic, other);
    }

    @Override
    public Elementwise withSite(Site other) {
        return new Elementwise(other, work, elements, arithmetic, accesses);
    }
}
