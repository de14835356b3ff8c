package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Transformer as data.
 *
 * @param id the name on the command line
 * @param format the number format that the model's own files declare
 * @param width channels of the residual stream, d
 * @param positionLimit tokens that the model was made for
 * @param stacks an encoder, a decoder, or an encoder and then a decoder
 */
public record ModelSpec(
        String id,
        String name,
        String family,
        String released,
        List<String> aliases,
        Optional<TensorFormat> format,
        int width,
        OptionalInt positionLimit,
        Embedding embedding,
        List<Stack> stacks,
        Head head,
        List<StoredExtra> storedExtras,
        String confidence,
        List<String> sources,
        List<String> notes) {

    public ModelSpec {
        Objects.requireNonNull(id);
        Objects.requireNonNull(format);
        Objects.requireNonNull(embedding);
        Objects.requireNonNull(head);
        aliases = List.copyOf(aliases);
        stacks = List.copyOf(stacks);
        storedExtras = List.copyOf(storedExtras);
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
        if (width < 1) {
            throw new IllegalArgumentException("a model has a width");
        }
        boolean one = stacks.size() == 1;
        boolean encoderThenDecoder = stacks.size() == 2
                && stacks.get(0).kind() == Stack.Kind.ENCODER
                && stacks.get(1).kind() == Stack.Kind.DECODER;
        if (!one && !encoderThenDecoder) {
            throw new IllegalArgumentException("a model is an encoder, a decoder, or an encoder and a decoder");
        }
        for (Stack stack : stacks) {
            for (LayerGroup group : stack.groups()) {
                boolean crossWanted = encoderThenDecoder && stack.kind() == Stack.Kind.DECODER;
                if (group.cross().isPresent() && !crossWanted) {
                    throw new IllegalArgumentException(
                            "cross_attention needs an encoder before the decoder it stands in");
                }
            }
        }
    }

    public Optional<Stack> stack(Stack.Kind kind) {
        for (Stack stack : stacks) {
            if (stack.kind() == kind) {
                return Optional.of(stack);
            }
        }
        return Optional.empty();
    }

    public boolean isEncoderDecoder() {
        return stacks.size() == 2;
    }

    public boolean isEncoderOnly() {
        return stacks.size() == 1 && stacks.get(0).kind() == Stack.Kind.ENCODER;
    }

    /** Whether the embedding's width differs from the model's, so that projections lead in and out. */
    public boolean projectsEmbedding() {
        return embedding.width() != width;
    }
}
