package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/**
 * The same small work on each element of a tensor, on the vector units.
 *
 * @param backward whether it is the work's way back: an operation and its derivative for each of its own
 */
public record Elementwise(
        Site site, Work work, boolean backward, double elements, NumberFormat arithmetic, List<Access> accesses)
        implements Operator {
    public Elementwise {
        Objects.requireNonNull(site);
        Objects.requireNonNull(work);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
    }

    Elementwise(Site site, Work work, double elements, NumberFormat arithmetic, List<Access> accesses) {
        this(site, work, false, elements, arithmetic, accesses);
    }

    @Override
    public double flops() {
        return (backward ? 2 : 1) * work.flopsPerElement() * elements;
    }

    @Override
    public Engine engine() {
        return Engine.VECTOR;
    }

    @Override
    public Formula flopsFormula() {
        return backward ? work.formula().backward() : work.formula();
    }

    @Override
    public Elementwise withAccesses(List<Access> other) {
        return new Elementwise(site, work, backward, elements, arithmetic, other);
    }

    @Override
    public Elementwise withSite(Site other) {
        return new Elementwise(other, work, backward, elements, arithmetic, accesses);
    }
}
