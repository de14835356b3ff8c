package dev.roofline.chart;

import java.util.List;

/**
 * Points joined by straight lines (straight on the chart's scales).
 *
 * @param label said at the line; empty for none
 * @param detail the whole of what there is to say of it, for a hover
 * @param hue a number from 0, or {@link Hue#INK}
 */
public record Line(Role role, String label, String detail, int hue, List<Point> points) {
    /** What a line means. */
    public enum Role {
        /** A limit that something in the chart runs under. */
        ROOF,
        /** A limit that the machine has and that nothing in the chart runs under. */
        CEILING,
        /** Where two limits meet: from the axis up to the ridge point. */
        RIDGE,
        /** One workload, from size to size, in order. */
        PATH,
        /** A fit to dots. */
        FIT,
        /** A fit beyond its dots. */
        PROJECTION,
        /** The edge of what a fit leaves open. */
        INTERVAL
    }

    public Line {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a line has two ends");
        }
    }
}
