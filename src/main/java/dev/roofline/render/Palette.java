package dev.roofline.render;

import dev.roofline.chart.Hue;
import java.util.List;

/**
 * The colours of charts, on white and on dark paper. Those of {@link #LIGHT} and {@link #DARK} stand by the number of
 * their hue; they have a contrast of 3 to 1 with the paper and stay apart for colour-blind eyes.
 */
final class Palette {
    record Scheme(String paper, String ink, String soft, String grid, String fine, List<String> hues) {}

    static final Scheme LIGHT = new Scheme(
            "#ffffff", "#1b1f24", "#57606a", "#d3d9df", "#eceff2",
            List.of("#0072b2", "#d55e00", "#009e73", "#b5489a", "#8a6d00", "#332288", "#3d9bc9", "#882222"));
    static final Scheme DARK = new Scheme(
            "#0d1117", "#e6edf3", "#9aa4af", "#30363d", "#1d232a",
            List.of("#4aa3e0", "#f28e2b", "#2fbf8f", "#e07bbf", "#e6d34a", "#9a86e8", "#a5dcf5", "#e0605a"));

    private Palette() {}

    /** The class of what has a hue; hues beyond the last begin again. */
    static String className(int hue) {
        return hue < 0 ? "ink" : "h" + hue % Hue.COUNT;
    }
}
