package dev.roofline.prose;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.Placement;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/** Says of which products a machine's profile is silent, so that their time bounds nothing. */
final class Silence {
    private Silence() {}

    /** The clause that ends a verdict; empty where every time is a bound. */
    static String of(Iterable<Placement> placements, HardwareProfile hardware) {
        List<String> kinds = new ArrayList<>();
        for (Placement placement : placements) {
            if (BoundKind.of(placement, hardware) == BoundKind.NONE) {
                String kind = kind(placement.operator().arithmetic());
                if (!kinds.contains(kind)) {
                    kinds.add(kind);
                }
            }
        }
        return kinds.isEmpty()
                ? ""
                : "not a bound: this profile is silent about " + String.join(" and ", kinds) + " products";
    }

    /** The width, and where that leaves two kinds of numbers, which. */
    private static String kind(NumberFormat format) {
        return switch (format) {
            case FP64, FP32, FP6 -> format.bits() + "-bit";
            case BF16, FP16 -> "16-bit";
            case TF32 -> "tf32";
            case FP8, FP4 -> format.bits() + "-bit floating-point";
            case INT8, INT4 -> format.bits() + "-bit integer";
        };
    }
}
