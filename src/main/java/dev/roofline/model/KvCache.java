package dev.roofline.model;

import java.util.List;

/** What a decoder keeps of each token and of each sequence, in elements. */
public final class KvCache {
    private KvCache() {}

    /** Elements of one token over all layers, no window yet full; 0 for encoders. */
    public static long elementsPerToken(ModelSpec model) {
        long elements = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.mixer().isPresent()) {
                elements += group.layers().count() * group.mixer().get().cacheElementsPerToken();
            }
        }
        return elements;
    }

    /** Elements of one sequence of so many tokens over all layers: a window or chunk keeps no more than it sees. */
    public static long elementsKept(ModelSpec model, long tokens) {
        long elements = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.mixer().isPresent()) {
                SequenceMixer mixer = group.mixer().get();
                long kept = mixer instanceof Attention attention ? attention.sight().kept(tokens) : tokens;
                elements += group.layers().count() * mixer.cacheElementsPerToken() * kept;
            }
        }
        return elements;
    }

    /**
     * The same in whole pages. A window that does not begin with a page reaches into one more: what is behind its first
     * page is given back.
     *
     * @param page tokens of a page; of 1 this is what is kept
     */
    public static double elementsAllocated(ModelSpec model, long tokens, long page) {
        double elements = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.mixer().isPresent()) {
                SequenceMixer mixer = group.mixer().get();
                long kept = mixer instanceof Attention attention ? attention.sight().kept(tokens) : tokens;
                long all = (tokens + page - 1) / page;
                long pages = kept < tokens ? Math.min(all, (kept + 2 * (page - 1)) / page) : all;
                elements += (double) group.layers().count() * mixer.cacheElementsPerToken() * pages * page;
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

    /** Elements of the states of one sequence over all layers, whatever its length. */
    public static long stateElements(ModelSpec model) {
        long elements = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.mixer().isPresent()) {
                elements += group.layers().count() * group.mixer().get().stateElements();
            }
        }
        return elements;
    }

    private static List<LayerGroup> decoderGroups(ModelSpec model) {
        return model.stack(Stack.Kind.DECODER).map(Stack::groups).orElse(List.of());
    }
}
