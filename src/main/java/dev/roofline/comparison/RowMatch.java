package dev.roofline.comparison;

import dev.roofline.metric.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the row of another candidate's phase that stands for the same thing. */
final class RowMatch {
    private RowMatch() {}

    /**
     * The counterpart: of the same layers where there is one, else the only one of the same name (models differ in
     * their number of layers); empty where it is not clear which one is meant.
     */
    static Optional<Slice> of(Slice row, List<Slice> others) {
        List<Slice> named = new ArrayList<>();
        for (Slice other : others) {
            if (other.operator().equals(row.operator()) && other.group().equals(row.group())) {
                if (other.layers().equals(row.layers())) {
                    return Optional.of(other);
                }
                named.add(other);
            }
        }
        boolean isOfOneLayer = row.operator().isEmpty() && !row.layers().isEmpty();
        return named.size() == 1 && !isOfOneLayer ? Optional.of(named.get(0)) : Optional.empty();
    }
}
