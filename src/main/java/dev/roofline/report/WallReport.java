package dev.roofline.report;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import dev.roofline.chart.Point;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Provenance;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Bound;
import dev.roofline.placement.CeilingChoice;
import dev.roofline.placement.Placement;
import dev.roofline.placement.Totals;
import dev.roofline.placement.UnsupportedFormatException;
import dev.roofline.prose.Assumptions;
import dev.roofline.prose.Fact;
import dev.roofline.prose.PhaseText;
import dev.roofline.training.TrainingStep;
import dev.roofline.trend.TimePoint;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.PartialDate;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** One workload over the machines of the years: the memory wall as it meets it. */
public final class WallReport {
    /** One phase on one machine. */
    private record Crossing(
            HardwareProfile machine, Workload workload, ComputeCeiling ceiling, Totals totals, double ownFlops) {
        double peak() {
            return ceiling.peak().perSecond();
        }

        double ridge() {
            return ceiling.peak().over(machine.mainBandwidth());
        }

        double intensity() {
            return totals.flops() / totals.traffic().total();
        }

        double attainable() {
            return ownFlops / totals.seconds();
        }

        double year() {
            return TimePoint.of(machine.released(), machine.id(), 1, "", "").year();
        }
    }

    private final ModelSpec model;
    private final WorkloadPlan plan;
    private final List<Crossing> meetings = new ArrayList<>();
    private final Set<String> notes = new TreeSet<>();

    /** @param machines one a year, in rising order; those that cannot compute in the formats are left out with a note */
    public WallReport(ModelSpec model, WorkloadPlan plan, List<HardwareProfile> machines) {
        this.model = model;
        this.plan = plan;
        for (int phase = 0; phase < plan.workloads().size(); phase++) {
            if (plan.workloads().get(phase).phase() == Phase.OPTIMIZER) {
                notes.add(
                        "the optimizer multiplies nothing: it has no peak of products to stand under, and is left out");
                continue;
            }
            for (HardwareProfile machine : machines) {
                try {
                    add(decided(phase, machine), machine);
                } catch (UnsupportedFormatException e) {
                    notes.add(new PartialDate(machine.released()).yearText() + " is left out: " + e.getMessage());
                }
            }
        }
    }

