package dev.roofline.specfile;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Warns of peaks that are likely copied wrongly, above all those for 2:4 sparse operands, which data sheets print
 * beside the dense ones at twice their rate. The bounds hold for every shipped profile. Of a ridge point beyond all
 * machines a change too is warned of: a prefix is as easily mistyped as miscopied.
 */
final class Plausibility {
    /** From slow matrix units on fast on-chip memory to twice the steepest machine there is. */
    private static final double LEAST_RIDGE = 1;

    private static final double MOST_RIDGE = 10_000;

    /** Peaks of one machine that differ by less are the same number, rounded. */
    private static final double SAME = 0.02;

    /** On GPUs half the bits are twice the rate: 2 is dense over dense, 4 sparse over dense, with room for rounding. */
    private static final double SPARSE_OVER_DENSE = 3.4;

    private final HardwareProfile profile;
    private final List<Peak> peaks;
    private final Problems problems;
    private final Place complete;
    /** Of one peak one warning: the file's own sparse peak tells more than a ratio. */
    private final List<Place> warned = new ArrayList<>();

    /** @param complete where the file says which engines it lists completely */
    Plausibility(HardwareProfile profile, List<Peak> peaks, Problems problems, Place complete) {
        this.profile = profile;
        this.peaks = peaks;
        this.problems = problems;
        this.complete = complete;
    }

    void check() {
        checkRidge();
        checkCompleteness();
        checkSparseEntries();
        // Accelerators of other kinds have ratios of their own.
        if (profile.kind().equals("gpu") || profile.kind().equals("soc")) {
            checkSixteenBits(NumberFormat.FP16);
            checkSixteenBits(NumberFormat.BF16);
            checkEightBits(NumberFormat.FP8);
            checkEightBits(NumberFormat.INT8);
        }
    }

    private void checkRidge() {
        Peak best = null;
        for (Peak peak : peaks) {
            boolean sixteen = peak.ceiling().format() == NumberFormat.FP16
                    || peak.ceiling().format() == NumberFormat.BF16;
            if (!peak.sparse() && sixteen && peak.ceiling().engine() == Engine.MATRIX && rate(peak) > rate(best)) {
                best = peak;
            }
        }
        if (best == null) {
            return;
        }
        double ridge = rate(best) / profile.mainBandwidth().bytesPerSecond();
        if (ridge < LEAST_RIDGE || ridge > MOST_RIDGE) {
            problems.warning(
                    best.place(),
                    "the ridge point, this peak over the main memory's bandwidth, is " + threeDigits(ridge)
                            + " FLOP/B; machines lie between 1 and 10000, so one of the two has a wrong prefix");
        }
    }

    /** Matrix units are what a machine may lack; something adds and scales on every one. */
    private void checkCompleteness() {
        boolean hasVector = false;
        for (Peak peak : peaks) {
            hasVector |= peak.ceiling().engine() == Engine.VECTOR;
        }
        if (profile.isComplete(Engine.VECTOR) && !hasVector) {
            problems.warning(
                    complete,
                    "complete names vector, and compute has no vector peak: that says that the machine has no vector units;"
                            + " where their peaks are not published, vector is left out");
        }
    }

    private void checkSparseEntries() {
        for (Peak sparse : peaks) {
            for (Peak dense : peaks) {
                boolean pair = sparse.sparse()
                        && !dense.sparse()
                        && sparse.ceiling().engine() == dense.ceiling().engine()
                        && sparse.ceiling().format() == dense.ceiling().format();
                if (pair && rate(dense) > rate(sparse) * (1 - SAME)) {
                    problems.copyingDoubt(
                            dense.place(),
                            "the peak " + dense.ceiling().label() + " is no less than the sparse one in line "
                                    + sparse.place().line() + "; the dense one is expected here");
                    warned.add(dense.place());
                }
            }
        }
    }

    private void checkSixteenBits(NumberFormat format) {
        Peak peak = matrix(format);
        Peak tf32 = matrix(NumberFormat.TF32);
        Peak fp8 = matrix(NumberFormat.FP8);
        Peak int8 = matrix(NumberFormat.INT8);
        if (peak == null) {
            return;
        }
        if (tf32 != null && rate(peak) > SPARSE_OVER_DENSE * rate(tf32)) {
            warnOfSparsity(peak, times(peak, tf32));
        } else if (isSame(peak, fp8)) {
            warnOfSparsity(peak, "as much as matrix fp8");
        } else if (tf32 != null && isSame(peak, int8)) {
            // Without tf32, as on AMD's second generation, int8 may be as fast as fp16.
            warnOfSparsity(peak, "as much as matrix int8");
        }
    }

    private void checkEightBits(NumberFormat format) {
        Peak peak = matrix(format);
        Peak sixteen = matrix(NumberFormat.FP16);
        if (peak == null || sixteen == null || rate(peak) < SPARSE_OVER_DENSE * rate(sixteen)) {
            return;
        }
        // GeForce cards run fp16 with fp32 sums at half rate, which makes int8 four times as fast without sparsity.
        Peak vector = peak(Engine.VECTOR, NumberFormat.FP32);
        double halved = matrix(NumberFormat.TF32) == null ? 6 : 3;
        if (format == NumberFormat.FP8 || vector == null || rate(sixteen) > halved * rate(vector)) {
            warnOfSparsity(peak, times(peak, sixteen));
        }
    }

    private void warnOfSparsity(Peak peak, String reason) {
        if (warned.contains(peak.place())) {
            return;
        }
        problems.copyingDoubt(
                peak.place(),
                "the peak " + peak.ceiling().label() + " is " + reason
                        + ", which looks like the rate for 2:4 sparse operands; the dense one, half of it, is expected");
    }

    private static String times(Peak peak, Peak other) {
        return threeDigits(rate(peak) / rate(other)) + " times "
                + other.ceiling().label();
    }

    private static boolean isSame(@Nullable Peak peak, @Nullable Peak other) {
        return other != null && Math.abs(rate(peak) / rate(other) - 1) < SAME;
    }

    private @Nullable Peak matrix(NumberFormat format) {
        return peak(Engine.MATRIX, format);
    }

    private @Nullable Peak peak(Engine engine, NumberFormat format) {
        for (Peak peak : peaks) {
            if (!peak.sparse()
                    && peak.ceiling().engine() == engine
                    && peak.ceiling().format() == format) {
                return peak;
            }
        }
        return null;
    }

    private static double rate(@Nullable Peak peak) {
        return peak == null ? 0 : peak.ceiling().peak().perSecond();
    }

    private static String threeDigits(double value) {
        java.math.BigDecimal rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(3));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
