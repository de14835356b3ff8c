package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.plot.TrendChart;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import dev.roofline.prose.TrendText;
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
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Growth by year: the fits, and the points behind them.
 *
 * @param projected the year to whose middle every fit is extended
 * @param machine the machine that lies on the fits then
 */
public record TrendReport(
        String title,
        List<Series> series,
        List<String> notes,
        OptionalInt projected,
        Optional<HardwareProfile> machine) {
    public TrendReport {
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    /** A definition with its fit, where its points are enough for one. */
    private record Fitted(Series series, Optional<Fit> fit) {
        String quantity() {
            return series.quantity().label();
        }

        String first() {
            return series.points().isEmpty() ? "" : series.first();
        }

        String last() {
            return series.points().isEmpty() ? "" : series.last();
        }

        double of(ToDoubleFunction<Fit> value) {
            return fit.isPresent() ? value.applyAsDouble(fit.get()) : Double.NaN;
        }

        /** An end of the growth's interval over so many years. */
        double growth(double years, ToDoubleFunction<Interval> end) {
            return of(fit -> end.applyAsDouble(fit.growthInterval(years)));
        }

        String text(Function<Fit, String> text) {
            return fit.isPresent() ? text.apply(fit.get()) : "";
        }
    }

    private List<Fitted> fitted() {
        List<Fitted> fitted = new ArrayList<>();
        for (Series each : series) {
            fitted.add(new Fitted(each, each.fit()));
        }
        return fitted;
    }

    private double projection(Fitted each, ToDoubleBiFunction<Fit, Double> value) {
        return projected.isPresent()
                ? each.of(fit -> value.applyAsDouble(fit, Dates.middleOf(projected.getAsInt())))
                : Double.NaN;
    }

    /** A row a definition: growth with its 95 % confidence interval; absent where the points are too few. */
    public Table fits() {
        return new Listing<Fitted>()
                .text("quantity", Fitted::quantity)
                .text("definition", each -> each.series.definition())
                .text("unit", each -> each.series.unit())
                .count("n", each -> each.series.points().size())
                .text("first", Fitted::first)
                .text("last", Fitted::last)
                .number("growth_per_2_years", each -> each.of(fit -> fit.growth(Fit.SHORT)))
                .number("growth_per_2_years_low", each -> each.growth(Fit.SHORT, Interval::low))
                .number("growth_per_2_years_high", each -> each.growth(Fit.SHORT, Interval::high))
                .number("growth_per_20_years", each -> each.of(fit -> fit.growth(Fit.LONG)))
                .number("growth_per_20_years_low", each -> each.growth(Fit.LONG, Interval::low))
                .number("growth_per_20_years_high", each -> each.growth(Fit.LONG, Interval::high))
                .number("r_squared", each -> each.of(Fit::determination))
                .text("projected_year", each -> projected.isPresent() ? Integer.toString(projected.getAsInt()) : "")
                .number("projected", each -> projection(each, Fit::at))
                .number(
                        "projected_low",
                        each -> projection(
                                each, (fit, date) -> fit.predictionAt(date).low()))
                .number(
                        "projected_high",
                        each -> projection(
                                each, (fit, date) -> fit.predictionAt(date).high()))
                .of(fitted());
    }

    /** A point with the series that it is of. */
    private record Located(Series series, TimePoint point) {}

    /** A row a point, in base units: what the chart and the fits are made of. */
    public Table points() {
        List<Located> points = new ArrayList<>();
        for (Series each : series) {
            for (TimePoint point : each.points()) {
                points.add(new Located(each, point));
            }
        }
        return new Listing<Located>()
                .text("quantity", each -> each.series.quantity().label())
                .text("definition", each -> each.series.definition())
                .text("date", each -> each.point.date())
                .text("name", each -> each.point.name())
                .number("value", each -> each.point.value())
                .text("unit", each -> each.series.unit())
                .text("source", each -> each.point.source())
                .text("doubt", each -> each.point.doubt())
                .of(points);
    }

    /** For people: growth and interval side by side, the chart, and what the slopes say in a sentence each. */
    public Document document(boolean withPoints) {
        List<Document.Part> parts = new ArrayList<>();
        parts.add(new Document.Part("growth", people(), false, "", "", quantities(false)));
        if (withPoints) {
            parts.add(new Document.Part("points", points(), false, "", "", quantities(true)));
        }
        List<Finding> verdicts = new ArrayList<>();
        for (Series each : series) {
            Optional<Fit> fit = each.fit();
            if (each.isMain() && fit.isPresent()) {
                verdicts.add(TrendText.growth(each, fit.get(), projected));
            }
        }
        machine.ifPresent(each -> verdicts.add(TrendText.machine(each)));
        return new Document(
                title,
                new Document.Answers("", verdicts),
                charts(withPoints),
                parts,
                new Document.Granted(TrendText.facts(projected), Note.of(notes)));
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

    private Table people() {
        Listing<Fitted> listing = new Listing<Fitted>()
                .text("quantity", Fitted::quantity)
                .count("n", each -> each.series.points().size())
                .text("first", Fitted::first)
                .text("last", Fitted::last)
                .number("x in 2 years", each -> each.of(fit -> fit.growth(Fit.SHORT)))
                .text("2 years 95 %", each -> each.text(fit -> TrendText.factors(fit.growthInterval(Fit.SHORT))))
                .text("x in 20 years", each -> each.text(fit -> Phrase.factor(fit.growth(Fit.LONG))))
                .text("20 years 95 %", each -> each.text(fit -> TrendText.factors(fit.growthInterval(Fit.LONG))))
                .number("R²", each -> each.of(Fit::determination));
        if (projected.isPresent()) {
            double date = Dates.middleOf(projected.getAsInt());
            listing.text(
                            "in " + projected.getAsInt(),
                            each -> each.text(fit -> TrendText.amount(each.series, fit.at(date))))
                    .text("95 %", each -> each.text(fit -> TrendText.amounts(each.series, fit.predictionAt(date))));
        }
        return listing.text("definition", each -> each.series.definition())
                .without("R²", "20 years 95 %", "x in 20 years", "n", "last", "first")
                .of(fitted());
    }
}
