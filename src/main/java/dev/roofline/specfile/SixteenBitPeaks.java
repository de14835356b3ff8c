package dev.roofline.specfile;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.PartialDate;

/**
 * Warns of an accelerator without a 16-bit matrix peak. From 2018 on accelerators multiply in 16 bits; where the peak is
 * missing everything runs under one of wider formats, and what is printed as a lower bound is none.
 */
record SixteenBitPeaks(HardwareProfile profile, Problems problems, Place compute) {
    private static final int FROM = 2018;

    void check() {
        boolean said = profile.compute().noSixteenBits().isPresent();
        boolean has = profile.peak(Engine.MATRIX, NumberFormat.FP16).isPresent()
                || profile.peak(Engine.MATRIX, NumberFormat.BF16).isPresent();
        if (said && has) {
            problems.copyingDoubt(
                    compute, "sixteen_bit_matrix says that there is no 16-bit matrix peak, and compute lists one");
        }
        boolean expected = !profile.kind().equals("cpu")
                && !profile.released().isEmpty()
                && new PartialDate(profile.released()).year() >= FROM;
        if (expected && !has && !said && !hasNoMatrixUnits()) {
            problems.copyingDoubt(
                    compute,
                    "compute has no matrix peak in fp16 or bf16, which accelerators of " + FROM
                            + " and later have; one that has none, or none that is published, says so in sixteen_bit_matrix");
        }
    }

    /** A file whose list of matrix formats is complete and empty says that the machine multiplies on vector units. */
    private boolean hasNoMatrixUnits() {
        if (!profile.isComplete(Engine.MATRIX)) {
            return false;
        }
        for (ComputeCeiling ceiling : profile.ceilings()) {
            if (ceiling.engine() == Engine.MATRIX) {
                return false;
            }
        }
        return true;
    }
}
