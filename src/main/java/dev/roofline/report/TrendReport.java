package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.prose.Fact;
import dev.roofline.trend.Dates;
import dev.roofline.trend.Fit;
import dev.roofline.trend.Interval;
import dev.roofline.trend.Series;
import dev.roofline.trend.TimePoint;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Growth by year: the fits, and the points behind them. */
public final class TrendReport {
    private static final double SHORT = 2;
    private static final double LONG = 20;

    private final String title;
    private final List<Series> series;
    private final List<String> notes;
    private final OptionalInt projected;
    private final Optional<HardwareProfile> machine;

    /**
     * @param projected the year to whose middle every fit is extended
     * @param machine the machine that lies on the fits then
     */
    public TrendReport(
            String title,
            List<Series> series,
            List<String> notes,
            OptionalInt projected,
            Optional<HardwareProfile> machine) {
        this.title = title;
        this.series = List.copyOf(series);
        this.notes = List.copyOf(notes);
        this.projected = projected;
        this.machine = machine;
    }

    private Cell projection(Optional<Fit> fit, BiFunction<Fit, Double, Double> value) {
        return fit.isPresent() && projected.isPresent()
                ? Cell.of(value.apply(fit.get(), Dates.middleOf(projected.getAsInt())))
                : Cell.ABSENT;
    }

