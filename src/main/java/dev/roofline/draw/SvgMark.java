package dev.roofline.draw;

import dev.roofline.chart.MarkerShape;

/** The outlines of dots: whatever the shape, a dot of a size covers the same area. */
final class SvgMark {
    /** Of the dot with the largest share. */
    private static final double MOST = 20;
    /** What can still be seen, told apart and hit by a pointer. */
    private static final double LEAST = 3.6;

    private SvgMark() {}

    /** Of the circle whose area is a share of the largest one's. */
    static double radius(double share) {
        return Math.max(LEAST, Px.round(MOST * Math.sqrt(share)));
    }

    /** Of dots of the least size, the largest share. */
    static double leastShare() {
        return (LEAST / MOST) * (LEAST / MOST);
    }

    /** How far an outline reaches from its centre. */
    static double reach(MarkerShape shape, double radius) {
        return radius
                * switch (shape) {
                    case CIRCLE -> 1;
                    case DIAMOND, SQUARE -> 1.26;
                    case CROSS -> 1.29;
                    case TRIANGLE -> 1.56;
                };
    }

    static String of(MarkerShape shape, double x, double y, double radius, String className) {
        String start = "<path class=\"" + className + "\" d=\"M";
        return switch (shape) {
            case CIRCLE ->
                "<circle class=\"" + className + "\" cx=\"" + Px.text(x) + "\" cy=\"" + Px.text(y) + "\" r=\""
                        + Px.text(radius) + "\"/>";
            case SQUARE -> {
                double side = Px.round(radius * Math.sqrt(Math.PI));
                yield start + Px.text(x - side / 2, y - side / 2) + "h" + Px.text(side) + "v" + Px.text(side) + "h"
                        + Px.text(-side) + "z\"/>";
            }
            case DIAMOND -> {
                String half = Px.text(radius * Math.sqrt(Math.PI / 2));
                yield start + Px.text(x) + " " + Px.text(y - radius * Math.sqrt(Math.PI / 2)) + "l" + half + " " + half
                        + "l-" + half + " " + half + "l-" + half + "-" + half + "z\"/>";
            }
            case TRIANGLE -> {
                double side = radius * Math.sqrt(4 * Math.PI / Math.sqrt(3));
                double height = side * Math.sqrt(3) / 2;
                yield start + Px.text(x, y - height * 2 / 3) + "l" + Px.text(side / 2, height) + "h" + Px.text(-side)
                        + "z\"/>";
            }
            case CROSS -> {
                double arm = Px.round(radius * Math.sqrt(Math.PI / 5));
                String out = Px.text(arm);
                yield start + Px.text(x - arm / 2, y - arm * 1.5) + "h" + out + "v" + out + "h" + out + "v" + out + "h-"
                        + out + "v" + out + "h-" + out + "v-" + out + "h-" + out + "v-" + out + "h" + out + "z\"/>";
            }
        };
    }
}
