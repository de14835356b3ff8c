package dev.roofline.model;

import java.util.Objects;

/**
 * Modules that guess the token after the next one; a run without speculative decoding does not load them.
 *
 * @param modules how many there are, each of norms, a product 2d x d, and one layer
 * @param norms of a module beside the layer's own
 * @param layer what a module's layer is like; its range stands for one layer
 * @param storesEmbedding whether files hold a copy of the embedding with each module
 * @param storesHead whether files hold a copy of the head with each module
 */
public record MultiTokenPrediction(
        int modules, int norms, LayerGroup layer, boolean storesEmbedding, boolean storesHead) {
    public MultiTokenPrediction {
        Objects.requireNonNull(layer);
        if (modules < 1 || norms < 0) {
            throw new IllegalArgumentException("there are modules, and norms in them");
        }
    }

    /** Parameters of all modules without the embedding and head that they share with the model. */
    public long parameters(int width) {
        long each = (long) norms * layer.norm().parametersPerChannel() * width
                + 2L * width * width
                + layer.parameters(width);
        return modules * each;
    }

    /** Copies of embedding and head in the files, in elements. */
    public long storedCopies(Embedding embedding) {
        return modules * embedding.parameters() * ((storesEmbedding ? 1 : 0) + (storesHead ? 1 : 0));
    }
}