    /**
     * The peak that counts where the machines of a year are ranked: of products in the formats of a run, or of what stands
     * in for them; empty for a machine that cannot run them.
     */
    public static OptionalDouble peak(HardwareProfile machine, Precision precision) {
        try {
            return OptionalDouble.of(new CeilingChoice(machine)
                    .of(Engine.MATRIX, products(precision))
                    .peak()
                    .perSecond());
        } catch (UnsupportedFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static NumberFormat products(Precision precision) {
        return precision.multiplied(precision.feedForward());
    }

    /** A phase of the plan with what hangs on the machine: a form of latent attention, or the slowest stage. */
    private Workload decided(int phase, HardwareProfile machine) {
        return plan.isTraining()
                ? TrainingStep.at(
                                plan.workloads(),
                                TrainingStep.of(model, plan.workloads(), machine)
                                        .stage())
                        .get(phase)
                : Evaluator.decided(model, plan.workloads().get(phase), machine);
    }

    private void add(Workload workload, HardwareProfile machine) {
        Analysis analysis = Evaluator.analyse(model, workload, machine);
        Map<String, Double> flops = new LinkedHashMap<>();
        Map<String, ComputeCeiling> ceilings = new LinkedHashMap<>();
        double own = 0;
        for (Placement placement : analysis.placements()) {
            own += placement.site().anchor().isEmpty() ? placement.flops() : 0;
            if (placement.operator().engine() == Engine.MATRIX) {
                flops.merge(placement.ceiling().label(), placement.flops(), Double::sum);
                ceilings.put(placement.ceiling().label(), placement.ceiling());
            }
        }
        String most = "";
        for (Map.Entry<String, Double> entry : flops.entrySet()) {
            most = entry.getValue() > flops.getOrDefault(most, -1.0) ? entry.getKey() : most;
        }
        ComputeCeiling ceiling = Objects.requireNonNull(ceilings.get(most));
        NumberFormat asked = products(workload.precision());
        if (ceiling.format().bits() > asked.bits()) {
            notes.add("machines whose peak in the format that products are multiplied in (" + asked.label()
                    + ") is missing or slower compute under that of a wider one, named in the column peak_format; bytes stay"
                    + " those of the format");
        }
        noteProjected(machine, ceiling.label() + " peak", ceiling.provenance());
        noteProjected(machine, "bandwidth", machine.mainMemory().provenance());
        meetings.add(new Crossing(machine, workload, ceiling, analysis.totals(), own));
    }

    /** What no machine has is said to be so, with how far it may be off. */
    private void noteProjected(HardwareProfile machine, String what, Provenance provenance) {
        if (provenance.kind() == Provenance.Kind.PROJECTED) {
            notes.add(machine.id() + " is no machine that there is; its " + what + " is "
                    + provenance.doubt().orElse("projected"));
        }
    }

    /** A row a phase and year, in base units. */
    public Table table() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Crossing each : meetings) {
            rows.add(List.of(
                    Cell.of(new PartialDate(each.machine.released()).yearText()),
                    Cell.of(each.machine.id()),
                    Cell.of(each.machine.released()),
                    Cell.of(PhaseText.title(model, each.workload)),
                    Cell.of(each.peak()),
                    Cell.of(each.ceiling.label()),
                    Cell.of(each.machine.mainBandwidth().bytesPerSecond()),
                    Cell.of(each.ridge()),
                    Cell.of(each.intensity()),
                    Cell.of(each.attainable()),
                    Cell.of(each.attainable() / each.peak()),
                    Cell.of(each.totals.needed().compute()),
                    Cell.of(each.totals.needed().memory()),
                    Cell.of(each.totals.seconds()),
                    Cell.of(each.totals.bound().map(Bound::label).orElse(""))));
        }
        return new Table(
                List.of(
                        new Table.Heading("year", ValueKind.TEXT),
                        new Table.Heading("hardware", ValueKind.TEXT),
                        new Table.Heading("released", ValueKind.TEXT),
                        new Table.Heading("phase", ValueKind.TEXT),
                        new Table.Heading("peak_flop_per_s", ValueKind.FLOP_RATE),
                        new Table.Heading("peak_format", ValueKind.TEXT),
                        new Table.Heading("bandwidth_bytes_per_s", ValueKind.BANDWIDTH),
                        new Table.Heading("ridge_flop_per_byte", ValueKind.INTENSITY),
                        new Table.Heading("intensity_flop_per_byte", ValueKind.INTENSITY),
                        new Table.Heading("attainable_flop_per_s", ValueKind.FLOP_RATE),
                        new Table.Heading("attainable_share_of_peak", ValueKind.SHARE),
                        new Table.Heading("compute_time_s", ValueKind.TIME),
                        new Table.Heading("memory_time_s", ValueKind.TIME),
                        new Table.Heading("time_s", ValueKind.TIME),
                        new Table.Heading("bound", ValueKind.TEXT)),
                rows);
    }

    public Document document() {
        List<Document.Part> parts = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        for (String phase : phases()) {
            parts.add(new Document.Part(phase, people(phase), false, "", phase, List.of()));
            verdicts.add(verdict(phase));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("model", model.name()));
        facts.add(new Fact(
                "machines",
                "of each year the server with DRAM that has the highest dense peak for products in "
                        + products(plan.workloads().get(0).precision()).label() + " or what stands in for it"));
        facts.addAll(new Assumptions(model, plan, plan.workloads(), Optional.empty()).facts());
        List<String> all = new ArrayList<>(plan.notes());
        all.addAll(notes);
        return new Document(title(), facts, all, charts(), parts, verdicts);
    }

    private String title() {
        return model.name() + " on the flagship of each year";
    }

    private List<String> phases() {
        List<String> phases = new ArrayList<>();
        for (Crossing each : meetings) {
            String phase = PhaseText.title(model, each.workload);
            if (!phases.contains(phase)) {
                phases.add(phase);
            }
        }
        return phases;
    }

    private List<Crossing> of(String phase) {
        List<Crossing> some = new ArrayList<>();
        for (Crossing each : meetings) {
            if (PhaseText.title(model, each.workload).equals(phase)) {
                some.add(each);
            }
        }
        return some;
    }

