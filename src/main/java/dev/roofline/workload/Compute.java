package dev.roofline.workload;

import dev.roofline.units.NumberFormat;
import java.util.Optional;

/**
 * How matrix products are multiplied, whatever their operands are stored in.
 *
 * @param format of all matrix products; empty where it follows from their operands
 * @param weightCopy whether weights are kept a second time, in the format that they are multiplied in
 */
public record Compute(Optional<NumberFormat> format, boolean weightCopy) {
    /** As the operands' formats ask for, from the weights as they are stored. */
    public static final Compute DEFAULT = new Compute(Optional.empty(), false);
}
