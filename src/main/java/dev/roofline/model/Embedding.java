package dev.roofline.model;

/**
 * The token embedding.
 *
 * @param vocabulary rows that are stored
 * @param width columns
 * @param projection how rows of another width than the model's reach it
 */
public record Embedding(int vocabulary, int width, Projected projection) {
    /** What is projected to the model's width. */
    public enum Projected {
        /** Nothing: the rows have the model's width. */
        NOTHING,
        /** The token's row, without a bias; the head projects back (OPT-350M). */
        TOKENS,
        /** The sum of token, position and type rows after its norm, without a bias; the head's transform leads back. */
        SUM,
        /** The same with a bias (ALBERT). */
        SUM_WITH_BIAS
    }

    public Embedding {
        if (vocabulary < 1 || width < 1) {
            throw new IllegalArgumentException("an embedding has rows and columns");
        }
    }

    /** Rows of the model's own width. */
    public Embedding(int vocabulary, int width) {
        this(vocabulary, width, Projected.NOTHING);
    }

    public WeightCount weights() {
        return WeightCount.matrix(WeightKind.EMBEDDING, vocabulary, width);
    }

    public long parameters() {
        return (long) vocabulary * width;
    }

    /** Whether positions, types and the input norm have the embedding's width. */
    public boolean projectsSum() {
        return projection == Projected.SUM || projection == Projected.SUM_WITH_BIAS;
    }

    /** Weights of the matrix from the embedding's width to the model's, where they differ. */
    public WeightCount projectionWeights(int modelWidth) {
        if (projection == Projected.NOTHING) {
            return WeightCount.NONE;
        }
        WeightCount matrix = WeightCount.matrix(WeightKind.OTHER, modelWidth, width);
        return projection == Projected.SUM_WITH_BIAS ? matrix.plus(WeightCount.vector(modelWidth)) : matrix;
    }

    /** Weights of the matrix back, which stands before the head. */
    public WeightCount backProjectionWeights(int modelWidth) {
        return WeightCount.matrix(WeightKind.OTHER, projection == Projected.TOKENS ? width : 0, modelWidth);
    }
}
