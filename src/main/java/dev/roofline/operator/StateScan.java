package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;

/**
 * The recurrence of a state-space or linear-attention layer over a step's tokens.
 *
 * @param count of all sequences
 * @param engine matrix units where tokens are processed in chunks, vector units where one comes after the other
 */
public record StateScan(Site site, Count count, Engine engine, NumberFormat arithmetic, List<Access> accesses)
        implements Operator.Product {
    /**
     * Operations with the rule that they are counted by.
     *
     * @param symbols of the formula
     */
    public record Count(double flops, Formula formula, List<Symbol> symbols) {
        public Count {
            symbols = List.copyOf(symbols);
        }

        /** The count of the backward pass. */
        Count backward() {
            return new Count(2 * flops, formula.backward(), symbols);
        }
    }

    public StateScan {
        accesses = List.copyOf(accesses);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public double flops() {
        return count.flops;
    }

    @Override
    public double flopsAsked() {
        return count.flops;
    }

    @Override
    public Formula flopsFormula() {
        return count.formula;
    }

    @Override
    public List<Symbol> symbols() {
        return count.symbols;
    }

    @Override
    public StateScan with(Site where, List<Access> moved) {
        return new StateScan(where, count, engine, arithmetic, moved);
    }
}
