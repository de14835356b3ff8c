package dev.roofline.chart;

/**
 * A mark on an axis.
 *
 * @param label empty where the mark is one between labelled ones
 */
public record Tick(double value, String label) {
    public boolean isMajor() {
        return !label.isEmpty();
    }
}
