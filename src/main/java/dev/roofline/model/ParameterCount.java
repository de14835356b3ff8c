package dev.roofline.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Parameters of a model by part.
 *
 * @param parts the parts that are not empty, in the order of the data's way; their sum is the total
 * @param storedExtras elements that checkpoints store beside the parameters, not in the total
 */
public record ParameterCount(List<Part> parts, long storedExtras) {
    /** One part and its count. */
    public record Part(String name, long count) {}

    public ParameterCount {
        parts = List.copyOf(parts);
    }

    public static ParameterCount of(ModelSpec model) {
        int width = model.width();
        List<Part> parts = new ArrayList<>();
        long projections = model.projectsEmbedding() ? 2L * width * model.embedding().width() : 0;
        long tables = 0;
        long norms = 0;
        long attention = 0;
        long cross = 0;
        long feedForward = 0;
        for (Stack stack : model.stacks()) {
            tables += stack.input().tableParameters(width) + stack.relativeTable();
            norms += parameters(stack.input().norm(), width) + parameters(stack.finalNorm(), width);
            for (LayerGroup group : stack.groups()) {
                long layers = group.layers().count();
                norms += layers * group.normParameters(width);
                attention += layers * group.mixer().parameters(width);
                feedForward += layers * group.feedForward().parameters(width);
                if (group.cross().isPresent()) {
                    cross += layers * group.cross().get().parameters(width);
                }
            }
        }
        add(parts, "embedding", model.embedding().parameters());
        add(parts, "embedding projections", projections);
        add(parts, "positions and types", tables);
        add(parts, "attention", attention);
        add(parts, "cross-attention", cross);
        add(parts, "feed-forward", feedForward);
        add(parts, "norms", norms);
        Head head = model.head();
        add(parts, "pooler", head.pooler() ? (long) width * width + width : 0);
        long headMatrix = head.tied() ? 0 : model.embedding().parameters();
        long transform = head.transform().isPresent() ? head.transform().get().parameters(width) : 0;
        add(parts, "head", headMatrix + transform + (head.bias() ? model.embedding().vocabulary() : 0));
        add(parts, "next-sentence classifier", head.nextSentence() ? 2L * width + 2 : 0);
        long extras = 0;
        for (StoredExtra extra : model.storedExtras()) {
            extras += extra.elements();
        }
        return new ParameterCount(parts, extras);
    }

    public long total() {
        long total = 0;
        for (Part part : parts) {
            total += part.count();
        }
        return total;
    }

    /** Parameters that one token meets, with the embedding: all of them, as long as no layer routes. */
    public long active() {
        return total();
    }

    /** The count of a part, 0 where the model has none. */
    public long part(String name) {
        for (Part part : parts) {
            if (part.name().equals(name)) {
                return part.count();
            }
        }
        return 0;
    }

    private static void add(List<Part> parts, String name, long count) {
        if (count > 0) {
            parts.add(new Part(name, count));
        }
    }

    private static long parameters(java.util.Optional<Norm> norm, int width) {
        return norm.isPresent() ? (long) norm.get().parametersPerChannel() * width : 0;
    }
}
