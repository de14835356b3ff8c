package dev.roofline.chart;

import java.util.List;

/**
 * What hues, shapes and sizes stand for.
 *
 * @param hues name of each hue that is used, by its number
 * @param marks what shapes stand for; empty where all dots have one shape that stands for nothing
 * @param area what the share is that a dot's area tells; empty where sizes say nothing
 */
public record Legend(List<String> hues, List<Mark> marks, String area) {
    /** A shape and what it stands for. */
    public record Mark(MarkerShape shape, String name) {}

    public static final Legend NONE = new Legend(List.of(), List.of());

    /** Of dots whose sizes say nothing. */
    public Legend(List<String> hues, List<Mark> marks) {
        this(hues, marks, "");
    }

    public Legend {
        hues = List.copyOf(hues);
        marks = List.copyOf(marks);
    }
}
