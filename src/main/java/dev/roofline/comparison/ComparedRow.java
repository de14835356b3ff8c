package dev.roofline.comparison;

import dev.roofline.metric.Slice;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A row of one candidate, beside the baseline's.
 *
 * @param length tokens, of a row that stands for a whole sequence
 * @param size of the path on which the row lies
 * @param baseline what it is divided by
 * @param ratios to the baseline's row; of whole sequences to that of the shortest one
 * @param timeAtLength of whole sequences: the time divided by the baseline's at the same length
 * @param published the ratio of times that somebody measured and printed
 */
public record ComparedRow(
        Candidate candidate,
        Slice row,
        OptionalLong length,
        OptionalLong size,
        String baseline,
        Ratios ratios,
        OptionalDouble timeAtLength,
        OptionalDouble published) {
    /** Whether it stands for a whole phase or sequence: tokens take all of its parts. */
    public boolean isWhole() {
        return row.operator().isEmpty() && row.group().isEmpty() && row.layers().isEmpty();
    }
}
