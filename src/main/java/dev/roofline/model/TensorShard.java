package dev.roofline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one rank of a tensor-parallel group holds of a model, which is a model itself: fewer heads, narrower feed-forwards,
 * fewer rows of the vocabulary (Megatron-LM, arXiv 1909.08053). The first rank holds as much as any. Norms, routers,
 * latents, position tables, front ends and what is not divided by heads are whole on every rank.
 */
public final class TensorShard {
    /** vLLM pads a vocabulary to a multiple of 64 rows ({@code DEFAULT_VOCAB_PADDING_SIZE}), then divides it. */
    private static final long VOCABULARY_MULTIPLE = 64;

    /** Megatron-LM pads it to a multiple of this for each rank ({@code make_vocab_size_divisible_by}). */
    private static final long TRAINING_MULTIPLE = 128;

    private final TensorRank rank;

    private TensorShard(TensorRank rank) {
        this.rank = rank;
    }

    /**
     * A rank's part.
     *
     * @param expertSlices slices of each routed expert; {@code degree}, or fewer where whole experts go to tensor ranks
     * @param vocabularyMultiple what the vocabulary's rows are padded to a multiple of before they are divided
     * @throws IllegalArgumentException where a layer has too little to give every rank a part
     */
    public static ModelSpec of(ModelSpec model, long degree, long rank, long expertSlices, long vocabularyMultiple) {
        if (degree == 1) {
            return model;
        }
        return new TensorShard(new TensorRank(degree, rank, expertSlices)).of(model, vocabularyMultiple);
    }

    /** What a training engine pads to. */
    public static long trainingVocabularyMultiple(long degree) {
        return TRAINING_MULTIPLE * degree;
    }

    /** What a serving engine pads to: the least multiple of both its own multiple and the number of ranks. */
    public static long vocabularyMultiple(long degree) {
        return Split.period(degree, VOCABULARY_MULTIPLE) * degree;
    }

    /** The rows of a vocabulary with those that engines add, so that every rank holds as many. */
    public static long paddedVocabulary(long rows, long multiple) {
        return (rows + multiple - 1) / multiple * multiple;
    }

    private ModelSpec of(ModelSpec model, long vocabularyMultiple) {
        List<Stack> stacks = new ArrayList<>();
        for (Stack stack : model.stacks()) {
            stacks.add(of(stack));
        }
        List<Tower> towers = new ArrayList<>();
        for (Tower tower : model.towers()) {
            towers.add(
                    isDivisible(tower.stack()) ? new Tower(of(tower.stack()), tower.connector(), tower.head()) : tower);
        }
        Optional<Embedding> embedding = model.embedding()
                .map(table -> new Embedding(
                        (int) (paddedVocabulary(table.vocabulary(), vocabularyMultiple) / rank.degree()),
                        table.width(),
                        table.projection()));
        return model.withEmbedding(embedding).withStacks(stacks).withTowers(towers);
    }

    /** A tower of fewer heads than ranks stays whole on each of them, which is no hindrance to the decoder it feeds. */
    private boolean isDivisible(Stack stack) {
        for (SequenceMixer mixer : stack.mixers()) {
            if (mixer.groupedHeads().isPresent() && mixer.groupedHeads().get().heads() < rank.degree()) {
                return false;
            }
        }
        return true;
    }

    private Stack of(Stack stack) {
        List<LayerGroup> groups = new ArrayList<>();
        for (LayerGroup group : stack.groups()) {
            groups.add(group.of(rank));
        }
        return stack.withGroups(groups);
    }
}
