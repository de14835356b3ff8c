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
 * @param apart weights of a head that is published apart, not in the total
 * @param multiTokenPrediction parameters of modules that only speculative decoding runs, not in the total
 * @param storedExtras elements that checkpoints store beside the parameters, not in the total
 */
public record ParameterCount(
        List<Part> parts, long idle, WeightCount apart, long multiTokenPrediction, long storedExtras) {
    /** One part and its weights. */
    public record Part(String name, WeightCount weights) {
        public long count() {
            return weights.elements();
        }
    }

    public ParameterCount {
        parts = List.copyOf(parts);
    }

    public static ParameterCount of(ModelSpec model) {
        return new Scope(model).count();
    }

    /**
     * Of what a pipeline stage holds: tables and projections stand where they are used.
     *
     * @param part the stage's part of a model ({@link StageModel})
     */
    public static ParameterCount ofStage(ModelSpec part, long stage, long stages) {
        ParameterCount count = of(part);
        boolean first = stage == 0;
        boolean last = stage == stages - 1;
        if (part.embedding().isPresent()) {
            Embedding table = part.embedding().get();
            count = count.less("embedding", first || (last && part.isTied()) ? WeightCount.NONE : table.weights())
                    .less("embedding projections", first ? WeightCount.NONE : table.projectionWeights(part.width()))
                    .less("embedding projections", last ? WeightCount.NONE : table.wayBackWeights(part.width()));
        }
        for (Stack stack : first ? List.<Stack>of() : part.stacks()) {
            // A later stage knows the front end only for the shape of its input.
            count = stack.input().frontEnd().isPresent()
                    ? count.less("front end", stack.input().frontEnd().get().weights(stack.width()))
                    : count;
        }
        return count;
    }

    public long total() {
        return weights().elements();
    }

    /** Parameters of a head that is published apart, not in the total. */
    public long headApart() {
        return apart.elements();
    }

    /** Parameters that one token of text meets, the embedding whole: without the experts that it does not take. */
    public long active() {
        return total() - idle;
    }

    /** All weights that the total counts. */
    public WeightCount weights() {
        WeightCount sum = WeightCount.NONE;
        for (Part part : parts) {
            sum = sum.plus(part.weights());
        }
        return sum;
    }

    /** The count of a part, 0 where the model has none. */
    public long part(String name) {
        return weights(name).elements();
    }

    /** The weights of a part, none where the model has none. */
    public WeightCount weights(String name) {
        for (Part part : parts) {
            if (part.name().equals(name)) {
                return part.weights();
            }
        }
        return WeightCount.NONE;
    }

    /** The same with less of a part. */
    private ParameterCount less(String name, WeightCount weights) {
        List<Part> rest = new ArrayList<>();
        for (Part part : parts) {
            rest.add(part.name().equals(name) ? new Part(name, part.weights().plus(weights, -1)) : part);
        }
        return new ParameterCount(rest, idle, apart, multiTokenPrediction, storedExtras);
    }

    private static final class Scope {
        private final ModelSpec model;
        private final Map<String, WeightCount> counts = new LinkedHashMap<>();
        private long idle;

        Scope(ModelSpec model) {
            this.model = model;
        }

        ParameterCount count() {
            for (String part : List.of(
                    "embedding",
                    "embedding projections",
                    "positions and types",
                    "front end",
                    "attention",
                    "state space",
                    "linear attention",
                    "cross-attention",
                    "router",
                    "experts",
                    "shared experts",
                    "feed-forward",
                    "norms")) {
                counts.put(part, WeightCount.NONE);
            }
            int width = model.width();
            if (model.embedding().isPresent()) {
                add("embedding", model.embedding().get().weights());
                add("embedding projections", model.embedding().get().projectionWeights(width));
                add("embedding projections", model.embedding().get().wayBackWeights(width));
            }
            for (Stack stack : model.stacks()) {
                // Where the sum is projected, tables and norm stand at the embedding's width.
                boolean narrow =
                        model.embedding().isPresent() && model.embedding().get().projectsSum();
                stack(stack, narrow ? model.embedding().get().width() : stack.width());
            }
            Head head = model.head();
            add("pooler", dense(head.pooler() ? width : 0, width));
            WeightCount own = head.weights(width, model.embedding());
            WeightCount classifier =
                    dense(head instanceof VocabularyHead vocabulary && vocabulary.nextSentence() ? 2 : 0, width);
            if (!head.apart()) {
                add("head", own);
                add("next-sentence classifier", classifier);
            }
            for (Tower tower : model.towers()) {
                tower(tower);
            }
            long extras = 0;
            for (StoredExtra extra : model.checkpoint().extras()) {
                extras += extra.elements();
            }
            long prediction = 0;
            if (model.multiTokenPrediction().isPresent()) {
                prediction = model.multiTokenPrediction().get().parameters(width);
                if (model.embedding().isPresent()) {
                    extras += model.multiTokenPrediction()
                            .get()
                            .storedCopies(model.embedding().get());
                }
            }
            List<Part> parts = new ArrayList<>();
            for (Map.Entry<String, WeightCount> part : counts.entrySet()) {
                if (part.getValue().elements() > 0) {
                    parts.add(new Part(part.getKey(), part.getValue()));
                }
            }
            return new ParameterCount(
                    parts, idle, head.apart() ? own.plus(classifier) : WeightCount.NONE, prediction, extras);
        }

        private void stack(Stack stack, int inputWidth) {
            int width = stack.width();
            StackInput input = stack.input();
            add("positions and types", input.tables(inputWidth).plus(stack.relativeTable()));
            add("embedding projections", input.joiningWeights(width));
            if (input.frontEnd().isPresent()) {
                add("front end", input.frontEnd().get().weights(width));
            }
            add("norms", norm(input.norm(), inputWidth).plus(norm(stack.finalNorm(), width)));
            for (LayerGroup group : stack.groups()) {
                long sets = group.weightSets();
                add("norms", WeightCount.vector(sets * group.normParameters(width)));
                if (group.mixer().isPresent()) {
                    add(
                            group.mixer().get().part(),
                            group.mixer().get().weights(width).times(sets));
                }
                if (group.cross().isPresent()) {
                    add("cross-attention", group.cross().get().weights(width).times(sets));
                }
                if (group.feedForward().isPresent()) {
                    feedForward(group.feedForward().get(), sets, width);
                }
            }
        }

        private void feedForward(FeedForward feedForward, long sets, int width) {
            if (feedForward instanceof MixtureOfExperts mixture) {
                add("router", mixture.routerWeights(width).times(sets));
                add("experts", mixture.expertWeights(width).times(sets * mixture.experts()));
                add("shared experts", mixture.sharedWeights(width).times(sets));
            } else {
                add("feed-forward", feedForward.weights(width).times(sets));
            }
            idle += sets * (feedForward.parameters(width) - feedForward.activeParameters(width));
        }

        /** Quantisers leave towers as they are, whatever their layers are made of. */
        private void tower(Tower tower) {
            Stack stack = tower.stack();
            int width = stack.width();
            WeightCount sum = stack.input()
                    .tables(width)
                    .plus(stack.input().frontEnd().orElseThrow().weights(width))
                    .plus(norm(stack.input().norm(), width))
                    .plus(norm(stack.finalNorm(), width));
            for (LayerGroup group : stack.groups()) {
                sum = sum.plus(group.weights(width), group.weightSets());
            }
            WeightCount connector =
                    tower.connector().isPresent() ? tower.connector().get().weights(width) : WeightCount.NONE;
            add(stack.name() + " tower", sum.asOthers());
            add("connector", connector);
            idle += model.isEncoderOnly() ? 0 : sum.elements() + connector.elements();
            add(
                    stack.name() + " head",
                    tower.head().isPresent()
                            ? tower.head()
                                    .get()
                                    .weights(width, Optional.empty())
                                    .asOthers()
                            : WeightCount.NONE);
        }

        private void add(String part, WeightCount weights) {
            WeightCount before = counts.get(part);
            counts.put(part, before == null ? weights : before.plus(weights));
        }

        /** A product with a bias. */
        private static WeightCount dense(long outputs, long inputs) {
            return WeightCount.matrix(WeightKind.OTHER, outputs, inputs).plus(WeightCount.vector(outputs));
        }

        private static WeightCount norm(Optional<Norm> norm, int width) {
            return WeightCount.vector(norm.isPresent() ? (long) norm.get().parametersPerChannel() * width : 0);
        }
    }
}
