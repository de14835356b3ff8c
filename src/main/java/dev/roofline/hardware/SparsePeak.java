package dev.roofline.hardware;

import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;

/**
 * A peak rate that holds where enough of one operand is zero. It is no ceiling: nothing that is computed here knows which
 * weights are zero, so no bound may stand on it.
 *
 * @param sparsity how many of how many neighbours are not zero, such as {@code 2:4}
 * @param peak counted as if the zeros were multiplied too, as vendors print it
 */
public record SparsePeak(Engine engine, NumberFormat format, String sparsity, FlopRate peak, Provenance provenance) {
    /** What a person calls it, such as {@code matrix fp16 2:4}. */
    public String label() {
        return engine.label() + " " + format.label() + " " + sparsity;
    }
}
