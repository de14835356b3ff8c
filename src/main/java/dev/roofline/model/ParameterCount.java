package dev.roofline.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters of a model by part.
 *
 * @param parts the parts that are not empty, in the order of the data's way; their sum is the total
 * @param idle parameters of experts that a token does not take, and of towers that a decoder's token does not meet
 * @param headApart parameters of a head that is published apart, not in the total
 * @param multiTokenPrediction parameters of modules that only speculative decoding runs, not in the total
 * @param storedExtras elements that checkpoints store beside the parameters, not in the total
 */
public record ParameterCount(
        List<Part> parts, long idle, long headApart, long multiTokenPrediction, long storedExtras) {
    /** One part and its count. */
    public record Part(String name, long count) {}

    public ParameterCount {
        parts = List.copyOf(parts);
    }

    public static ParameterCount of(ModelSpec model) {
        return new Counting(model).count();
    }

    public long total() {
        long total = 0;
        for (Part part : parts) {
            total += part.count();
        }
        return total;
    }

    /** Parameters that one token of text meets, the embedding whole: without the experts that it does not take. */
    public long active() {
        return total() - idle;
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

    /** The same without a part. */
    public ParameterCount without(String name) {
        List<Part> rest = new ArrayList<>();
        for (Part part : parts) {
            if (!part.name().equals(name)) {
                rest.add(part);
            }
        }
        return new ParameterCount(rest, idle, headApart, multiTokenPrediction, storedExtras);
    }

    private static final class Counting {
        private final ModelSpec model;
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private long idle;

        Counting(ModelSpec model) {
            this.model = model;
        }

        ParameterCount count() {
            for (String part : List.of(
                    "embedding", "embedding projections", "positions and types", "front end", "attention",
                    "state space", "linear attention", "cross-attention", "router", "experts", "shared experts",
                    "feed-forward", "norms")) {
                counts.put(part, 0L);
            }
            int width = model.width();
            if (model.embedding().isPresent()) {
                add("embedding", model.embedding().get().parameters());
                add("embedding projections", model.embedding().get().projectionParameters(width));
            }
            for (Stack stack : model.stacks()) {
                // Where the sum is projected, tables and norm stand at the embedding's width.
                boolean narrow = model.embedding().isPresent() && model.embedding().get().projectsSum();
                stack(stack, narrow ? model.embedding().get().width() : stack.width());
            }
            Head head = model.head();
            add("pooler", head.pooler() ? (long) width * width + width : 0);
            long headParameters = head.parameters(width, model.embedding());
            long classifier = head instanceof VocabularyHead vocabulary && vocabulary.nextSentence() ? 2L * width + 2 : 0;
            if (!head.apart()) {
                add("head", headParameters);
                add("next-sentence classifier", classifier);
            }
            for (Tower tower : model.towers()) {
                tower(tower);
            }
            long extras = 0;
            for (StoredExtra extra : model.storedExtras()) {
                extras += extra.elements();
            }
            long prediction = 0;
            if (model.multiTokenPrediction().isPresent()) {
                prediction = model.multiTokenPrediction().get().parameters(width);
                if (model.embedding().isPresent()) {
                    extras += model.multiTokenPrediction().get().storedCopies(model.embedding().get());
                }
            }
            List<Part> parts = new ArrayList<>();
            counts.forEach((name, count) -> {
                if (count > 0) {
                    parts.add(new Part(name, count));
                }
            });
            return new ParameterCount(
                    parts, idle, head.apart() ? headParameters + classifier : 0, prediction, extras);
        }

        private void stack(Stack stack, int inputWidth) {
            int width = stack.width();
            StackInput input = stack.input();
            add("positions and types", input.tableParameters(inputWidth) + stack.relativeTable());
            add("embedding projections", input.joiningParameters(width));
            if (input.frontEnd().isPresent()) {
                add("front end", input.frontEnd().get().parameters(width));
            }
            add("norms", norm(input.norm(), inputWidth) + norm(stack.finalNorm(), width));
            for (LayerGroup group : stack.groups()) {
                long sets = group.weightSets();
                add("norms", sets * group.normParameters(width));
                if (group.mixer().isPresent()) {
                    add(group.mixer().get().part(), sets * group.mixer().get().parameters(width));
                }
                if (group.cross().isPresent()) {
                    add("cross-attention", sets * group.cross().get().parameters(width));
                }
                if (group.feedForward().isPresent()) {
                    feedForward(group.feedForward().get(), sets, width);
                }
            }
        }

        private void feedForward(FeedForward feedForward, long sets, int width) {
            if (feedForward instanceof MixtureOfExperts mixture) {
                add("router", sets * mixture.routerParameters(width));
                add("experts", sets * mixture.experts() * mixture.expertParameters(width));
                add("shared experts", sets * mixture.sharedParameters(width));
            } else {
                add("feed-forward", sets * feedForward.parameters(width));
            }
            idle += sets * (feedForward.parameters(width) - feedForward.activeParameters(width));
        }

        private void tower(Tower tower) {
            Stack stack = tower.stack();
            int width = stack.width();
            long sum = stack.input().tableParameters(width)
                    + stack.input().frontEnd().orElseThrow().parameters(width)
                    + norm(stack.input().norm(), width)
                    + norm(stack.finalNorm(), width);
            for (LayerGroup group : stack.groups()) {
                sum += group.weightSets() * group.parameters(width);
            }
            long connector = tower.connector().isPresent() ? tower.connector().get().parameters(width) : 0;
            add(stack.name() + " tower", sum);
            add("connector", connector);
            idle += model.isEncoderOnly() ? 0 : sum + connector;
            add(stack.name() + " head",
                    tower.head().isPresent() ? tower.head().get().parameters(width, Optional.empty()) : 0);
        }

        private void add(String part, long count) {
            counts.merge(part, count, Long::sum);
        }

        private static long norm(Optional<Norm> norm, int width) {
            return norm.isPresent() ? (long) norm.get().parametersPerChannel() * width : 0;
        }
    }
}
