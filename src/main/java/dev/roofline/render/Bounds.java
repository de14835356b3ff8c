package dev.roofline.render;

import dev.roofline.draw.Ink;
import dev.roofline.placement.Bound;

/** The colours of what bounds a time. */
final class Bounds {
    private Bounds() {}

    /** Of a cell that names a bound; any other is plain. */
    static Ink ink(String cell) {
        if (cell.equals(Bound.COMPUTE.label())) {
            return Ink.GREEN;
        }
        if (cell.equals(Bound.MEMORY.label())) {
            return Ink.YELLOW;
        }
        return cell.equals(Bound.NETWORK.label()) ? Ink.MAGENTA : Ink.PLAIN;
    }
}
