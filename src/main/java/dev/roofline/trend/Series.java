package dev.roofline.trend;

import dev.roofline.units.PartialDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Values of one kind over time. The definition belongs to the slope: of one quantity, per device, per stack or per
 * lane, the growth differs.
 *
 * @param definition of what the value is: of one device, stack or lane, and of which ones
 * @param unit base unit
 * @param isMain whether it stands for its quantity in a chart
 */
public record Series(TrendQuantity quantity, String definition, String unit, boolean isMain, List<TimePoint> points) {
    /** Fewer have no error. */
    public static final int LEAST = 3;

    public Series {
        points = List.copyOf(points);
    }

    /** The points of whole years, both included. */
    public Series within(int from, int to) {
        List<TimePoint> some = new ArrayList<>();
        for (TimePoint point : points) {
            int year = new PartialDate(point.date()).year();
            if (year >= from && year <= to) {
                some.add(point);
            }
        }
        return new Series(quantity, definition, unit, isMain, some);
    }

    /** Date of the earliest point, as its source gives it. */
    public String first() {
        return points.stream()
                .min(Comparator.comparingDouble(TimePoint::year))
                .orElseThrow()
                .date();
    }

    /** Date of the latest point, as its source gives it. */
    public String last() {
        return points.stream()
                .max(Comparator.comparingDouble(TimePoint::year))
                .orElseThrow()
                .date();
    }

    /** Empty where the points are too few, or of one date. */
    public Optional<Fit> fit() {
        List<Double> years = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        boolean spread = false;
        for (TimePoint point : points) {
            years.add(point.year());
            values.add(point.value());
            spread |= point.year() != points.get(0).year();
        }
        return points.size() < LEAST || !spread ? Optional.empty() : Optional.of(Fit.of(years, values));
    }
}
