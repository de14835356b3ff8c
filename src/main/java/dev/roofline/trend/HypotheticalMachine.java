package dev.roofline.trend;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.ComputeUnits;
import dev.roofline.hardware.HardwareEvidence;
import dev.roofline.hardware.HardwareIdentity;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.PartialDate;
import dev.roofline.units.Phrase;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The machine of a year to come that lies on the lines of the flagships so far, those of the highest peak of each year.
 * Each of its numbers is the fit of one quantity by itself: nobody has designed it, and its ridge is no more than their
 * quotient.
 */
public final class HypotheticalMachine {
    /** Beyond it a line through thirty years says nothing. */
    public static final int LAST = 2100;

    private static final String NAME = "hypothetical-";
    private static final String UNIT_OF_PEAKS = "FLOP/s";
    private static final String UNIT_OF_RATES = "B/s";

    private final int year;
    private final Map<String, Provenance> sources = new LinkedHashMap<>();

    private HypotheticalMachine(int year) {
        this.year = year;
    }

    /** The name on the command line. */
    public static String id(int year) {
        return NAME + year;
    }

    /** The year that a name is of; empty for another name. */
    public static OptionalInt yearOf(String name) {
        String digits = isMeant(name) ? name.substring(NAME.length()) : "";
        return digits.matches("[0-9]{1,5}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Whether a name begins as that of such a machine, in any case of letters. */
    public static boolean isMeant(String name) {
        return name.regionMatches(true, 0, NAME, 0, NAME.length());
    }

    /**
     * The machine in the middle of a year.
     *
     * @param profiles what it is projected from
     * @throws IllegalArgumentException where the year is not after the last of the profiles, or too far; the message says so
     */
    public static HardwareProfile of(int year, ProfileSeries profiles) {
        int last = profiles.lastYear();
        if (year <= last || year > LAST) {
            throw new IllegalArgumentException(
                    "a machine is projected to a year from " + (last + 1) + " to " + LAST + ", not to " + year);
        }
        return new HypotheticalMachine(year).profile(profiles);
    }

    private HardwareProfile profile(ProfileSeries profiles) {
        Projected peak = projected("peak", profiles.flagshipPeaks(), UNIT_OF_PEAKS);
        Projected vector = projected("fp32", profiles.flagshipSinglePrecision(), UNIT_OF_PEAKS);
        Projected memory = projected("memory", profiles.flagshipDram(), UNIT_OF_RATES);
        Projected capacity = projected("capacity", profiles.flagshipMemory(), "B");
        Projected link = projected("links", profiles.flagshipLinks(), UNIT_OF_RATES);
        return new HardwareProfile(
                new HardwareIdentity(
                        id(year),
                        "Hypothetical flagship of " + year,
                        "nobody",
                        "npu",
                        Market.SERVER,
                        Integer.toString(year)),
                new ComputeUnits(
                        List.of(
                                peak.ceiling(Engine.MATRIX, NumberFormat.BF16),
                                peak.ceiling(Engine.MATRIX, NumberFormat.FP16),
                                vector.ceiling(Engine.VECTOR, NumberFormat.FP32)),
                        // The fits are of two formats; which others it multiplies in nobody knows.
                        Set.of()),
                List.of(new MemoryLevel(
                        "DRAM",
                        MemoryLevel.Kind.DRAM,
                        Optional.of(new Bytes(Math.rint(capacity.value))),
                        Optional.of(new Bandwidth(memory.value)),
                        memory.provenance,
                        capacity.provenance)),
                List.of(new Interconnect(
                        "links to other devices",
                        Interconnect.Kind.SCALE_UP,
                        new Bandwidth(link.value),
                        link.provenance)),
                Optional.empty(),
                new HardwareEvidence(
                        "low",
                        sources,
                        List.of(
                                "Hypothetical: every number is a fit of the machines of the highest peak of each year, extended to the middle of "
                                        + year + "; nobody has announced such a machine.",
                                "The fits are of one quantity each; their quotients, such as the ridge, have no fit of their own here.")));
    }

    /** A number with the fit as its source. */
    private record Projected(double value, Provenance provenance) {
        ComputeCeiling ceiling(Engine engine, NumberFormat format) {
            return new ComputeCeiling(engine, format, new FlopRate(value), provenance);
        }
    }

    /** Names the fit as the source, and its interval as the doubt. */
    private Projected projected(String key, Series series, String unit) {
        double date = Dates.middleOf(year);
        Fit fit = series.fit().orElseThrow();
        Interval interval = fit.predictionAt(date);
        Provenance source = new Provenance(
                Provenance.Kind.PROJECTED,
                "roofline trends: " + series.quantity().label() + ", " + series.definition() + ", "
                        + series.points().size() + " points from " + series.first() + " to " + series.last(),
                new PartialDate(series.last()).monthText(),
                Optional.empty());
        sources.put(key, source);
        Optional<String> doubt = Optional.of("projected: a new point lies between "
                + Phrase.quantity(interval.low(), unit) + " and " + Phrase.quantity(interval.high(), unit)
                + " with 95 %");
        // To as many digits as a report prints: one number in it and in the profile.
        double value = new BigDecimal(fit.at(date)).round(new MathContext(12)).doubleValue();
        return new Projected(value, new Provenance(source.kind(), source.address(), source.date(), doubt));
    }
}
