package dev.roofline.plot;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Hue;
import dev.roofline.chart.Line;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.metric.Slice;
import dev.roofline.prose.RooflineText;
import dev.roofline.run.SlicedRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The slices of runs under the roofs of their machines: FLOP/s over FLOP/B, both logarithmic. */
public final class RooflineChart {
    /**
     * A run among several in one chart.
     *
     * @param name what it is called here
     * @param machine what its machine is called here; runs on machines of one name have one machine
     */
    public record Member(SlicedRun run, String name, String machine) {}

    private final List<Member> members;
    private final List<SlicedRun> runs = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final RooflineDots dots;

    private RooflineChart(List<Member> members, Map<Slice, Integer> rowOf) {
        this.members = members;
        for (Member member : members) {
            runs.add(member.run());
            names.add(member.name());
        }
        this.dots = new RooflineDots(runs, names, rowOf);
    }

    /** One run: a hue for each operator group. */
    public static Chart of(SlicedRun run) {
        return new RooflineChart(List.of(new Member(run, "", "")), Map.of()).chart();
    }

    /**
     * Several runs in one chart: a hue for each.
     *
     * @param rowOf number of the row, over all tables of the document, that a slice stands in; by identity
     */
    public static Chart of(List<Member> members, IdentityHashMap<Slice, Integer> rowOf) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a chart is of something");
        }
        return new RooflineChart(members, rowOf).chart();
    }

    private Chart chart() {
        List<RoofLines> roofs = roofs();
        List<Double> intensities = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (RoofLines roof : roofs) {
            intensities.addAll(roof.intensities());
            rates.addAll(roof.rates());
        }
        for (Dot dot : dots.dots()) {
            intensities.add(dot.at().x());
            rates.add(dot.at().y());
        }
        // A decade of slope before the first ridge, and of level after the last, make a roof of it.
        intensities.add(Collections.min(intensities) / 2);
        intensities.add(Collections.max(intensities) * 4);
        Axis x = Axis.around("arithmetic intensity", "FLOP/B", intensities);
        for (SlicedRun each : runs) {
            rates.add(x.from() * each.run().hardware().mainBandwidth().bytesPerSecond() * 1.25);
        }
        Axis y = Axis.around("attainable rate", "FLOP/s", rates);
        List<Line> lines = new ArrayList<>();
        for (RoofLines roof : roofs) {
            lines.addAll(roof.lines(x, y));
        }
        lines.addAll(dots.paths());
        List<String> named = runs.size() > 1 ? names : List.of();
        return new Chart(
                RooflineText.title(runs, named),
                RooflineText.summary(runs, named),
                caption(),
                x,
                y,
                lines,
                dots.dots(),
                dots.legend());
    }

    /** The limits of each machine, once; in the hue of its run where each run has a machine of its own. */
    private List<RoofLines> roofs() {
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            first.putIfAbsent(members.get(i).machine(), i);
        }
        boolean severalMachines = first.size() > 1;
        List<RoofLines> roofs = new ArrayList<>();
        for (Map.Entry<String, Integer> each : first.entrySet()) {
            roofs.add(new RoofLines(
                    runs.get(each.getValue()).run().hardware(),
                    ceilings(each.getKey()),
                    severalMachines,
                    severalMachines ? each.getKey() + " " : "",
                    runs.size() > 1 && first.size() == runs.size() ? each.getValue() : Hue.INK));
        }
        return roofs;
    }

    /** The peaks that slices of any run on a machine are under, once each. */
    private List<ComputeCeiling> ceilings(String machine) {
        Map<String, ComputeCeiling> byLabel = new LinkedHashMap<>();
        for (Member member : members) {
            if (member.machine().equals(machine)) {
                for (ComputeCeiling ceiling : member.run().limits().ceilings()) {
                    byLabel.putIfAbsent(ceiling.label(), ceiling);
                }
            }
        }
        return List.copyOf(byLabel.values());
    }

    private List<String> caption() {
        List<String> caption = new ArrayList<>();
        long most = 1;
        for (SlicedRun each : runs) {
            most = Math.max(most, each.run().devices());
        }
        if (most > 1) {
            caption.add(RooflineText.devices(most, runs.size() > 1));
        }
        caption.addAll(dots.notes());
        return caption;
    }
}
