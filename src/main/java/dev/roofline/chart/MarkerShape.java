package dev.roofline.chart;

/** The outline of a dot: with the hue, a second sign of what it belongs to, for print and for colour-blind eyes. */
public enum MarkerShape {
    CIRCLE,
    DIAMOND,
    SQUARE,
    TRIANGLE,
    CROSS
}