    /** A row a definition: growth with its 95 % confidence interval; absent where the points are too few. */
    public Table fits() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Series each : series) {
            Optional<Fit> fit = each.fit();
            rows.add(List.of(
                    Cell.of(each.quantity().label()),
                    Cell.of(each.definition()),
                    Cell.of(each.unit()),
                    Cell.of(each.points().size()),
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(each.first()),
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(each.last()),
                    cell(fit, found -> found.growth(SHORT)),
                    cell(fit, found -> found.growthInterval(SHORT).low()),
                    cell(fit, found -> found.growthInterval(SHORT).high()),
                    cell(fit, found -> found.growth(LONG)),
                    cell(fit, found -> found.growthInterval(LONG).low()),
                    cell(fit, found -> found.growthInterval(LONG).high()),
                    cell(fit, Fit::determination),
                    projected.isPresent() ? Cell.of(Integer.toString(projected.getAsInt())) : Cell.ABSENT,
                    projection(fit, Fit::at),
                    projection(fit, (found, date) -> found.predictionAt(date).low()),
                    projection(fit, (found, date) -> found.predictionAt(date).high())));
        }
        return new Table(
                List.of(
                        new Table.Heading("quantity", ValueKind.TEXT),
                        new Table.Heading("definition", ValueKind.TEXT),
                        new Table.Heading("unit", ValueKind.TEXT),
                        new Table.Heading("n", ValueKind.COUNT),
                        new Table.Heading("first", ValueKind.TEXT),
                        new Table.Heading("last", ValueKind.TEXT),
                        new Table.Heading("growth_per_2_years", ValueKind.PLAIN),
                        new Table.Heading("growth_per_2_years_low", ValueKind.PLAIN),
                        new Table.Heading("growth_per_2_years_high", ValueKind.PLAIN),
                        new Table.Heading("growth_per_20_years", ValueKind.PLAIN),
                        new Table.Heading("growth_per_20_years_low", ValueKind.PLAIN),
                        new Table.Heading("growth_per_20_years_high", ValueKind.PLAIN),
                        new Table.Heading("r_squared", ValueKind.PLAIN),
                        new Table.Heading("projected_year", ValueKind.TEXT),
                        new Table.Heading("projected", ValueKind.PLAIN),
                        new Table.Heading("projected_low", ValueKind.PLAIN),
                        new Table.Heading("projected_high", ValueKind.PLAIN)),
                rows);
    }

    /** A row a point, in base units: what the chart and the fits are made of. */
    public Table points() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Series each : series) {
            for (TimePoint point : each.points()) {
                rows.add(List.of(
                        Cell.of(each.quantity().label()),
                        Cell.of(each.definition()),
                        Cell.of(point.date()),
                        Cell.of(point.name()),
                        Cell.of(point.value()),
                        Cell.of(each.unit()),
                        Cell.of(point.source()),
                        Cell.of(point.doubt())));
            }
        }
        return new Table(
                List.of(
                        new Table.Heading("quantity", ValueKind.TEXT),
                        new Table.Heading("definition", ValueKind.TEXT),
                        new Table.Heading("date", ValueKind.TEXT),
                        new Table.Heading("name", ValueKind.TEXT),
                        new Table.Heading("value", ValueKind.PLAIN),
                        new Table.Heading("unit", ValueKind.TEXT),
                        new Table.Heading("source", ValueKind.TEXT),
                        new Table.Heading("doubt", ValueKind.TEXT)),
                rows);
    }

    /** For people: growth and interval side by side, the chart, and what the slopes say in a sentence each. */
    public Document document(boolean withPoints) {
        List<Document.Part> parts = new ArrayList<>();
        parts.add(new Document.Part("growth", people(), false, "", "", quantities(false)));
        if (withPoints) {
            parts.add(new Document.Part("points", points(), false, "", "", quantities(true)));
        }
        List<String> verdicts = new ArrayList<>();
        for (Series each : series) {
            Optional<Fit> fit = each.fit();
            if (each.isMain() && fit.isPresent()) {
                verdicts.add(sentence(each, fit.get()));
            }
        }
        machine.ifPresent(each -> verdicts.add(sentence(each)));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "fit", "least squares of the logarithm on the date, in years of 365.25 days; a month is its 15th"));
        facts.add(new Fact("interval", "95 % confidence of the slope, Student's t with n - 2 degrees of freedom"));
        if (projected.isPresent()) {
            facts.add(new Fact(
                    "projection",
                    "each fit by itself, extended to the middle of " + projected.getAsInt()
                            + "; a new point lies in the interval with 95 %, if the growth goes on as it went"));
        }
        return new Document(title, facts, notes, charts(withPoints), parts, verdicts);
    }

    /** The quantity of each row: of fits, or of points. */
    private List<String> quantities(boolean ofPoints) {
        List<String> quantities = new ArrayList<>();
        for (Series each : series) {
            int rows = ofPoints ? each.points().size() : 1;
            quantities.addAll(Collections.nCopies(rows, each.quantity().label()));
        }
        return quantities;
    }

    private List<Chart> charts(boolean withPoints) {
        return new TrendChart(title, series, projected, withPoints)
                .chart()
                .map(List::of)
                .orElse(List.of());
    }

    private static String sentence(HardwareProfile machine) {
        ComputeCeiling peak = machine.ceilings().get(0);
        MemoryLevel memory = machine.mainMemory();
        return machine.id() + " is a machine that analyze, compare and show take: "
                + Phrase.quantity(peak.peak().perSecond(), "FLOP/s") + " in "
                + peak.format().label() + ", "
                + Phrase.quantity(machine.mainBandwidth().bytesPerSecond(), "B/s") + " and "
                + Phrase.quantity(memory.capacity().orElseThrow().count(), "B") + " of DRAM, "
                + Phrase.quantity(machine.links().get(0).bandwidth().bytesPerSecond(), "B/s")
                + " to other devices, on the fits over the machines of the highest peak of each year; its ridge, the quotient of two fits, is "
                + Phrase.number(peak.peak().over(machine.mainBandwidth())) + " FLOP/B";
    }

    private String sentence(Series each, Fit fit) {
        Interval two = fit.growthInterval(SHORT);
        String then = "";
        if (projected.isPresent()) {
            double date = Dates.middleOf(projected.getAsInt());
            then = "; in " + projected.getAsInt() + " it would be " + amount(each, fit.at(date)) + " ("
                    + amount(each, fit.predictionAt(date).low()) + " to "
                    + amount(each, fit.predictionAt(date).high()) + ")";
        }
        return each.quantity().label() + " grew " + Phrase.number(fit.growth(SHORT)) + "x every two years ("
                + Phrase.number(two.low()) + " to " + Phrase.number(two.high()) + "), "
                + Phrase.factor(fit.growth(LONG)) + "x in twenty: " + each.definition() + then;
    }

    static String amount(Series each, double value) {
        // A ratio has no prefix.
        return each.unit().equals("FLOP/B")
                ? Phrase.number(value) + " FLOP/B"
                : Phrase.quantity(value, each.unit()).strip();
    }

    private Table people() {
        List<Table.Heading> headings = new ArrayList<>(List.of(
                new Table.Heading("quantity", ValueKind.TEXT),
                new Table.Heading("n", ValueKind.COUNT),
                new Table.Heading("first", ValueKind.TEXT),
                new Table.Heading("last", ValueKind.TEXT),
                new Table.Heading("x in 2 years", ValueKind.PLAIN),
                new Table.Heading("95 %", ValueKind.TEXT),
                new Table.Heading("x in 20 years", ValueKind.TEXT),
                new Table.Heading("95 %", ValueKind.TEXT),
                new Table.Heading("R²", ValueKind.PLAIN)));
        if (projected.isPresent()) {
            headings.add(new Table.Heading("in " + projected.getAsInt(), ValueKind.TEXT));
            headings.add(new Table.Heading("95 %", ValueKind.TEXT));
        }
        headings.add(new Table.Heading("definition", ValueKind.TEXT));
        List<List<Cell>> rows = new ArrayList<>();
        for (Series each : series) {
            Optional<Fit> fit = each.fit();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.of(each.quantity().label()),
                    Cell.of(each.points().size()),
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(each.first()),
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(each.last()),
                    cell(fit, found -> found.growth(SHORT)),
                    text(fit, SHORT),
                    fit.isPresent() ? Cell.of(Phrase.factor(fit.get().growth(LONG))) : Cell.ABSENT,
                    text(fit, LONG),
                    cell(fit, Fit::determination)));
            if (projected.isPresent()) {
                row.addAll(projected(each, fit, Dates.middleOf(projected.getAsInt())));
            }
            row.add(Cell.of(each.definition()));
            rows.add(row);
        }
        return new Table(headings, rows);
    }

    private static List<Cell> projected(Series each, Optional<Fit> fit, double date) {
        if (fit.isEmpty()) {
            return List.of(Cell.ABSENT, Cell.ABSENT);
        }
        Interval interval = fit.get().predictionAt(date);
        return List.of(
                Cell.of(amount(each, fit.get().at(date))),
                Cell.of(amount(each, interval.low()) + " to " + amount(each, interval.high())));
    }

    private static Cell text(Optional<Fit> fit, double years) {
        if (fit.isEmpty()) {
            return Cell.ABSENT;
        }
        Interval interval = fit.get().growthInterval(years);
        return Cell.of(Phrase.factor(interval.low()) + " to " + Phrase.factor(interval.high()));
    }

    private static Cell cell(Optional<Fit> fit, java.util.function.ToDoubleFunction<Fit> value) {
        return fit.isPresent() ? Cell.of(value.applyAsDouble(fit.get())) : Cell.ABSENT;
    }
}
