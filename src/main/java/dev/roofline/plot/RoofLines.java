package dev.roofline.plot;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Line;
import dev.roofline.chart.Point;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.prose.MachineText;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of one machine as lines: FLOP/s over FLOP/B. A peak is level, a bandwidth rises with slope 1, and they
 * meet at the ridge point (Williams et al., Roofline, doi 10.1145/1498765.1498785).
 *
 * @param used the peaks that rows run under
 * @param usedOnly whether the machine's other limits are left out, as where several machines share a chart
 * @param owner what stands before each label; nothing where the chart has one machine
 */
record RoofLines(HardwareProfile hardware, List<ComputeCeiling> used, boolean usedOnly, String owner, int hue) {
    /** Intensities that the chart must hold: the ridge points. */
    List<Double> intensities() {
        List<Double> values = new ArrayList<>();
        for (ComputeCeiling ceiling : peaks()) {
            values.add(ridge(ceiling));
        }
        return values;
    }

    /** Rates that the chart must hold. */
    List<Double> rates() {
        List<Double> values = new ArrayList<>();
        for (ComputeCeiling ceiling : peaks()) {
            values.add(ceiling.peak().perSecond());
        }
        return values;
    }

    List<Line> lines(Axis x, Axis y) {
        List<Line> lines = new ArrayList<>();
        double topUsed = highest(used);
        double top = highest(peaks());
        MemoryLevel memory = hardware.mainMemory();
        double bandwidth = hardware.mainBandwidth().bytesPerSecond();
        Slope roof = new Slope(
                Line.Role.ROOF, memory.label(), memory.provenance().kind().label(), bandwidth);
        diagonal(lines, roof, 0, topUsed, x, y);
        if (top > topUsed) {
            diagonal(lines, new Slope(Line.Role.CEILING, "", "", bandwidth), topUsed, top, x, y);
        }
        levels(lines, x);
        List<Double> ridges = new ArrayList<>();
        for (ComputeCeiling ceiling : used) {
            // Formats of one peak have one ridge.
            if (!ridges.contains(ridge(ceiling))) {
                ridges.add(ridge(ceiling));
                ridge(lines, ceiling, y);
            }
        }
        if (!usedOnly) {
            others(lines, top, x, y);
        }
        return lines;
    }

    /** Caches, and the link to other devices: its bytes are not the memory's, but FLOPs for each of them have a roof too. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private void others(List<Line> lines, double top, Axis x, Axis y) {
        for (MemoryLevel level : hardware.memory()) {
            if (level != hardware.mainMemory() && level.bandwidth().isPresent()) {
                double bandwidth = level.bandwidth().get().bytesPerSecond();
                String source = level.provenance().kind().label();
                diagonal(lines, new Slope(Line.Role.CEILING, level.label(), source, bandwidth), 0, top, x, y);
            }
        }
        for (Interconnect link : hardware.links()) {
            String source = link.label() + ", one direction, FLOPs for each byte sent, "
                    + link.provenance().kind().label();
            String name = link.kind().label() + " link";
            double bandwidth = link.bandwidth().bytesPerSecond();
            diagonal(lines, new Slope(Line.Role.CEILING, name, source, bandwidth), 0, top, x, y);
        }
    }

    /** Peaks of one height are one line. */
    private void levels(List<Line> lines, Axis x) {
        Map<Double, List<ComputeCeiling>> byRate = new LinkedHashMap<>();
        for (ComputeCeiling ceiling : peaks()) {
            byRate.computeIfAbsent(ceiling.peak().perSecond(), unused -> new ArrayList<>())
                    .add(ceiling);
        }
        byRate.forEach((rate, ceilings) -> {
            boolean isUsed = false;
            StringBuilder names = new StringBuilder();
            String engine = "";
            for (ComputeCeiling ceiling : ceilings) {
                isUsed |= used.contains(ceiling);
                String name = ceiling.engine().label().equals(engine)
                        ? ceiling.format().label()
                        : ceiling.label();
                engine = ceiling.engine().label();
                names.append(names.isEmpty() ? "" : ", ").append(name);
            }
            ComputeCeiling first = ceilings.get(0);
            String value = MachineText.rate(first);
            double from = Math.max(x.from(), ridge(first));
            if (from < x.to()) {
                String label = owner + names + " " + value;
                lines.add(new Line(
                        isUsed ? Line.Role.ROOF : Line.Role.CEILING,
                        label,
                        hardware.name() + ": " + names + " " + value + ", dense, "
                                + first.provenance().kind().label() + "; ridge at " + Phrase.number(ridge(first))
                                + " FLOP/B",
                        hue,
                        List.of(new Point(from, rate), new Point(x.to(), rate))));
            }
        });
    }

    private void ridge(List<Line> lines, ComputeCeiling ceiling, Axis y) {
        String text = "ridge " + Phrase.number(ridge(ceiling)) + " FLOP/B";
        lines.add(new Line(
                Line.Role.RIDGE,
                owner + text,
                hardware.name() + ": " + text + " under the " + ceiling.label() + " peak and "
                        + hardware.mainMemory().label(),
                hue,
                List.of(
                        new Point(ridge(ceiling), y.from()),
                        new Point(ridge(ceiling), ceiling.peak().perSecond()))));
    }

    /** A bandwidth, with whose number it is; without a name it is not said. */
    private record Slope(Line.Role role, String name, String source, double bandwidth) {}

    /** A bandwidth between two rates, as far as the chart shows it. */
    private void diagonal(List<Line> lines, Slope slope, double fromRate, double toRate, Axis x, Axis y) {
        String name = slope.name;
        double bandwidth = slope.bandwidth;
        double from = Math.max(x.from(), Math.max(fromRate, y.from()) / bandwidth);
        double to = Math.min(x.to(), toRate / bandwidth);
        if (!(from < to)) {
            return;
        }
        String value = Phrase.quantity(bandwidth, "B/s");
        lines.add(new Line(
                slope.role,
                name.isEmpty() ? "" : owner + name + " " + value,
                name.isEmpty() ? "" : hardware.name() + ": " + name + " " + value + ", " + slope.source,
                hue,
                List.of(new Point(from, from * bandwidth), new Point(to, to * bandwidth))));
    }

    private List<ComputeCeiling> peaks() {
        return usedOnly ? used : hardware.ceilings();
    }

    private double ridge(ComputeCeiling ceiling) {
        return ceiling.peak().over(hardware.mainBandwidth());
    }

    private static double highest(List<ComputeCeiling> ceilings) {
        double highest = 0;
        for (ComputeCeiling ceiling : ceilings) {
            highest = Math.max(highest, ceiling.peak().perSecond());
        }
        return highest;
    }
}