    private Table people(String phase) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Crossing each : of(phase)) {
            rows.add(List.of(
                    Cell.of(new PartialDate(each.machine.released()).yearText()),
                    Cell.of(each.machine.id()),
                    Cell.of(Phrase.quantity(each.peak(), each.ceiling.format().isInteger() ? "OP/s" : "FLOP/s")),
                    Cell.of(each.ceiling.label()),
                    Cell.of(Phrase.quantity(each.machine.mainBandwidth().bytesPerSecond(), "B/s")),
                    Cell.of(each.ridge()),
                    Cell.of(each.intensity()),
                    Cell.of(each.attainable() / each.peak()),
                    Cell.of(Phrase.seconds(each.totals.seconds())),
                    Cell.of(each.totals.bound().map(Bound::label).orElse(""))));
        }
        return new Table(
                List.of(
                        new Table.Heading("year", ValueKind.TEXT),
                        new Table.Heading("machine", ValueKind.TEXT),
                        new Table.Heading("peak", ValueKind.TEXT),
                        new Table.Heading("under", ValueKind.TEXT),
                        new Table.Heading("bandwidth", ValueKind.TEXT),
                        new Table.Heading("ridge", ValueKind.INTENSITY),
                        new Table.Heading("intensity", ValueKind.INTENSITY),
                        new Table.Heading("of peak", ValueKind.SHARE),
                        new Table.Heading("time", ValueKind.TEXT),
                        new Table.Heading("bound", ValueKind.TEXT)),
                rows);
    }

    private static boolean isProjected(HardwareProfile machine) {
        // One of its numbers may be the user's own.
        return machine.evidence().sources().values().stream()
                .anyMatch(source -> source.kind() == Provenance.Kind.PROJECTED);
    }

    private String verdict(String phase) {
        List<Crossing> all = of(phase);
        Crossing first = all.get(0);
        Crossing last = all.get(all.size() - 1);
        return phase + " at " + Phrase.number(last.intensity()) + " FLOP/B: the ridge went from "
                + Phrase.number(first.ridge()) + " FLOP/B ("
                + new PartialDate(first.machine.released()).yearText() + ", "
                + first.machine.id() + ") to " + Phrase.number(last.ridge()) + " ("
                + new PartialDate(last.machine.released()).yearText() + ", " + last.machine.id()
                + "), the share of the peak that it can reach from "
                + Phrase.smallPercent(first.attainable() / first.peak()) + " to "
                + Phrase.smallPercent(last.attainable() / last.peak()) + ", its time from "
                + Phrase.seconds(first.totals.seconds()) + " to " + Phrase.seconds(last.totals.seconds());
    }

    /** The ridge of each year against the intensity of each phase: left of the ridge the memory is the bound. */
    private List<Chart> charts() {
        if (meetings.isEmpty()) {
            return List.of();
        }
        // The rows of the tables, phase by phase.
        List<Crossing> told = new ArrayList<>();
        phases().forEach(phase -> told.addAll(of(phase)));
        List<Dot> dots = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<String> hues = new ArrayList<>(List.of("ridge of the year's flagship"));
        double first = meetings.get(0).year();
        double last = first;
        for (Crossing each : of(phases().get(0))) {
            first = Math.min(first, each.year());
            last = Math.max(last, each.year());
            values.add(each.ridge());
            dots.add(new Dot(
                    new Point(each.year(), each.ridge()),
                    0.04,
                    each.machine.id(),
                    each.machine.name() + ", " + each.machine.released() + "\nridge " + Phrase.number(each.ridge())
                            + " FLOP/B under " + each.ceiling.label() + " " + Phrase.quantity(each.peak(), "FLOP/s")
                            + " and "
                            + Phrase.quantity(each.machine.mainBandwidth().bytesPerSecond(), "B/s"),
                    0,
                    isProjected(each.machine) ? MarkerShape.CROSS : MarkerShape.CIRCLE,
                    "",
                    "",
                    told.indexOf(each)));
        }
        for (String phase : phases()) {
            int hue = hues.size();
            hues.add("intensity of " + phase);
            List<Point> points = new ArrayList<>();
            for (Crossing each : of(phase)) {
                values.add(each.intensity());
                points.add(new Point(each.year(), each.intensity()));
                dots.add(new Dot(
                        points.get(points.size() - 1),
                        0.02,
                        "",
                        phase + " on " + each.machine.name() + "\n" + Phrase.number(each.intensity()) + " FLOP/B, "
                                + Phrase.smallPercent(each.attainable() / each.peak()) + " of the peak, "
                                + Phrase.seconds(each.totals.seconds()),
                        hue,
                        MarkerShape.DIAMOND,
                        phase,
                        "",
                        told.indexOf(each)));
            }
            if (points.size() > 1) {
                String label = phase + " "
                        + Phrase.number(points.get(points.size() - 1).y()) + " FLOP/B";
                lines.add(new Line(Line.Role.FIT, label, label, hue, points));
            }
        }
        return List.of(new Chart(
                title(),
                String.join(". ", phases().stream().map(this::verdict).toList()) + ".",
                List.of(
                        "Where the ridge is above a phase's intensity, the memory is its bound, and the gap is the factor of the peak that it leaves unused."),
                Axis.years(first, last),
                Axis.around("arithmetic intensity and ridge, FLOP/B", "", values),
                lines,
                dots,
                new Legend(hues, List.of())));
    }
}
