package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a decoder keeps of each token and of each sequence, in bytes: the rows that attention reads, with their scales. */
public final class KvCache {
    private KvCache() {}

    /** Bytes of one token over all layers, no window yet full; 0 for encoders. */
    public static double bytesPerToken(ModelSpec model, TensorFormat cache) {
        return bytesKept(model, 1, cache);
    }

    /** Bytes of one sequence of so many tokens over all layers: a window or chunk keeps no more than it sees. */
    public static double bytesKept(ModelSpec model, long tokens, TensorFormat cache) {
        return bytesAllocated(model, tokens, 1, cache);
    }

    /**
     * The same in whole pages. A window that does not begin with a page reaches into one more: what is behind its first
     * page is given back.
     *
     * @param page tokens of a page; of 1 this is what is kept
     */
    public static double bytesAllocated(ModelSpec model, long tokens, long page, TensorFormat cache) {
        double bytes = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.mixer().isPresent()) {
                SequenceMixer mixer = group.mixer().get();
                long kept = mixer.tokensKept(tokens);
                long all = (tokens + page - 1) / page;
                long pages = kept < tokens ? Math.min(all, (kept + 2 * (page - 1)) / page) : all;
                bytes += group.layers().count() * mixer.cacheBytesPerToken(cache) * pages * page;
            }
        }
        return bytes;
    }

    /** Bytes that cross-attention keeps of one encoder token over all layers; 0 without an encoder. */
    public static double crossBytesPerToken(ModelSpec model, TensorFormat cache) {
        double bytes = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.cross().isPresent()) {
                bytes += group.layers().count() * group.cross().get().cacheBytesPerToken(cache);
            }
        }
        return bytes;
    }

    /** Names of the formats that recurrent states are kept in, each once; {@code asked} is as of {@link #stateBytes}. */
    public static List<String> stateFormats(ModelSpec model, Optional<TensorFormat> asked, TensorFormat activations) {
        List<String> labels = new ArrayList<>();
        for (Stack stack : model.stacks()) {
            for (SequenceMixer mixer : stack.mixers()) {
                String label = mixer.recurrentFormat(asked, activations).label();
                if (mixer.recurrentState() > 0 && !labels.contains(label)) {
                    labels.add(label);
                }
            }
        }
        return labels;
    }

    /**
     * Bytes of the states of one sequence over all layers, whatever its length.
     *
     * @param asked format of recurrent states, where the user chose one
     */
    public static double stateBytes(ModelSpec model, Optional<TensorFormat> asked, TensorFormat activations) {
        double bytes = 0;
        for (LayerGroup group : decoderGroups(model)) {
            if (group.mixer().isPresent()) {
                bytes += group.layers().count() * group.mixer().get().stateBytes(asked, activations);
            }
        }
        return bytes;
    }

    private static List<LayerGroup> decoderGroups(ModelSpec model) {
        return model.stack(Stack.Kind.DECODER).map(Stack::groups).orElse(List.of());
    }
}
