package dev.roofline.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Scores of tokens against position keys, added to those against the tokens' own keys.
 *
 * @param rows position keys; empty where there are as many as keys in reach (Transformer-XL, Gopher)
 * @param terms products of all tokens with all rows in a layer: content to position, position to content
 * @param projection whether each layer has a matrix of its own for them; else those of queries and keys serve
 * @param table whether the rows are learned, a table of rows x d stored once a stack (DeBERTa)
 * @param norm of the table's rows
 */
public record RelativePositions(OptionalInt rows, int terms, boolean projection, boolean table, Optional<Norm> norm) {
    public RelativePositions {
        if (terms < 1 || (rows.isPresent() && rows.getAsInt() < 1)) {
            throw new IllegalArgumentException("relative positions have rows and terms");
        }
        if (table && rows.isEmpty()) {
            throw new IllegalArgumentException("table needs rows: how many the table has");
        }
    }

    /** Weights that a stack stores once. */
    public WeightCount tableWeights(int width) {
        if (!table) {
            return WeightCount.NONE;
        }
        return WeightCount.matrix(WeightKind.OTHER, rows.getAsInt(), width).plus(Norm.weights(norm, width));
    }
}
