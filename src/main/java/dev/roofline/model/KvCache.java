package dev.roofline.model;

/** What a decoder keeps of each token. */
public final class KvCache {
    private KvCache() {}

    /** Elements of keys and values of one token over all layers, no window yet full; 0 for encoders. */
    public static long elementsPerToken(ModelSpec model) {
        long elements = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.mixer() instanceof Attention attention) {
                elements += group.layers().count() * 2 * attention.kvWidth();
            }
        }
        return elements;
    }

    /** Elements that cross-attention keeps of one encoder token over all layers; 0 without an encoder. */
    public static long crossElementsPerToken(ModelSpec model) {
        long elements = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.cross().isPresent()) {
                elements += group.layers().count() * 2 * group.cross().get().kvWidth();
            }
        }
        return elements;
    }

    private static java.util.List<LayerGroup> decoderGroups(ModelSpec model) {
        return model.stack(Stack.Kind.DECODER).map(Stack::groups).orElse(java.util.List.of());
    }
}
