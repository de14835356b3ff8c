package dev.roofline.model;

import java.util.ArrayList;
import java.util.List;
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
    /**
     * One part and its weights.
     *
     * @param name its own, such as that of one of several towers
     */
    public record Part(ParameterPart part, String name, WeightCount weights) {
        Part(ParameterPart part, WeightCount weights) {
            this(part, part.title(), weights);
        }

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
            count = count.less(
                            ParameterPart.EMBEDDING,
                            first || (last && part.isTied()) ? WeightCount.NONE : table.weights())
                    .less(
                            ParameterPart.EMBEDDING_PROJECTIONS,
                            first ? WeightCount.NONE : table.projectionWeights(part.width()))
                    .less(
                            ParameterPart.EMBEDDING_PROJECTIONS,
                            last ? WeightCount.NONE : table.backProjectionWeights(part.width()));
        }
        for (Stack stack : first ? List.<Stack>of() : part.stacks()) {
            // A later stage knows the front end only for the shape of its input.
            count = stack.input().frontEnd().isPresent()
                    ? count.less(
                            ParameterPart.FRONT_END,
                            stack.input().frontEnd().get().weights(stack.width()))
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
    public long part(ParameterPart part) {
        return weights(part).elements();
    }

    /** The weights of a part, none where the model has none. */
    public WeightCount weights(ParameterPart part) {
        WeightCount sum = WeightCount.NONE;
        for (Part each : parts) {
            sum = each.part() == part ? sum.plus(each.weights()) : sum;
        }
        return sum;
    }

    /** The same with less of a part. */
    private ParameterCount less(ParameterPart part, WeightCount weights) {
        List<Part> rest = new ArrayList<>();
        for (Part each : parts) {
            rest.add(each.part() == part ? new Part(part, each.weights().plus(weights, -1)) : each);
        }
        return new ParameterCount(rest, idle, apart, multiTokenPrediction, storedExtras);
    }

    private static final class Scope {
        private final ModelSpec model;
        private final List<Part> counts = new ArrayList<>();
        private long idle;

        Scope(ModelSpec model) {
            this.model = model;
        }

        ParameterCount count() {
            for (ParameterPart part : ParameterPart.values()) {
                if (!part.isOfTower()) {
                    counts.add(new Part(part, WeightCount.NONE));
                }
            }
            int width = model.width();
            if (model.embedding().isPresent()) {
                add(ParameterPart.EMBEDDING, model.embedding().get().weights());
                add(ParameterPart.EMBEDDING_PROJECTIONS, model.embedding().get().projectionWeights(width));
                add(ParameterPart.EMBEDDING_PROJECTIONS, model.embedding().get().backProjectionWeights(width));
            }
            for (Stack stack : model.stacks()) {
                // Where the sum is projected, tables and norm stand at the embedding's width.
                boolean narrow =
                        model.embedding().isPresent() && model.embedding().get().projectsSum();
                stack(stack, narrow ? model.embedding().get().width() : stack.width());
            }
            Head head = model.head();
            add(ParameterPart.POOLER, WeightCount.product(head.pooler() ? width : 0, width, true));
            WeightCount own = head.weights(width, model.embedding());
            boolean classifies =
                    head.vocabulary().isPresent() && head.vocabulary().get().nextSentence();
            WeightCount classifier = WeightCount.product(classifies ? 2 : 0, width, true);
            if (!head.apart()) {
                add(ParameterPart.HEAD, own);
                add(ParameterPart.NEXT_SENTENCE, classifier);
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
            for (Part part : counts) {
                if (part.count() > 0) {
                    parts.add(part);
                }
            }
            return new ParameterCount(
                    parts, idle, head.apart() ? own.plus(classifier) : WeightCount.NONE, prediction, extras);
        }

        private void stack(Stack stack, int inputWidth) {
            int width = stack.width();
            StackInput input = stack.input();
            add(ParameterPart.POSITIONS_AND_TYPES, input.tables(inputWidth).plus(stack.relativeTable()));
            add(ParameterPart.EMBEDDING_PROJECTIONS, input.joiningWeights(width));
            if (input.frontEnd().isPresent()) {
                add(ParameterPart.FRONT_END, input.frontEnd().get().weights(width));
            }
            add(
                    ParameterPart.NORMS,
                    Norm.weights(input.norm(), inputWidth).plus(Norm.weights(stack.finalNorm(), width)));
            for (LayerGroup group : stack.groups()) {
                long sets = group.weightSets();
                add(ParameterPart.NORMS, WeightCount.vector(sets * group.normParameters(width)));
                if (group.mixer().isPresent()) {
                    add(
                            group.mixer().get().part(),
                            group.mixer().get().weights(width).times(sets));
                }
                if (group.cross().isPresent()) {
                    add(
                            ParameterPart.CROSS_ATTENTION,
                            group.cross().get().weights(width).times(sets));
                }
                if (group.feedForward().isPresent()) {
                    feedForward(group.feedForward().get(), sets, width);
                }
            }
        }

        private void feedForward(FeedForward feedForward, long sets, int width) {
            for (Part part : feedForward.parts(width)) {
                add(part.part(), part.weights().times(sets));
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
                    .plus(Norm.weights(stack.input().norm(), width))
                    .plus(Norm.weights(stack.finalNorm(), width));
            for (LayerGroup group : stack.groups()) {
                sum = sum.plus(group.weights(width), group.weightSets());
            }
            WeightCount connector =
                    tower.connector().isPresent() ? tower.connector().get().weights(width) : WeightCount.NONE;
            add(ParameterPart.TOWER, stack.name() + " tower", sum.asOthers());
            add(ParameterPart.CONNECTOR, connector);
            idle += model.isEncoderOnly() ? 0 : sum.elements() + connector.elements();
            add(
                    ParameterPart.TOWER_HEAD,
                    stack.name() + " head",
                    tower.head().isPresent()
                            ? tower.head()
                                    .get()
                                    .weights(width, Optional.empty())
                                    .asOthers()
                            : WeightCount.NONE);
        }

        private void add(ParameterPart part, WeightCount weights) {
            add(part, part.title(), weights);
        }

        private void add(ParameterPart part, String name, WeightCount weights) {
            for (int i = 0; i < counts.size(); i++) {
                Part before = counts.get(i);
                if (before.part() == part && before.name().equals(name)) {
                    counts.set(i, new Part(part, name, before.weights().plus(weights)));
                    return;
                }
            }
            counts.add(new Part(part, name, weights));
        }
    }
}
