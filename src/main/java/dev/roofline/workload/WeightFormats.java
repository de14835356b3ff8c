package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Quantization;
import dev.roofline.model.WeightCount;
import dev.roofline.model.WeightKind;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The formats that weights are kept in.
 *
 * @param attention matrices of attention and of what stands in its place
 * @param feedForward matrices of dense and shared feed-forwards
 * @param experts matrices of routed experts
 * @param others norms, biases, convolutions, routers, and whatever else no quantiser touches
 * @param embedding the table of the vocabulary's rows
 * @param head the head's matrix; where it is tied to the embedding, that of the embedding
 */
public record WeightFormats(
        TensorFormat attention,
        TensorFormat feedForward,
        TensorFormat experts,
        TensorFormat others,
        TensorFormat embedding,
        TensorFormat head) {
    /** Embedding and head in the format of the other weights. */
    public WeightFormats(TensorFormat attention, TensorFormat feedForward, TensorFormat experts, TensorFormat others) {
        this(attention, feedForward, experts, others, others, others);
    }

    public static WeightFormats uniform(TensorFormat format) {
        return new WeightFormats(format, format, format, format);
    }

    /** The format that weights of a kind are kept in. */
    public TensorFormat format(WeightKind kind) {
        return switch (kind) {
            case ATTENTION -> attention;
            case FEED_FORWARD -> feedForward;
            case EXPERTS -> experts;
            case EMBEDDING -> embedding;
            case HEAD -> head;
            case OTHER, VECTOR -> others;
        };
    }

    /** Bytes of weights, each kind in its format, with the scales of its matrices' rows. */
    public double bytes(WeightCount weights) {
        double bytes = 0;
        for (WeightKind kind : WeightKind.values()) {
            bytes += format(kind).bytesOf(weights.elements(kind), weights.rows(kind));
        }
        return bytes;
    }

    /**
     * The same with the matrices that a model's own files hold quantised in that format. A kind of feed-forward that the
     * model does not have takes the format of the other, so that none is named that nothing is kept in; a head that is tied
     * to the embedding is one tensor with it.
     */
    public WeightFormats quantised(Quantization quantization, ModelSpec model) {
        TensorFormat format = quantization.format();
        boolean whole = quantization.parts().contains(Quantization.Part.FEED_FORWARD);
        boolean routed = quantization.parts().contains(Quantization.Part.EXPERTS);
        boolean table = quantization.parts().contains(Quantization.Part.EMBEDDING);
        boolean last = quantization.parts().contains(Quantization.Part.HEAD);
        boolean one = model.isTied() && (table || last);
        return new WeightFormats(
                quantization.parts().contains(Quantization.Part.ATTENTION) ? format : attention,
                whole || (routed && !model.hasWholeFeedForward()) ? format : feedForward,
                routed || (whole && !model.hasExperts()) ? format : experts,
                others,
                table || one ? format : embedding,
                last || one ? format : head);
    }

    /** The same where every weight has the format of norms and biases, as in towers, which quantisers leave as they are. */
    public WeightFormats unquantised() {
        return uniform(others);
    }

    /** The same with formats of their own for embedding and head, where given. */
    public WeightFormats withEnds(Optional<TensorFormat> ofEmbedding, Optional<TensorFormat> ofHead) {
        return new WeightFormats(
                attention, feedForward, experts, others, ofEmbedding.orElse(embedding), ofHead.orElse(head));
    }

    /** The same with other formats for the matrices of layers. */
    WeightFormats withLayers(TensorFormat ofAttention, TensorFormat ofFeedForward, TensorFormat ofExperts) {
        return new WeightFormats(ofAttention, ofFeedForward, ofExperts, others, embedding, head);
    }

    /** The formats of the layers' matrices, such as {@code bf16} or, where they differ, {@code mxfp4+bf16}. */
    public String label() {
        List<String> labels = new ArrayList<>();
        for (TensorFormat format : List.of(experts, feedForward, attention)) {
            if (!labels.contains(format.label())) {
                labels.add(format.label());
            }
        }
        return String.join("+", labels);
    }
}
