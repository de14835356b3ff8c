package dev.roofline.model;

/** What one token costs, by the shape of the model alone. */
public final class TokenWork {
    private TokenWork() {}

    /** FLOPs of one decoder (else encoder) token's products with matrices, 2mn each, its logits included. */
    public static double linearFlops(ModelSpec model) {
        Stack stack = model.last();
        double matrices = model.head().matrixParameters(stack.width(), model.embedding());
        if (model.embedding().isPresent() && model.embedding().get().projection() != Embedding.Projected.NOTHING) {
            Embedding table = model.embedding().get();
            matrices += table.projectionWeights(stack.width()).elements(WeightKind.OTHER)
                    + table.backProjectionWeights(stack.width()).elements();
        }
        for (LayerGroup group : stack.groups()) {
            long layer = (group.mixer().isPresent() ? group.mixer().get().matrixParameters(stack.width()) : 0)
                    + (group.feedForward().isPresent()
                            ? group.feedForward().get().matrixParameters(stack.width())
                            : 0);
            if (group.cross().isPresent()) {
                // Keys and values are made of the encoder's tokens: this one is multiplied for query and output.
                layer += 2 * group.cross().get().queryWidth() * stack.width();
            }
            matrices += (double) group.layers().count() * layer;
        }
        return 2 * matrices;
    }

    /** FLOPs of scores and values for one visible (query, key) pair, over all layers, latents expanded. */
    public static double flopsPerPair(ModelSpec model) {
        double flops = 0;
        for (LayerGroup group : model.last().groups()) {
            if (group.mixer().isPresent()) {
                flops += group.layers().count() * group.mixer().get().flopsPerPair();
            }
        }
        return flops;
    }
}
