package dev.roofline.chart;

import java.util.List;

/**
 * A picture as data: what lies where, and what it means, in the units of the axes; no pixels, no colours.
 *
 * @param title one line
 * @param summary what a reader who cannot see the picture should know, in a sentence or two
 * @param caption lines under it: what is not drawn, and how to read it
 */
public record Chart(
        String title,
        String summary,
        List<String> caption,
        Axis x,
        Axis y,
        List<Line> lines,
        List<Dot> dots,
        Legend legend) {
    public Chart {
        caption = List.copyOf(caption);
        lines = List.copyOf(lines);
        dots = List.copyOf(dots);
    }
}
