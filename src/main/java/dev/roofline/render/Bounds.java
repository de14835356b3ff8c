package dev.roofline.render;

import dev.roofline.draw.Ink;
import dev.roofline.placement.Bound;
import dev.roofline.report.Table;

/** The colours of what bounds a time. */
final class Bounds {
    /** What reports call the column whose values are bounds. */
    private static final String COLUMN = "bound";

    private Bounds() {}

    /** Of a cell in a column of bounds; any other is plain, whatever its words. */
    static Ink ink(Table.Heading heading, String cell) {
        if (!heading.label().equals(COLUMN)) {
            return Ink.PLAIN;
        }
        if (cell.equals(Bound.COMPUTE.label())) {
            return Ink.GREEN;
        }
        if (cell.equals(Bound.MEMORY.label())) {
            return Ink.YELLOW;
        }
        return cell.equals(Bound.NETWORK.label()) ? Ink.MAGENTA : Ink.PLAIN;
    }
}
