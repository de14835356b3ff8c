package dev.roofline.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is measured of slices. */
public final class SliceMetrics {
    private SliceMetrics() {}

    public static List<Metric<Slice>> all() {
        List<Metric<Slice>> all = new ArrayList<>(List.of(KeyMetric.values()));
        all.addAll(List.of(WorkMetric.values()));
        all.addAll(List.of(TimeMetric.values()));
        all.addAll(List.of(PhaseMetric.values()));
        all.addAll(List.of(TotalsMetric.values()));
        return all;
    }

    /** The metric of a name; empty where there is none. */
    public static Optional<Metric<Slice>> named(String label) {
        for (Metric<Slice> metric : all()) {
            if (metric.label().equals(label)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }
}
