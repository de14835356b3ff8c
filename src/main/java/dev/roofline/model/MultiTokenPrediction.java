package dev.roofline.model;

import java.util.List;
import java.util.Optional;

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

    /**
     * One module as a model: its joined input, its layer, and the embedding and head that it shares with the model.
     *
     * @param model whose module it is
     */
    public ModelSpec module(ModelSpec model) {
        Stack decoder = model.stack(Stack.Kind.DECODER).orElseThrow();
        LayerGroup alone = layer.withLayers(Layers.of(LayerRange.firstOnes(1))).withSharedWeights(false);
        Stack stack = decoder.between(decoder.input().whichJoins(), decoder.finalNorm())
                .withGroups(List.of(alone));
        String name = model.name() + " prediction module";
        return model.withIdentity(new ModelIdentity(
                        model.id() + "-mtp", name, model.identity().family(), model.released(), List.of()))
                .withCheckpoint(model.checkpoint().withExtras(List.of()))
                .withStacks(List.of(stack))
                .withTowers(List.of())
                .withMultiTokenPrediction(Optional.empty())
                .withEvidence(new ModelEvidence(model.evidence().confidence()));
    }

    /** Copies of embedding and head in the files, in elements. */
    public long storedCopies(Embedding embedding) {
        return modules * embedding.parameters() * ((storesEmbedding ? 1 : 0) + (storesHead ? 1 : 0));
    }
}
