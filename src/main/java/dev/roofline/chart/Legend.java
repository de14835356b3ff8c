package dev.roofline.chart;

import java.util.List;

/**
 * What hues and shapes stand for.
 *
 * @param hues name of each hue that is used, by its number
 * @param marks what shapes stand for; empty where all dots have one shape that stands for nothing
 */
public record Legend(List<String> hues, List<Mark> marks) {
    /** A shape and what it stands for. */
    public record Mark(MarkerShape shape, String name) {}

    public static final Legend NONE = new Legend(List.of(), List.of());

    public Legend {
        hues = List.copyOf(hues);
        marks = List.copyOf(marks);
    }
}
