package dev.roofline.prose;

import dev.roofline.evaluate.ProductWork;
import dev.roofline.hardware.ComputeCeiling;
import java.util.List;

/** What a reader of utilisations should know where the products of a run have several peaks. */
final class UtilizationNote {
    private UtilizationNote() {}

    /** Adds the note where it is called for: one peak for all is what everybody means. */
    static void addTo(ReportNotes notes, ProductWork products) {
        List<ComputeCeiling> peaks = products.peaks();
        if (peaks.size() < 2) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < peaks.size(); i++) {
            names.append(i == 0 ? "" : i == peaks.size() - 1 ? " and " : ", ")
                    .append(peaks.get(i).label());
        }
        notes.add("MFU takes each product at its own peak, " + names + "; papers often divide all by one");
    }
}
