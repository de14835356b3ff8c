package dev.roofline.plot;

import dev.roofline.chart.Dot;
import dev.roofline.chart.Hue;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import dev.roofline.chart.Point;
import dev.roofline.metric.Slice;
import dev.roofline.model.Stack;
import dev.roofline.operator.Group;
import dev.roofline.prose.RooflineText;
import dev.roofline.run.SlicedPhase;
import dev.roofline.run.SlicedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slices of runs as dots: a hue an operator group, or of several runs a hue a run; a shape a phase. */
final class RooflineDots {
    /** Of a dot that no row of a table tells of. */
    private static final int NO_ROW = -1;

    /** Number of the row, over all tables of the document, that a slice stands in. */
    private final Map<Slice, Integer> rowOf;

    private final boolean several;
    private final Optional<Stack> onlyStack;
    private final List<Dot> dots = new ArrayList<>();
    private final List<Line> paths = new ArrayList<>();
    private final List<String> hues = new ArrayList<>();
    private final List<String> phases = new ArrayList<>();
    /** Phases, by what is not drawn of them. */
    private final Map<String, List<String>> notDrawn = new LinkedHashMap<>();

    private int row;

    RooflineDots(List<SlicedRun> runs, List<String> names, Map<Slice, Integer> rowOf) {
        this.rowOf = rowOf;
        this.several = runs.size() > 1;
        this.onlyStack = onlyStack(runs);
        for (int i = 0; i < runs.size(); i++) {
            for (SlicedPhase phase : runs.get(i).phases()) {
                addRows(phase, names.get(i));
            }
        }
        for (int i = 0; i < runs.size(); i++) {
            for (SlicedPhase phase : runs.get(i).phases()) {
                addPath(phase, names.get(i));
            }
        }
    }

    List<Dot> dots() {
        return dots;
    }

    List<Line> paths() {
        return paths;
    }

    Legend legend() {
        List<Legend.Mark> marks = new ArrayList<>();
        for (String phase : phases) {
            marks.add(new Legend.Mark(shape(phase), phase));
        }
        return new Legend(hues, marks, RooflineText.AREA);
    }

    /** What is left out alike of several phases is told once. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!paths.isEmpty()) {
            notes.add(RooflineText.PATH_DOTS);
        }
        if (dots.stream().anyMatch(dot -> dot.label().endsWith(RooflineText.SENT))) {
            notes.add(RooflineText.SENT_DOTS);
        }
        notDrawn.forEach((what, where) -> notes.add(RooflineText.notDrawn(what, where)));
        return notes;
    }

    private void addRows(SlicedPhase phase, String name) {
        List<Slice> undrawn = new ArrayList<>();
        for (Slice each : phase.rows()) {
            if (isDrawn(each)) {
                dots.add(dot(phase, each, name));
            } else if (each.seconds() > 0) {
                undrawn.add(each);
            }
            row++;
        }
        // The table of a single report sums its rows up in one more.
        row += !several && phase.rows().size() > 1 ? 1 : 0;
        if (!undrawn.isEmpty()) {
            notDrawn.computeIfAbsent(RooflineText.undrawn(undrawn, onlyStack), unused -> new ArrayList<>())
                    .add(RooflineText.before(name, " ") + phase.title());
        }
        addSent(phase, name);
    }

    private static boolean isDrawn(Slice each) {
        return each.intensity().orElse(0) > 0 && each.roofs().attainable().orElse(0) > 0;
    }

    /** The tables of a single report are its rows in their order. */
    private int number(Slice each) {
        return several ? rowOf.getOrDefault(each, NO_ROW) : row;
    }

    private Dot dot(SlicedPhase phase, Slice each, String name) {
        String own = RooflineText.name(each, onlyStack);
        return new Dot(
                at(each),
                each.times().share(),
                several ? name + " " + own : own,
                RooflineText.detail(phase, each, name),
                hue(several ? name : each.group().isEmpty() ? phase.title() : each.group()),
                shape(phase.title()),
                phase.title(),
                each.group(),
                number(each));
    }

    /** A phase that sends bytes has a second intensity, FLOPs for each of them, which the links' roofs are about. */
    private void addSent(SlicedPhase phase, String name) {
        Slice total = phase.total();
        if (total.networkBytes() == 0 || total.roofs().attainable().orElse(0) == 0) {
            return;
        }
        dots.add(new Dot(
                new Point(
                        total.networkIntensity().getAsDouble(),
                        total.roofs().attainable().getAsDouble()),
                Math.min(1, total.times().network() / total.workSeconds()),
                RooflineText.before(name, " ") + phase.title() + RooflineText.SENT,
                RooflineText.sent(phase, name),
                hue(several ? name : Group.COLLECTIVE.label()),
                shape(phase.title()),
                phase.title(),
                Group.COLLECTIVE.label(),
                NO_ROW));
    }

    /** Sizes of one workload in order; every dot is a whole phase. */
    private void addPath(SlicedPhase phase, String name) {
        // Beside dots of operators a path has the colour of none of their groups.
        boolean byPhase = hues.contains(phase.title());
        int hue = several ? hue(name) : byPhase ? hue(phase.title()) : Hue.INK;
        String variable = phase.sweep().variable().label();
        List<Point> points = new ArrayList<>();
        for (Slice each : phase.sweep().rows()) {
            if (isDrawn(each)) {
                points.add(at(each));
                String size = variable + " " + phase.sweep().sizeOf(each);
                dots.add(new Dot(
                        at(each),
                        0,
                        size,
                        RooflineText.before(name, ", ") + size + ": " + RooflineText.detail(phase, each, ""),
                        hue,
                        shape(phase.title()),
                        phase.title(),
                        "",
                        number(each)));
            }
            row++;
        }
        if (points.size() > 1) {
            String text = RooflineText.before(name, ": ") + phase.title() + " as its " + variable + " grows";
            paths.add(new Line(Line.Role.PATH, "", text, hue, points));
        }
    }

    private static Point at(Slice row) {
        return new Point(row.intensity().getAsDouble(), row.roofs().attainable().getAsDouble());
    }

    private int hue(String name) {
        if (!hues.contains(name)) {
            hues.add(name);
        }
        return hues.indexOf(name);
    }

    private MarkerShape shape(String phase) {
        if (!phases.contains(phase)) {
            phases.add(phase);
        }
        return MarkerShape.of(phases.indexOf(phase));
    }

    /** The only stack that operators of the runs are of; empty where they are of several. */
    private static Optional<Stack> onlyStack(List<SlicedRun> runs) {
        Map<String, Stack> byName = new LinkedHashMap<>();
        for (SlicedRun run : runs) {
            for (SlicedPhase phase : run.phases()) {
                for (Stack stack : phase.phase().stacks()) {
                    // One with a name of its own is called by it even where there is no other.
                    if (stack.name().equals(stack.kind().label())) {
                        byName.put(stack.name(), stack);
                    }
                }
            }
        }
        return byName.size() == 1 ? byName.values().stream().findFirst() : Optional.empty();
    }
}
