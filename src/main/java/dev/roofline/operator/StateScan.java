package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/**
 * The recurrence of a state-space or linear-attention layer over a step's tokens.
 *
 * @param flops of all sequences
 * @param engine matrix units where tokens are processed in chunks, vector units where one comes after the other
 * @param flopsFormula how they are counted
 * @param symbols of the formula
 */
public record StateScan(
        Site site,
        double flops,
        Engine engine,
        Formula flopsFormula,
        List<Symbol> symbols,
        NumberFormat arithmetic,
        List<Access> accesses)
        implements Operator.Product {
    public StateScan {
        Objects.requireNonNull(site);
        Objects.requireNonNull(engine);
        Objects.requireNonNull(flopsFormula);
        Objects.requireNonNull(arithmetic);
        symbols = List.copyOf(symbols);
        accesses = List.copyOf(accesses);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public double flopsAsked() {
        return flops;
    }

    @Override
    public StateScan with(Site where, List<Access> moved) {
        return new StateScan(where, flops, engine, flopsFormula, symbols, arithmetic, moved);
    }
}
