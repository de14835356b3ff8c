package dev.roofline.draw;

import dev.roofline.chart.Dot;
import dev.roofline.chart.Line;
import dev.roofline.chart.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    private static final double WIDEST_DOT = 420;
    private static final double AT_DOT = 5;
    /** From this share on a dot is what the picture is about. */
    private static final double LARGE = 0.1;

    /** A label that looks for room. */
    private record Wanted(boolean isOfLine, int number, String text, List<Spot> spots) {}

    /**
     * @param strokes of the lines, by their numbers
     */
    static ChartLabels of(List<Line> lines, List<Stroke> strokes, List<Dot> dots, PlotFrame plot) {
        LabelPlacement.Background ground = ground(lines, strokes, dots, plot);
        List<Wanted> wanted = wanted(lines, strokes, dots, ground);
        List<Optional<Spot>> places =
                LabelPlacement.place(ground, wanted.stream().map(Wanted::spots).toList());
        List<Segment> under = new ArrayList<>(ground.faint());
        under.addAll(grid(plot));
        ChartLabels labels = new ChartLabels(new TreeMap<>(), new TreeMap<>());
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).isPresent()) {
                Spot spot = places.get(i).get();
                boolean isOverLine = under.stream().anyMatch(spot.box()::touches);
                (wanted.get(i).isOfLine() ? labels.lines : labels.dots)
                        .put(wanted.get(i).number(), new SvgLabel(wanted.get(i).text(), spot, isOverLine));
            }
        }
        return labels;
    }

    /** Who goes first: the limits in force, what the picture is about, the other limits, the smaller dots. */
    private static List<Wanted> wanted(
            List<Line> lines, List<Stroke> strokes, List<Dot> dots, LabelPlacement.Background ground) {
        List<Wanted> wanted = new ArrayList<>();
        List<Integer> byShare = byShare(dots);
        for (Line.Role role :
                List.of(Line.Role.ROOF, Line.Role.FIT, Line.Role.PROJECTION, Line.Role.PATH, Line.Role.RIDGE)) {
            addLines(role, lines, strokes, ground, wanted);
        }
        for (int i : byShare) {
            if (dots.get(i).share() >= LARGE) {
                wanted.add(of(i, dots.get(i), ground.plot()));
            }
        }
        addLines(Line.Role.CEILING, lines, strokes, ground, wanted);
        addLines(Line.Role.INTERVAL, lines, strokes, ground, wanted);
        for (int i : byShare) {
            if (dots.get(i).share() < LARGE) {
                wanted.add(of(i, dots.get(i), ground.plot()));
            }
        }
        return wanted;
    }

    private static void addLines(
            Line.Role role,
            List<Line> lines,
            List<Stroke> strokes,
            LabelPlacement.Background ground,
            List<Wanted> wanted) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.role() == role
                    && !line.label().isBlank()
                    && !strokes.get(i).parts().isEmpty()) {
                String text = TextWidth.cut(SvgLabel.oneLine(line.label()), SvgLabel.SIZE, WIDEST_LINE);
                List<Spot> spots = new LineSpots(role, strokes.get(i), SvgLabel.width(text), SvgLabel.HEIGHT).along();
                // A leader that begins at a dot on the line would seem to name the dot.
                spots.removeIf(spot ->
                        spot.leader().isPresent() && isAtDot(spot.leader().get(), ground));
                wanted.add(new Wanted(true, i, text, spots));
            }
        }
    }

    private static boolean isAtDot(Segment leader, LabelPlacement.Background ground) {
        double x = leader.fromX();
        double y = leader.fromY();
        return ground.dots()
                .any(
                        x - AT_DOT,
                        y - AT_DOT,
                        x + AT_DOT,
                        y + AT_DOT,
                        dot -> dot.grown(AT_DOT).holds(x, y));
    }

    private static Wanted of(int number, Dot dot, PlotFrame plot) {
        String text = text(SvgLabel.oneLine(dot.label()), SvgLabel.oneLine(dot.phase()));
        List<Spot> spots = new DotSpots(disc(dot, plot), SvgLabel.width(text), SvgLabel.HEIGHT).around();
        return new Wanted(false, number, text, spots);
    }

    /** The phase is said behind what does not say it itself, however little room there is. */
    private static String text(String label, String phase) {
        String behind = phase.isEmpty() || names(label, phase) ? "" : " (" + phase + ")";
        String ending = TextWidth.cut(behind, SvgLabel.SIZE, WIDEST_DOT / 2);
        return TextWidth.cut(label, SvgLabel.SIZE, WIDEST_DOT - TextWidth.of(ending, SvgLabel.SIZE)) + ending;
    }

    /** Whether a phase is a word of a label: 'encode' is not one of {@code encoder.ffn.up}. */
    private static boolean names(String label, String phase) {
        String words = " " + label.replace('(', ' ').replace(')', ' ').replace(',', ' ') + " ";
        return words.contains(" " + phase + " ");
    }

    private static List<Integer> byShare(List<Dot> dots) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < dots.size(); i++) {
            if (!dots.get(i).label().isBlank()) {
                numbers.add(i);
            }
        }
        numbers.sort(
                Comparator.comparingDouble((Integer i) -> dots.get(i).share()).reversed());
        return numbers.subList(0, Math.min(MOST_DOTS, numbers.size()));
    }

    private static LabelPlacement.Background ground(
            List<Line> lines, List<Stroke> strokes, List<Dot> dots, PlotFrame plot) {
        List<Segment> strong = new ArrayList<>();
        List<Segment> faint = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isStrong = switch (lines.get(i).role()) {
                case ROOF, PATH, FIT, PROJECTION, INTERVAL -> true;
                case CEILING, RIDGE -> false;
            };
            (isStrong ? strong : faint).addAll(strokes.get(i).parts());
        }
        List<Disc> discs = new ArrayList<>();
        for (Dot dot : dots) {
            discs.add(disc(dot, plot));
        }
        return new LabelPlacement.Background(plot, discs, strong, faint);
    }

    private static List<Segment> grid(PlotFrame plot) {
        List<Segment> grid = new ArrayList<>();
        for (Tick tick : plot.x().ticks()) {
            if (tick.isMajor()) {
                double x = plot.across(tick.value());
                grid.add(new Segment(x, plot.top(), x, plot.bottom()));
            }
        }
        for (Tick tick : plot.y().ticks()) {
            if (tick.isMajor()) {
                double y = plot.down(tick.value());
                grid.add(new Segment(plot.left(), y, plot.right(), y));
            }
        }
        return grid;
    }

    private static Disc disc(Dot dot, PlotFrame plot) {
        return new Disc(
                plot.across(dot.at().x()),
                plot.down(dot.at().y()),
                SvgMark.reach(dot.shape(), SvgMark.radius(dot.share())));
    }
}
