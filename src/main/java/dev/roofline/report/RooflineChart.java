package dev.roofline.report;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Hue;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import dev.roofline.chart.Point;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.metric.Slice;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of reports under the roofs of their machines: FLOP/s over FLOP/B, both logarithmic. */
public final class RooflineChart {
    /** More names than these in a title or a note are counted. */
    private static final int NAMED = 4;
    /** Of a dot that no row of a table tells of. */
    private static final int NO_ROW = -1;

    /**
     * A report among several in one chart.
     *
     * @param name what it is called here
     * @param machine what its machine is called here; reports on machines of one name have one machine
     */
    public record Member(Report report, String name, String machine) {}

    private final List<Report> reports;
    private final List<String> names;
    private final List<String> machines;
    /** Number of the row, over all tables of the document, that tells of a row of a report. */
    private final Map<Slice, Integer> told;

    private final boolean several;
    private final List<RoofLines> roofs = new ArrayList<>();
    private final List<String> hues = new ArrayList<>();
    private final List<String> phases = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();
    private final List<Line> paths = new ArrayList<>();
    /** Phases, by what is not drawn of them. */
    private final Map<String, List<String>> notDrawn = new LinkedHashMap<>();

    private final boolean oneStack;
    private int row;

    private RooflineChart(List<Member> members, Map<Slice, Integer> told) {
        this.reports = members.stream().map(Member::report).toList();
        this.names = members.stream().map(Member::name).toList();
        this.machines = members.stream().map(Member::machine).toList();
        this.told = told;
        this.several = reports.size() > 1;
        this.oneStack = haveOneStack(reports);
    }

    /** One report: a hue for each operator group. */
    public static Chart of(Report report) {
        return new RooflineChart(List.of(new Member(report, "", "")), Map.of()).chart();
    }

