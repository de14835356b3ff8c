package dev.roofline.draw;

import dev.roofline.chart.Dot;
import dev.roofline.chart.Line;
import java.util.ArrayList;
import java.util.List;

/** A line as it is drawn: the parts of it that lie in the plot, in order. */
record Stroke(List<Segment> parts) {
    private static final double HEAD = 9;

    Stroke {
        parts = List.copyOf(parts);
    }

    static Stroke of(Line line, List<Dot> dots, PlotFrame plot) {
        List<Segment> parts = new ArrayList<>();
        for (int i = 1; i < line.points().size(); i++) {
            Segment whole = new Segment(
                    plot.across(line.points().get(i - 1).x()),
                    plot.down(line.points().get(i - 1).y()),
                    plot.across(line.points().get(i).x()),
                    plot.down(line.points().get(i).y()));
            whole.within(plot.left(), plot.top(), plot.right(), plot.bottom())
                    .filter(part -> part.length() > 0)
                    .ifPresent(parts::add);
        }
        return new Stroke(line.role() == Line.Role.PATH ? upToDot(parts, dots, plot) : parts);
    }

    /** A path ends at the edge of its last dot, or its arrow would lie under it. */
    private static List<Segment> upToDot(List<Segment> parts, List<Dot> dots, PlotFrame plot) {
        if (parts.isEmpty()) {
            return parts;
        }
        Segment last = parts.get(parts.size() - 1);
        double reach = 0;
        for (Dot dot : dots) {
            double dx = plot.across(dot.at().x()) - last.toX();
            double dy = plot.down(dot.at().y()) - last.toY();
            if (dx * dx + dy * dy < 1) {
                reach = Math.max(reach, SvgMark.reach(dot.shape(), SvgMark.radius(dot.share())) + 1);
            }
        }
        if (reach + HEAD > last.length()) {
            return parts;
        }
        double kept = 1 - reach / last.length();
        List<Segment> shorter = new ArrayList<>(parts.subList(0, parts.size() - 1));
        shorter.add(new Segment(
                last.fromX(),
                last.fromY(),
                last.fromX() + kept * (last.toX() - last.fromX()),
                last.fromY() + kept * (last.toY() - last.fromY())));
        return shorter;
    }

    double length() {
        double length = 0;
        for (Segment part : parts) {
            length += part.length();
        }
        return length;
    }

    /** The straight from one place along the line to another, both as lengths from its beginning. */
    Segment between(double begin, double end) {
        double[] from = at(begin);
        double[] to = at(end);
        return new Segment(from[0], from[1], to[0], to[1]);
    }

    private double[] at(double length) {
        double before = 0;
        for (Segment part : parts) {
            double own = part.length();
            if (before + own >= length) {
                double share = (length - before) / own;
                return new double[] {
                    part.fromX() + share * (part.toX() - part.fromX()),
                    part.fromY() + share * (part.toY() - part.fromY())
                };
            }
            before += own;
        }
        return new double[] {last().toX(), last().toY()};
    }

    /** How far the line leaves the straight between two places. */
    double bend(double begin, double end) {
        Segment straight = between(begin, end);
        double most = 0;
        double before = 0;
        for (Segment part : parts) {
            before += part.length();
            if (before > begin && before < end) {
                most = Math.max(most, straight.distance(part.toX(), part.toY()));
            }
        }
        return most;
    }

    /** Path data; parts that join are one stroke, so that dashes and corners run on. */
    String data() {
        StringBuilder data = new StringBuilder();
        Segment before = null;
        for (Segment part : parts) {
            if (before == null || before.toX() != part.fromX() || before.toY() != part.fromY()) {
                data.append('M').append(Px.text(part.fromX(), part.fromY()));
            }
            data.append('L').append(Px.text(part.toX(), part.toY()));
            before = part;
        }
        return data.toString();
    }

    /** The part at its end. */
    Segment last() {
        return parts.get(parts.size() - 1);
    }

    /** Path data of an arrow's head at the end; empty where the last part is too short for one. */
    String head() {
        Segment last = last();
        double length = last.length();
        if (length < HEAD) {
            return "";
        }
        double alongX = (last.toX() - last.fromX()) / length;
        double alongY = (last.toY() - last.fromY()) / length;
        double backX = last.toX() - HEAD * alongX;
        double backY = last.toY() - HEAD * alongY;
        double half = HEAD * 0.4;
        return "M" + Px.text(last.toX(), last.toY()) + "L" + Px.text(backX - half * alongY, backY + half * alongX) + "L"
                + Px.text(backX + half * alongY, backY - half * alongX) + "z";
    }
}
