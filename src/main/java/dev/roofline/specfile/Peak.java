package dev.roofline.specfile;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.json.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A peak of a hardware profile with the place of its value.
 *
 * @param sparsity of one that holds for sparse operands only; such a peak is never a ceiling
 */
record Peak(ComputeCeiling ceiling, Optional<String> sparsity, Place place) {
    boolean sparse() {
        return sparsity.isPresent();
    }

    /** Those that hold for dense operands. */
    static List<ComputeCeiling> dense(List<Peak> peaks) {
        List<ComputeCeiling> dense = new ArrayList<>();
        for (Peak peak : peaks) {
            if (!peak.sparse()) {
                dense.add(peak.ceiling);
            }
        }
        return dense;
    }

    /** Those that hold for sparse operands alone. */
    static List<SparsePeak> sparse(List<Peak> peaks) {
        List<SparsePeak> sparse = new ArrayList<>();
        for (Peak peak : peaks) {
            if (peak.sparse()) {
                ComputeCeiling of = peak.ceiling;
                sparse.add(new SparsePeak(of.engine(), of.format(), peak.sparsity.get(), of.peak(), of.provenance()));
            }
        }
        return sparse;
    }
}
