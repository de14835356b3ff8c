package dev.roofline.plot;

import dev.roofline.chart.Axis;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import dev.roofline.chart.Point;
import dev.roofline.prose.TrendText;
import dev.roofline.trend.Dates;
import dev.roofline.trend.Fit;
import dev.roofline.trend.Interval;
import dev.roofline.trend.Series;
import dev.roofline.trend.TimePoint;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/** The main series over the years, each divided by its fit at its first point, so that slopes compare. */
public final class TrendChart {
    /** Straight stretches that a curved edge of an interval is drawn with. */
    private static final int STRETCHES = 24;

    private static final double SMALL = 0.02;

    private final String title;
    private final OptionalInt projected;
    private final List<Series> series = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> hues = new ArrayList<>();
    private final List<String> caption = new ArrayList<>();
    private final List<Double> years = new ArrayList<>();
    private final List<Double> factors = new ArrayList<>();

    /** The first row of each series' points, over all tables; no entries where no table has them. */
    private final IdentityHashMap<Series, Integer> told = new IdentityHashMap<>();

    /** @param withPoints whether a table of the points follows that of the fits */
    public TrendChart(String title, List<Series> all, OptionalInt projected, boolean withPoints) {
        this.title = title;
        this.projected = projected;
        int row = all.size();
        for (Series each : withPoints ? all : List.<Series>of()) {
            told.put(each, row);
            row += each.points().size();
        }
        for (Series each : all) {
            if (each.isMain() && each.fit().isPresent()) {
                series.add(each);
            }
        }
    }

    /** Empty where no main series has a fit. */
    public Optional<Chart> chart() {
        if (series.isEmpty()) {
            return Optional.empty();
        }
        for (Series each : series) {
            add(each, each.fit().orElseThrow());
        }
        double first = years.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double last = years.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Axis y = Axis.around("growth since the first point's date, times", "", factors);
        return Optional.of(new Chart(
                title,
                String.join(". ", caption) + ".",
                caption,
                Axis.years(first, last),
                y,
                lines,
                dots,
                new Legend(hues, List.of())));
    }

    private void add(Series each, Fit fit) {
        int hue = hues.size();
        double start = Double.POSITIVE_INFINITY;
        double end = 0;
        for (TimePoint point : each.points()) {
            start = Math.min(start, point.year());
            end = Math.max(end, point.year());
        }
        double unit = fit.at(start);
        hues.add(each.quantity().label());
        int row = told.getOrDefault(each, -1);
        for (TimePoint point : each.points()) {
            years.add(point.year());
            factors.add(point.value() / unit);
            dots.add(new Dot(
                    new Point(point.year(), point.value() / unit),
                    SMALL,
                    "",
                    TrendText.point(each, point),
                    hue,
                    MarkerShape.of(hue),
                    "",
                    each.quantity().label(),
                    row));
            row += row < 0 ? 0 : 1;
        }
        factors.add(fit.at(end) / unit);
        String growth = TrendText.slope(each, fit);
        lines.add(new Line(
                Line.Role.FIT,
                growth,
                growth + ", " + each.definition(),
                hue,
                List.of(new Point(start, 1), new Point(end, fit.at(end) / unit))));
        edges(start, end, hue, year -> fit.confidenceAt(year).over(unit));
        if (projected.isPresent()) {
            project(each, fit, hue, unit, end, projected.getAsInt());
        }
        caption.add(TrendText.caption(each, fit));
    }

    /** The line goes on to the middle of a year, between the edges of where a new point would lie. */
    private void project(Series each, Fit fit, int hue, double unit, double end, int year) {
        double date = Dates.middleOf(year);
        edges(end, date, hue, at -> fit.predictionAt(at).over(unit));
        lines.add(new Line(
                Line.Role.PROJECTION,
                "",
                each.quantity().label() + ", its fit extended to " + year,
                hue,
                List.of(new Point(end, fit.at(end) / unit), new Point(date, fit.at(date) / unit))));
        years.add(date);
        factors.add(fit.predictionAt(date).low() / unit);
        factors.add(fit.predictionAt(date).high() / unit);
        dots.add(new Dot(
                new Point(date, fit.at(date) / unit),
                SMALL,
                TrendText.amount(each, fit.at(date)),
                TrendText.projection(each, fit, year),
                hue,
                MarkerShape.CROSS,
                "",
                each.quantity().label(),
                -1));
    }

    /** What a fit leaves open from one date to another. */
    private void edges(double from, double to, int hue, DoubleFunction<Interval> at) {
        List<Point> low = new ArrayList<>();
        List<Point> high = new ArrayList<>();
        for (int i = 0; i <= STRETCHES; i++) {
            double year = from + (to - from) * i / STRETCHES;
            low.add(new Point(year, at.apply(year).low()));
            high.add(new Point(year, at.apply(year).high()));
        }
        lines.add(new Line(Line.Role.INTERVAL, "", "", hue, low));
        lines.add(new Line(Line.Role.INTERVAL, "", "", hue, high));
    }
}
