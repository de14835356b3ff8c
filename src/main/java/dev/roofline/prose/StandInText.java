package dev.roofline.prose;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.placement.Placement;
import dev.roofline.units.Engine;
import dev.roofline.units.FormatContainment;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said where work runs under a peak that is not of its own format or engine, and why it does. */
final class StandInText {
    private StandInText() {}

    /** Of work that is placed on a machine: nothing where its peak is its own. Element-wise work is a detail. */
    static List<Note> notes(HardwareProfile hardware, Placement placement) {
        List<Note> notes = new ArrayList<>();
        ComputeCeiling ceiling = placement.ceiling();
        boolean product = placement.operator().engine() == Engine.MATRIX;
        NumberFormat own = placement.operator().arithmetic();
        if (own != ceiling.format()) {
            boolean converted = product && !FormatContainment.contains(ceiling.format(), own);
            notes.add(new Note(
                    (product ? "products in " : "element-wise operations in ") + own.label() + " run under the "
                            + ceiling.label() + " peak" + (converted ? ", values converted" : "") + ": "
                            + whyNot(hardware, own, product),
                    !product));
        } else if (!product && ceiling.engine() == Engine.MATRIX) {
            notes.add(new Note(
                    "element-wise work runs under the " + ceiling.label()
                            + " peak: no vector peak of the machine is published",
                    true));
        }
        if (product && (own == NumberFormat.FP32 || own == NumberFormat.FP64)) {
            notes.add(
                    new Note(
                            "a product in " + own.label()
                                    + " is counted as one: emulating it by several products in narrower formats is not counted, and may be faster"));
        }
        return notes;
    }

    /** Why work does not run under a peak of its own format: there is none, none is known, or it is slower. */
    private static String whyNot(HardwareProfile hardware, NumberFormat own, boolean product) {
        Optional<ComputeCeiling> vector = hardware.peak(Engine.VECTOR, own);
        Optional<ComputeCeiling> matrix = product ? hardware.peak(Engine.MATRIX, own) : Optional.empty();
        String format = (product ? "" : "vector ") + own.label();
        if (matrix.isEmpty() && vector.isEmpty()) {
            return hardware.isComplete(product ? Engine.MATRIX : Engine.VECTOR)
                    ? "the machine has no " + format + " peak"
                    : "the machine's profile lists no " + format + " peak";
        }
        boolean byMatrix = matrix.isPresent()
                && (vector.isEmpty()
                        || matrix.get().peak().perSecond()
                                >= vector.get().peak().perSecond());
        ComputeCeiling faster = byMatrix ? matrix.get() : vector.get();
        return "the machine's own " + faster.label() + " peak, " + MachineText.rate(faster) + ", is slower";
    }
}
