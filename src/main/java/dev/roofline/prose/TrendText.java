package dev.roofline.prose;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.trend.Dates;
import dev.roofline.trend.Fit;
import dev.roofline.trend.Interval;
import dev.roofline.trend.Series;
import dev.roofline.trend.TimePoint;
import dev.roofline.trend.TrendQuantity;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Phrase;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Growth by year in words. */
public final class TrendText {
    /** Three digits are more than a slope of so few points is known to. */
    private static final MathContext DIGITS = new MathContext(3);

    private TrendText() {}

    /**
     * What fits take for granted.
     *
     * @param projected the year to whose middle every fit is extended
     */
    public static List<Fact> facts(OptionalInt projected) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "fit",
                "least squares of the logarithm on the date, in years of 365.25 days; a month is its 15th",
                "least squares of the logarithm on the date"));
        facts.add(new Fact(
                "interval",
                "95 % confidence of the slope, Student's t with n - 2 degrees of freedom",
                "intervals of 95 % confidence"));
        if (projected.isPresent()) {
            facts.add(new Fact(
                    "projection",
                    "each fit by itself, extended to the middle of " + projected.getAsInt()
                            + "; a new point lies in the interval with 95 %, if the growth goes on as it went"));
        }
        return facts;
    }

    /** A machine that lies on the fits. */
    public static Finding machine(HardwareProfile machine) {
        ComputeCeiling peak = machine.peak(Engine.MATRIX, NumberFormat.BF16).orElseThrow();
        MemoryLevel memory = machine.mainMemory();
        String rest = " in "
                + peak.format().label() + ", "
                + Phrase.quantity(machine.mainBandwidth().bytesPerSecond(), "B/s") + " and "
                + Phrase.quantity(memory.capacity().orElseThrow().count(), "B") + " of DRAM, "
                + Phrase.quantity(
                        machine.link(Interconnect.Kind.SCALE_UP)
                                .orElseThrow()
                                .bandwidth()
                                .bytesPerSecond(),
                        "B/s")
                + " to other devices, on the fits over the machines of the highest peak of each year; its ridge, the quotient of two fits, is "
                + Phrase.number(peak.peak().over(machine.mainBandwidth()))
                + " FLOP/B; analyze, compare and show take it by its name";
        return new Finding(machine.id(), Phrase.quantity(peak.peak().perSecond(), "FLOP/s"), rest);
    }

    public static Finding growth(Series each, Fit fit, OptionalInt projected) {
        Interval two = fit.growthInterval(Fit.SHORT);
        String then = "";
        if (projected.isPresent()) {
            double date = Dates.middleOf(projected.getAsInt());
            then = "; in " + projected.getAsInt() + " it would be " + amount(each, fit.at(date)) + " ("
                    + amounts(each, fit.predictionAt(date)) + ")";
        }
        String rest = " every two years (" + Phrase.number(two.low()) + " to " + Phrase.number(two.high()) + "), "
                + Phrase.factor(fit.growth(Fit.LONG)) + "x in twenty: " + each.definition() + then;
        return new Finding(each.quantity().label(), Phrase.number(fit.growth(Fit.SHORT)) + "x", rest);
    }

    public static String amount(Series each, double value) {
        // A ratio has no prefix.
        return each.quantity() == TrendQuantity.RIDGE
                ? Phrase.number(value) + " FLOP/B"
                : Phrase.quantity(value, each.unit()).strip();
    }

    public static String amounts(Series each, Interval interval) {
        return amount(each, interval.low()) + " to " + amount(each, interval.high());
    }

    public static String factors(Interval interval) {
        return Phrase.factor(interval.low()) + " to " + Phrase.factor(interval.high());
    }

    /** What a chart's line of growth is called. */
    public static String slope(Series each, Fit fit) {
        return each.quantity().label() + " " + rounded(fit.growth(Fit.SHORT)) + "x / 2 years";
    }

    /** What stands under a chart of growth. */
    public static String caption(Series each, Fit fit) {
        Interval two = fit.growthInterval(Fit.SHORT);
        return each.quantity().label() + " " + rounded(fit.growth(Fit.SHORT)) + "x in 2 years ("
                + rounded(two.low()) + " to " + rounded(two.high()) + ", 95 %), "
                + each.points().size() + " points, " + each.definition();
    }

    /** What a chart says beside a point. */
    public static String point(Series each, TimePoint point) {
        return point.name() + ", " + point.date() + "\n" + each.quantity().label() + " "
                + Phrase.quantity(point.value(), each.unit()).strip()
                + (point.doubt().isEmpty() ? "" : "\n" + point.doubt());
    }

    /** What a chart says beside the end of a fit in a year to come. */
    public static String projection(Series each, Fit fit, int year) {
        double date = Dates.middleOf(year);
        return each.quantity().label() + " projected to " + year + ": " + amount(each, fit.at(date)) + "\n95 %: "
                + amounts(each, fit.predictionAt(date));
    }

    private static String rounded(double value) {
        return Phrase.number(new BigDecimal(value).round(DIGITS).doubleValue());
    }
}
