package dev.roofline.operator;

import dev.roofline.units.NumberFormat;
import java.util.List;

/**
 * The same small work on each element of a tensor, on the vector units.
 *
 * @param backward whether it is the work's backward pass: an operation and its derivative for each of its own
 */
public record Elementwise(
        Site site, Work work, boolean backward, Dimension elements, NumberFormat arithmetic, List<Access> accesses)
        implements Operator.VectorWork {
    public Elementwise {
        accesses = List.copyOf(accesses);
    }

    Elementwise(Site site, Work work, Dimension elements, NumberFormat arithmetic, List<Access> accesses) {
        this(site, work, false, elements, arithmetic, accesses);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean isDispensable() {
        return true;
    }

    @Override
    public double flops() {
        return (backward ? 2 : 1) * work.flopsPerElement() * elements.value();
    }

    @Override
    public Formula flopsFormula() {
        return backward ? work.formula().backward() : work.formula();
    }

    @Override
    public List<Symbol> symbols() {
        return List.of(new Symbol(work.element(), elements.value()));
    }

    @Override
    public Elementwise with(Site where, List<Access> moved) {
        return new Elementwise(where, work, backward, elements, arithmetic, moved);
    }
}
