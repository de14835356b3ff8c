package dev.roofline.operator;

/** The rows of a feed-forward's products, and the matrices that they meet. */
interface MatrixRows {
    Dimension rows();

    /** What the first products read. */
    Access input();

    /** Matrices of n rows of k. */
    Access weights(Dimension n, Dimension k);

    Access bias(Dimension elements);

    /** Every token, with one set of matrices. */
    record OfTokens(Sublayer sublayer) implements MatrixRows {
        @Override
        public Dimension rows() {
            return sublayer.tokens();
        }

        @Override
        public Access input() {
            return sublayer.emission().input(rows(), sublayer.width());
        }

        @Override
        public Access weights(Dimension n, Dimension k) {
            return sublayer.emission().matrix(n, k, sublayer.weights());
        }

        @Override
        public Access bias(Dimension elements) {
            return sublayer.emission().bias(elements);
        }
    }
}
