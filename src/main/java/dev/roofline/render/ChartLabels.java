package dev.roofline.render;

import dev.roofline.chart.Dot;
import dev.roofline.chart.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of a chart's lines and dots that found room.
 *
 * @param lines by the number of the line
 * @param dots by the number of the dot
 */
record ChartLabels(Map<Integer, SvgLabel> lines, Map<Integer, SvgLabel> dots) {
    /** Nobody reads more labels than these, and looking for room among thousands takes time. */
    private static final int MOST_DOTS = 120;
    private static final double WIDEST_LINE = 300;
    private static final double WIDEST_DOT = 200;

    /** Who goes first: what the picture is about, then the largest dots, then the rest. */
    private static final List<Line.Role> IMPORTANCE = List.of(
            Line.Role.ROOF, Line.Role.FIT, Line.Role.PATH, Line.Role.RIDGE, Line.Role.CEILING, Line.Role.INTERVAL);

    /**
     * @param strokes of the lines, by their numbers
     */
    static ChartLabels of(List<Line> lines, List<Stroke> strokes, List<Dot> dots, PlotFrame plot) {
        List<List<Spot>> spots = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Integer> lineNumbers = new ArrayList<>();
        for (Line.Role role : IMPORTANCE) {
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (line.role() == role && !line.label().isBlank() && !strokes.get(i).parts().isEmpty()) {
                    String text = TextWidth.cut(SvgLabel.oneLine(line.label()), SvgLabel.SIZE, WIDEST_LINE);
                    texts.add(text);
                    lineNumbers.add(i);
                    spots.add(spots(role, strokes.get(i), SvgLabel.width(text), plot));
                }
            }
        }
        List<Integer> dotNumbers = byShare(dots);
        for (int i : dotNumbers) {
            String text = TextWidth.cut(SvgLabel.oneLine(dots.get(i).label()), SvgLabel.SIZE, WIDEST_DOT);
            texts.add(text);
            spots.add(DotSpots.around(disc(dots.get(i), plot), SvgLabel.width(text), SvgLabel.HEIGHT));
        }
        List<Optional<Spot>> places = LabelPlacement.place(ground(lines, strokes, dots, plot), spots);
        Map<Integer, SvgLabel> ofLines = new HashMap<>();
        Map<Integer, SvgLabel> ofDots = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).isPresent()) {
                SvgLabel label = new SvgLabel(texts.get(i), places.get(i).get());
                if (i < lineNumbers.size()) {
                    ofLines.put(lineNumbers.get(i), label);
                } else {
                    ofDots.put(dotNumbers.get(i - lineNumbers.size()), label);
                }
            }
        }
        return new ChartLabels(ofLines, ofDots);
    }

    /** Along the line; for a path, whose dots may leave no room there, also around its end. */
    private static List<Spot> spots(Line.Role role, Stroke stroke, double width, PlotFrame plot) {
        List<Spot> spots = LineSpots.along(role, stroke, width, SvgLabel.HEIGHT);
        if (role == Line.Role.PATH) {
            Segment last = stroke.parts().get(stroke.parts().size() - 1);
            spots.addAll(DotSpots.around(new Disc(last.toX(), last.toY(), 6), width, SvgLabel.HEIGHT));
            spots.sort(Comparator.comparingDouble(Spot::cost));
        }
        return spots;
    }

    private static List<Integer> byShare(List<Dot> dots) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < dots.size(); i++) {
            if (!dots.get(i).label().isBlank()) {
                numbers.add(i);
            }
        }
        numbers.sort(Comparator.comparingDouble((Integer i) -> dots.get(i).share()).reversed());
        return numbers.subList(0, Math.min(MOST_DOTS, numbers.size()));
    }

    private static LabelPlacement.Ground ground(List<Line> lines, List<Stroke> strokes, List<Dot> dots, PlotFrame plot) {
        List<Segment> strong = new ArrayList<>();
        List<Segment> faint = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isStrong = switch (lines.get(i).role()) {
                case ROOF, PATH, FIT -> true;
                case CEILING, RIDGE, INTERVAL -> false;
            };
            (isStrong ? strong : faint).addAll(strokes.get(i).parts());
        }
        List<Disc> discs = new ArrayList<>();
        for (Dot dot : dots) {
            discs.add(disc(dot, plot));
        }
        return new LabelPlacement.Ground(plot, discs, strong, faint);
    }

    private static Disc disc(Dot dot, PlotFrame plot) {
        return new Disc(
                plot.across(dot.at().x()),
                plot.down(dot.at().y()),
                SvgMark.reach(dot.shape(), SvgMark.radius(dot.share())));
    }
}
