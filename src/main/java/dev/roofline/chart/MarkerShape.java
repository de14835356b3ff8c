package dev.roofline.chart;

import java.util.List;

/** The outline of a dot: with the hue, a second sign of what it belongs to, for print and for colour-blind eyes. */
public enum MarkerShape {
    CIRCLE,
    DIAMOND,
    SQUARE,
    TRIANGLE,
    CROSS;

    private static final List<MarkerShape> ALL = List.of(values());

    /** One outline for each number, until they begin anew. */
    public static MarkerShape of(int number) {
        return ALL.get(number % ALL.size());
    }
}
