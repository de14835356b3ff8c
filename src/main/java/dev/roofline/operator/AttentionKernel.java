package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;

/**
 * Scores and values in one kernel that visits the visible (query, key) pairs only and keeps scores on the chip.
 *
 * @param pass which way, which decides how many products it is
 */
public record AttentionKernel(Site site, Shape shape, Pass pass, NumberFormat arithmetic, List<Access> accesses)
        implements Operator.Product {
    /**
     * What is multiplied.
     *
     * @param heads query heads
     * @param pairs visible pairs of all sequences, for each head
     * @param scoreSize channels of a score's dot product
     * @param valueSize channels of a value
     */
    public record Shape(double heads, double pairs, long scoreSize, long valueSize) {}

    /** The products of a kernel: of queries with keys, and of scores with values. */
    public enum Pass {
        FORWARD(1, 1, "2 h (e_score + e_value) pairs"),
        /** Scores once more, their gradient, and the gradients of queries, keys and values. */
        BACKWARD(3, 2, "2 h (3 e_score + 2 e_value) pairs"),
        /** What no implementation can leave out: scores are kept. */
        BACKWARD_OF_KEPT(2, 2, "2 h (2 e_score + 2 e_value) pairs");

        private final int overScores;
        private final int overValues;
        private final Formula formula;

        Pass(int overScores, int overValues, String expression) {
            this.overScores = overScores;
            this.overValues = overValues;
            this.formula = new Formula("FLOPs", expression, Source.FLASH_ATTENTION);
        }
    }

    public AttentionKernel {
        accesses = List.copyOf(accesses);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public double flops() {
        return flops(pass);
    }

    private double flops(Pass way) {
        return 2 * shape.heads * shape.pairs * (way.overScores * shape.scoreSize + way.overValues * shape.valueSize);
    }

    /** Scores that are made once more in the backward pass are the implementation's, not the model's. */
    @Override
    public double flopsAsked() {
        return pass == Pass.BACKWARD ? flops(Pass.BACKWARD_OF_KEPT) : flops();
    }

    @Override
    public Engine engine() {
        return Engine.MATRIX;
    }

    @Override
    public Formula flopsFormula() {
        return pass.formula;
    }

    @Override
    public List<Symbol> symbols() {
        return List.of(
                new Symbol("h", shape.heads),
                new Symbol("pairs", shape.pairs),
                new Symbol("e_score", shape.scoreSize),
                new Symbol("e_value", shape.valueSize));
    }

    @Override
    public AttentionKernel with(Site where, List<Access> moved) {
        return new AttentionKernel(where, shape, pass, arithmetic, moved);
    }
}
