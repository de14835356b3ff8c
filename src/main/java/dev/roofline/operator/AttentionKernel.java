package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Objects;

/**
 * Scores and values in one kernel that visits the visible (query, key) pairs only and keeps scores on the chip.
 *
 * @param heads query heads
 * @param pairs visible pairs of all sequences, for each head
 * @param scoreSize channels of a score's dot product
 * @param valueSize channels of a value
 */
public record AttentionKernel(
        Site site,
        double heads,
        double pairs,
        long scoreSize,
        long valueSize,
        NumberFormat arithmetic,
        List<Access> accesses)
        implements Operator {
    private static final Formula FLOPS =
            new Formula("FLOPs", "2 h (e_score + e_value) pairs", Source.FLASH_ATTENTION);

    public AttentionKernel {
        Objects.requireNonNull(site);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
    }

    @Override
    public double flops() {
        return 2 * heads * pairs * (scoreSize + valueSize);
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
    public AttentionKernel withAccesses(List<Access> other) {
        return new AttentionKernel(site, heads, pairs, scoreSize, valueSize, arithmetic, other);
    }
}
