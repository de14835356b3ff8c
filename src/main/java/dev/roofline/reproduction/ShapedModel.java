package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.model.Activation;
import dev.roofline.model.Attention;
import dev.roofline.model.AttentionPositions;
import dev.roofline.model.AttentionProjections;
import dev.roofline.model.Embedding;
import dev.roofline.model.FeedForward;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LayerRange;
import dev.roofline.model.Layers;
import dev.roofline.model.ModelIdentity;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Norm;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.Projection;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.VocabularyHead;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A decoder that publications measured and of which nothing but its shape is public: GPTs of papers and benchmarks, with two
 * matrices a feed-forward and biases, and models like Llama, with three and without.
 *
 * @param inner channels between the matrices of the feed-forward
 * @param gated whether the feed-forward has three matrices
 * @param tied whether head and embedding are one
 */
record ShapedModel(
        String name,
        int layers,
        int width,
        int heads,
        int kvHeads,
        int headSize,
        int inner,
        boolean gated,
        int vocabulary,
        boolean tied) {
    private static final String RESOURCE = "/roofline/reproduction/shapes.csv";

    /** The models of the measured runs that the catalogue lacks, by the name that the runs call them. */
    static Map<String, ModelSpec> all() {
        Map<String, ModelSpec> models = new HashMap<>();
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            ShapedModel shape = new ShapedModel(
                    row.get("model"),
                    number(row, "layers"),
                    number(row, "width"),
                    number(row, "heads"),
                    number(row, "kv_heads"),
                    number(row, "head_size"),
                    number(row, "inner"),
                    number(row, "matrices") == 3,
                    number(row, "vocabulary"),
                    row.get("tied").equals("yes"));
            models.put(shape.name, shape.spec());
        }
        return models;
    }

    /** A GPT of as many channels in its heads as in its stream, and four times as many inside its feed-forwards. */
    static ShapedModel gpt(String name, int layers, int width, int heads, int vocabulary) {
        return new ShapedModel(name, layers, width, heads, heads, width / heads, 4 * width, false, vocabulary, true);
    }

    private static int number(CsvResource.Row row, String column) {
        return Integer.parseInt(row.get(column));
    }

    ModelSpec spec() {
        Set<Projection> biases = gated ? EnumSet.noneOf(Projection.class) : EnumSet.allOf(Projection.class);
        Attention attention = new Attention(heads, kvHeads, headSize)
                .withProjections(new AttentionProjections(biases, !gated, false))
                .withPositions(AttentionPositions.rotary(gated ? headSize : 0));
        FeedForward feedForward = gated
                ? new TokenFeedForward(inner, Activation.SILU, false, TokenFeedForward.Gate.APART)
                : new TokenFeedForward(inner, Activation.GELU_TANH, true, TokenFeedForward.Gate.NONE);
        Norm norm = gated ? Norm.RMS : Norm.LAYER;
        LayerGroup group = new LayerGroup(
                Layers.of(LayerRange.firstOnes(layers)),
                norm,
                NormPlacement.PRE,
                attention,
                Optional.empty(),
                feedForward);
        Stack stack = new Stack(Stack.Kind.DECODER, width, StackInput.BARE, List.of(group), Optional.of(norm));
        return new ModelSpec(
                new ModelIdentity(name, name, gated ? "llama" : "gpt", "2022", List.of()),
                width,
                new Embedding(vocabulary, width),
                List.of(stack),
                new VocabularyHead(tied),
                "high");
    }
}
