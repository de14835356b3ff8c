package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.trend.Fit;
import dev.roofline.trend.Interval;
import dev.roofline.trend.Series;
import dev.roofline.trend.TimePoint;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Growth by year: the fits, and the points behind them. */
public final class TrendReport {
    private static final double SHORT = 2;
    private static final double LONG = 20;

    private final String title;
    private final List<Series> series;
    private final List<String> notes;

    public TrendReport(String title, List<Series> series, List<String> notes) {
        this.title = title;
        this.series = List.copyOf(series);
        this.notes = List.copyOf(notes);
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
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(extreme(each, false)),
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(extreme(each, true)),
                    cell(fit, found -> found.growth(SHORT)),
                    cell(fit, found -> found.growthInterval(SHORT).low()),
                    cell(fit, found -> found.growthInterval(SHORT).high()),
                    cell(fit, found -> found.growth(LONG)),
                    cell(fit, found -> found.growthInterval(LONG).low()),
                    cell(fit, found -> found.growthInterval(LONG).high()),
                    cell(fit, Fit::determination)));
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
                        new Table.Heading("r_squared", ValueKind.PLAIN)),
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
        return new Document(title, List.of(
                new Fact("fit", "least squares of the logarithm on the date, in years of 365.25 days; a month is its 15th"),
                new Fact("interval", "95 % confidence of the slope, Student's t with n - 2 degrees of freedom")),
                notes, charts(), parts, verdicts);
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

    private List<Chart> charts() {
        return new TrendChart(title, series).chart().map(List::of).orElse(List.of());
    }

    private static String sentence(Series each, Fit fit) {
        Interval two = fit.growthInterval(SHORT);
        return each.quantity().label() + " grew " + Phrase.number(fit.growth(SHORT)) + "x every two years ("
                + Phrase.number(two.low()) + " to " + Phrase.number(two.high()) + "), "
                + Phrase.factor(fit.growth(LONG)) + "x in twenty: " + each.definition();
    }

    private Table people() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Series each : series) {
            Optional<Fit> fit = each.fit();
            rows.add(List.of(
                    Cell.of(each.quantity().label()),
                    Cell.of(each.points().size()),
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(extreme(each, false)),
                    each.points().isEmpty() ? Cell.ABSENT : Cell.of(extreme(each, true)),
                    cell(fit, found -> found.growth(SHORT)),
                    text(fit, SHORT),
                    fit.isPresent() ? Cell.of(Phrase.factor(fit.get().growth(LONG))) : Cell.ABSENT,
                    text(fit, LONG),
                    cell(fit, Fit::determination),
                    Cell.of(each.definition())));
        }
        return new Table(
                List.of(
                        new Table.Heading("quantity", ValueKind.TEXT),
                        new Table.Heading("n", ValueKind.COUNT),
                        new Table.Heading("first", ValueKind.TEXT),
                        new Table.Heading("last", ValueKind.TEXT),
                        new Table.Heading("x in 2 years", ValueKind.PLAIN),
                        new Table.Heading("95 %", ValueKind.TEXT),
                        new Table.Heading("x in 20 years", ValueKind.TEXT),
                        new Table.Heading("95 %", ValueKind.TEXT),
                        new Table.Heading("R²", ValueKind.PLAIN),
                        new Table.Heading("definition", ValueKind.TEXT)),
                rows);
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

    private static String extreme(Series each, boolean last) {
        TimePoint found = each.points().get(0);
        for (TimePoint point : each.points()) {
            if (last ? point.year() > found.year() : point.year() < found.year()) {
                found = point;
            }
        }
        return found.date();
    }
}
