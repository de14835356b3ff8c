package dev.roofline.chart;

/**
 * A dot.
 *
 * @param share its area as a share of the largest that a dot can have, 0 to 1
 * @param label said beside it where there is room
 * @param detail the whole of what there is to say of it, for a hover; lines end with {@code \n}
 * @param hue a number from 0, or {@link Hue#INK}
 * @param phase to filter by; empty for none
 * @param group to filter by; empty for none
 * @param row number of the row, over all tables of the document, that holds its figures; -1 for none
 */
public record Dot(
        Point at,
        double share,
        String label,
        String detail,
        int hue,
        MarkerShape shape,
        String phase,
        String group,
        int row) {
    public Dot {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1: " + share);
        }
    }
}
