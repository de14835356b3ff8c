package dev.roofline.placement;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.operator.Operator;
import dev.roofline.units.Engine;
import dev.roofline.units.Labelled;

/** What a time says of the machine: the least that it needs, or nothing where its profile is silent about what it can do. */
public enum BoundKind implements Labelled {
    /** No implementation is faster. */
    LOWER,
    /** The machine may have a peak that its profile does not list, and be faster. */
    NONE;

    /**
     * The kind of the time of an operator under a peak. A product for the matrix units that takes others although the
     * profile does not list the matrix units completely may have a peak of its own there; so may one that takes a format
     * of twice its width or more on an engine that is not listed completely. Element-wise work is not judged: it runs under
     * the vector peaks that there are.
     */
    public static BoundKind of(Operator operator, ComputeCeiling ceiling, HardwareProfile hardware) {
        if (!operator.isProduct() || operator.engine() != Engine.MATRIX) {
            return LOWER;
        }
        boolean elsewhere = ceiling.engine() != Engine.MATRIX && !hardware.isComplete(Engine.MATRIX);
        boolean twiceAsWide =
                ceiling.format().bits() >= 2 * operator.arithmetic().bits();
        return elsewhere || (twiceAsWide && !hardware.isComplete(ceiling.engine())) ? NONE : LOWER;
    }

    public static BoundKind of(Placement placement, HardwareProfile hardware) {
        return of(placement.operator(), placement.ceiling(), hardware);
    }

    /** Of a sum, which bounds nothing where one of its members does not. */
    public static BoundKind of(Iterable<Placement> placements, HardwareProfile hardware) {
        for (Placement placement : placements) {
            if (of(placement, hardware) == NONE) {
                return NONE;
            }
        }
        return LOWER;
    }
}