    /**
     * Several reports in one chart: a hue for each.
     *
     * @param told number of the row, over all tables of the document, that tells of a row; by identity
     */
    public static Chart of(List<Member> members, IdentityHashMap<Slice, Integer> told) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a chart is of something");
        }
        return new RooflineChart(members, told).chart();
    }

    private Chart chart() {
        for (int i = 0; i < reports.size(); i++) {
            addRows(reports.get(i), names.get(i));
        }
        for (int i = 0; i < reports.size(); i++) {
            for (Section section : reports.get(i).sections()) {
                addPath(section, names.get(i));
            }
        }
        Map<String, RoofLines> byMachine = new LinkedHashMap<>();
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            int hue = several && machineOfEach() ? i : Hue.INK;
            String owner = severalMachines() ? machines.get(i) : "";
            byMachine.computeIfAbsent(
                    machines.get(i),
                    unused -> new RoofLines(report.run().hardware(), ceilings(owner), severalMachines(), owner, hue));
        }
        roofs.addAll(byMachine.values());
        List<Double> intensities = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (RoofLines roof : roofs) {
            intensities.addAll(roof.intensities());
            rates.addAll(roof.rates());
        }
        for (Dot dot : dots) {
            intensities.add(dot.at().x());
            rates.add(dot.at().y());
        }
        // A decade of slope before the first ridge, and of level after the last, make a roof of it.
        intensities.add(least(intensities) / 2);
        intensities.add(most(intensities) * 4);
        Axis x = Axis.around("arithmetic intensity", "FLOP/B", intensities);
        for (Report report : reports) {
            rates.add(x.from() * report.run().hardware().mainBandwidth().bytesPerSecond() * 1.25);
        }
        Axis y = Axis.around("attainable rate", "FLOP/s", rates);
        List<Line> lines = new ArrayList<>();
        for (RoofLines roof : roofs) {
            lines.addAll(roof.lines(x, y));
        }
        lines.addAll(paths);
        return new Chart(title(), summary(), caption(), x, y, lines, dots, legend());
    }

    private boolean severalMachines() {
        return machines.stream().distinct().count() > 1;
    }

    /** The peaks that rows of any report on a machine run under, once each. */
    private List<ComputeCeiling> ceilings(String machine) {
        Map<String, ComputeCeiling> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < reports.size(); i++) {
            if (machine.isEmpty() || machines.get(i).equals(machine)) {
                for (ComputeCeiling ceiling : reports.get(i).ceilings()) {
                    byLabel.putIfAbsent(ceiling.label(), ceiling);
                }
            }
        }
        return List.copyOf(byLabel.values());
    }

    /** Whether each report has a machine of its own, so that its hue can be the machine's too. */
    private boolean machineOfEach() {
        return machines.stream().distinct().count() == machines.size();
    }

    private void addRows(Report report, String name) {
        for (Section section : report.sections()) {
            List<Slice> undrawn = new ArrayList<>();
            for (Slice each : section.rows()) {
                if (each.intensity().orElse(0) > 0 && each.roofs().attainable().orElse(0) > 0) {
                    dots.add(dot(section, each, name, number(each)));
                } else if (each.seconds() > 0) {
                    undrawn.add(each);
                }
                row++;
            }
            // The table of a single report sums its rows up in one more.
            row += !several && section.rows().size() > 1 ? 1 : 0;
            noteUndrawn(section, undrawn, name);
            addSent(section, name);
        }
    }

    /** The tables of a single report are its rows in their order. */
    private int number(Slice each) {
        return several ? told.getOrDefault(each, -1) : row;
    }

    private Dot dot(Section section, Slice each, String name, int number) {
        return new Dot(
                at(each),
                each.times().share(),
                label(each, name),
                detail(section, each, name),
                several ? hue(name) : hue(each.group().isEmpty() ? section.title() : each.group()),
                shape(section.title()),
                section.title(),
                each.group(),
                number);
    }

    /** A phase that sends bytes has a second intensity, FLOPs for each of them, which the links' roofs are about. */
    private void addSent(Section section, String name) {
        Slice total = section.total();
        if (total.networkBytes() == 0 || total.roofs().attainable().orElse(0) == 0) {
            return;
        }
        String ridge = total.roofs().networkRidge().isPresent()
                ? " (ridge " + Phrase.number(total.roofs().networkRidge().getAsDouble()) + ")"
                : "";
        dots.add(new Dot(
                new Point(
                        total.networkIntensity().getAsDouble(),
                        total.roofs().attainable().getAsDouble()),
                Math.min(1, total.times().network() / total.workSeconds()),
                (name.isEmpty() ? "" : name + " ") + section.title() + " by bytes sent",
                (name.isEmpty() ? "" : name + ", ") + section.title() + ", all of it, by bytes sent\n"
                        + Phrase.quantity(total.flops(), "FLOP") + ", " + Phrase.quantity(total.networkBytes(), "B")
                        + " sent, "
                        + Phrase.number(total.networkIntensity().getAsDouble()) + " FLOP/B" + ridge + " over "
                        + total.roofs().link()
                        + "\n" + Phrase.seconds(total.times().network()) + " on the links of "
                        + Phrase.seconds(total.workSeconds()),
                several ? hue(name) : hue("collective"),
                shape(section.title()),
                section.title(),
                "collective",
                NO_ROW));
    }

    /** Sizes of one workload in order; every dot is a whole phase. */
    private void addPath(Section section, String name) {
        // Beside dots of operators a path has the colour of none of their groups.
        boolean byPhase = hues.contains(section.title());
        int hue = several ? hue(name) : byPhase ? hue(section.title()) : Hue.INK;
        List<Point> points = new ArrayList<>();
        for (Slice each : section.growth().rows()) {
            if (each.intensity().orElse(0) > 0 && each.roofs().attainable().orElse(0) > 0) {
                points.add(at(each));
                String size = section.growth().variable().label() + " "
                        + section.growth().sizeOf(each);
                dots.add(new Dot(
                        at(each),
                        0,
                        size,
                        (name.isEmpty() ? "" : name + ", ") + size + ": " + detail(section, each, ""),
                        hue,
                        shape(section.title()),
                        section.title(),
                        "",
                        number(each)));
            }
            row++;
        }
        if (points.size() > 1) {
            String text =
                    section.title() + " as its " + section.growth().variable().label() + " grows";
            paths.add(new Line(Line.Role.PATH, "", (name.isEmpty() ? "" : name + ": ") + text, hue, points));
        }
    }

    private static Point at(Slice row) {
        return new Point(row.intensity().getAsDouble(), row.roofs().attainable().getAsDouble());
    }

    private String label(Slice each, String name) {
        return several ? name + " " + own(each) : own(each);
    }

    /** What a row is called among those of its report. */
    private String own(Slice each) {
        if (!each.operator().isEmpty()) {
            String operator = each.operator();
            boolean ofStack = operator.startsWith("encoder.") || operator.startsWith("decoder.");
            return oneStack && ofStack ? operator.substring(operator.indexOf('.') + 1) : operator;
        }
        return !each.layers().isEmpty()
                ? "layer " + each.layers()
                : each.group().isEmpty() ? each.phase() : each.group();
    }

    private static String detail(Section section, Slice each, String name) {
        String what = !each.operator().isEmpty()
                ? each.operator() + (each.layers().isEmpty() ? "" : ", layers " + each.layers())
                : !each.layers().isEmpty() ? "layer " + each.layers() : each.group();
        return (name.isEmpty() ? "" : name + ", ") + section.title() + (what.isEmpty() ? "" : ", " + what) + "\n"
                + Phrase.quantity(each.flops(), "FLOP") + ", " + Phrase.quantity(each.bytes(), "B") + ", "
                + Phrase.number(each.intensity().orElse(0)) + " FLOP/B\n"
                + Phrase.quantity(each.roofs().attainable().orElse(0), "FLOP/s") + " attainable, "
                + Phrase.seconds(each.seconds())
                + ", " + Phrase.percent(each.times().share()) + " of the phase"
                + (each.times().bound().isPresent()
                        ? ", " + each.times().bound().get() + "-bound"
                        : "");
    }

    private void noteUndrawn(Section section, List<Slice> undrawn, String name) {
        if (undrawn.isEmpty()) {
            return;
        }
        double share = 0;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < undrawn.size(); i++) {
            share += undrawn.get(i).times().share();
            if (i < NAMED) {
                text.append(i == 0 ? "" : ", ").append(own(undrawn.get(i)));
            }
        }
        int more = undrawn.size() - NAMED;
        String what = text + (more > 0 ? " and " + more + " more" : "") + "; " + Phrase.percent(share) + " of its time";
        notDrawn.computeIfAbsent(what, unused -> new ArrayList<>())
                .add((name.isEmpty() ? "" : name + " ") + section.title());
    }

    /** What is left out alike of several phases is told once. */
    private List<String> caption() {
        List<String> caption = new ArrayList<>();
        long most = 1;
        for (Report report : reports) {
            most = Math.max(most, report.devices());
        }
        if (most > 1) {
            caption.add(
                    "Roofs and dots are those of one " + (several ? "device each." : "of the " + most + " devices."));
        }
        notDrawn.forEach((what, phases) -> {
            caption.add("Not drawn in " + listed(phases) + ", since it computes nothing: " + what + ".");
        });
        return caption;
    }

    private static String listed(List<String> names) {
        int more = names.size() - NAMED;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + more + " more";
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

    private Legend legend() {
        List<Legend.Mark> marks = new ArrayList<>();
        for (String phase : phases) {
            marks.add(new Legend.Mark(shape(phase), phase));
        }
        return new Legend(hues, marks);
    }

    private String title() {
        Report first = reports.get(0);
        if (!several) {
            return first.title();
        }
        String model = first.inputs().get(0).name();
        boolean isOneModel = reports.stream()
                .allMatch(report -> report.inputs().get(0).name().equals(model));
        // Different numbers of devices are part of the names.
        boolean isOneNumber = reports.stream().allMatch(report -> report.devices() == first.devices());
        String each = isOneNumber && first.devices() > 1 ? " (" + first.devices() + " devices each)" : "";
        return (isOneModel ? model + ": " : "") + listed(names) + each;
    }

    private String summary() {
        StringBuilder text = new StringBuilder("Roofline chart. ");
        for (int i = 0; i < reports.size(); i++) {
            for (Section section : reports.get(i).sections()) {
                Slice total = section.total();
                if (total.intensity().isPresent() && total.times().bound().isPresent()) {
                    text.append(names.get(i).isEmpty() ? "" : names.get(i) + ", ")
                            .append(section.title())
                            .append(": ")
                            .append(Phrase.number(total.intensity().getAsDouble()))
                            .append(" FLOP/B, ")
                            .append(total.times().bound().get())
                            .append("-bound, ")
                            .append(Phrase.seconds(total.seconds()))
                            .append(". ");
                }
            }
        }
        return text.toString().stripTrailing();
    }

    private static boolean haveOneStack(List<Report> reports) {
        String stack = "";
        for (Report report : reports) {
            for (Section section : report.sections()) {
                for (Slice row : section.rows()) {
                    boolean ofStack = row.operator().startsWith("encoder.")
                            || row.operator().startsWith("decoder.");
                    String own =
                            ofStack ? row.operator().substring(0, row.operator().indexOf('.')) : "";
                    if (!own.isEmpty() && !stack.isEmpty() && !own.equals(stack)) {
                        return false;
                    }
                    stack = own.isEmpty() ? stack : own;
                }
            }
        }
        return true;
    }

    private static double least(List<Double> values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double most(List<Double> values) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
