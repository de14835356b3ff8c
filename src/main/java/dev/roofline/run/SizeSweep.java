package dev.roofline.run;

import dev.roofline.metric.KeyMetric;
import dev.roofline.metric.Metric;
import dev.roofline.metric.Slice;
import dev.roofline.units.Labelled;
import java.util.List;

/**
 * One phase at several sizes.
 *
 * @param rows the phase's sum at each size, in the order asked for
 */
public record SizeSweep(Variable variable, List<Slice> rows) {
    /** What grows. */
    public enum Variable implements Labelled {
        BATCH(KeyMetric.BATCH),
        /** New tokens of a sequence: of phases that take a whole prompt. */
        PROMPT(KeyMetric.TOKENS),
        /** Tokens cached before the step. */
        CONTEXT(KeyMetric.CONTEXT),
        /** Tokens of a whole sequence, in whatever phases a model comes by it. */
        LENGTH(KeyMetric.TOKENS);

        private final Metric<Slice> metric;

        Variable(Metric<Slice> metric) {
            this.metric = metric;
        }

        /** The size as the slices of a sweep have it. */
        public Metric<Slice> metric() {
            return metric;
        }
    }

    public static final SizeSweep NONE = new SizeSweep(Variable.BATCH, List.of());

    /**
     * What a user asks for.
     *
     * @param sizes at least one, each from 1 (a context: from 0) to the workload's most
     */
    public record Sizes(Variable variable, List<Long> sizes) {
        public Sizes {
            sizes = List.copyOf(sizes);
            if (sizes.isEmpty()) {
                throw new IllegalArgumentException("a path has sizes");
            }
        }
    }

    public SizeSweep {
        rows = List.copyOf(rows);
    }

    /** The size that a row stands for. */
    public long sizeOf(Slice row) {
        return switch (variable) {
            case BATCH -> row.batch();
            case PROMPT, LENGTH -> row.key().sizes().tokens().orElseThrow();
            case CONTEXT -> row.key().sizes().context().orElseThrow();
        };
    }
}
