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

    private final long degree;
    private final long rank;
    private final long expertSlices;
    private final long expertSlice;

    private TensorShard(long degree, long rank, long expertSlices) {
        this.degree = degree;
        this.rank = rank;
        this.expertSlices = expertSlices;
        this.expertSlice = rank % expertSlices;
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
        return new TensorShard(degree, rank, expertSlices).of(model, vocabularyMultiple);
    }

    /** What a training engine pads to. */
    public static long trainingVocabularyMultiple(long degree) {
        return TRAINING_MULTIPLE * degree;
    }

    /** What a serving engine pads to: the least multiple of both its own multiple and the number of ranks. */
    public static long vocabularyMultiple(long degree) {
        long a = VOCABULARY_MULTIPLE;
        long b = degree;
        while (b > 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return VOCABULARY_MULTIPLE / a * degree;
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
                        (int) (paddedVocabulary(table.vocabulary(), vocabularyMultiple) / degree),
                        table.width(),
                        table.projection()));
        return model.withEmbedding(embedding).withStacks(stacks).withTowers(towers);
    }

    /** A tower of fewer heads than ranks stays whole on each of them, which is no hindrance to the decoder it feeds. */
    private boolean isDivisible(Stack stack) {
        for (SequenceMixer mixer : stack.mixers()) {
            if (mixer instanceof Attention attention && attention.heads() < degree) {
                return false;
            }
        }
        return true;
    }

    private Stack of(Stack stack) {
        List<LayerGroup> groups = new ArrayList<>();
        for (LayerGroup group : stack.groups()) {
            groups.add(group.withMixer(group.mixer().map(this::of))
                    .withCross(group.cross().map(this::of))
                    .withFeedForward(group.feedForward().map(this::of)));
        }
        return stack.withGroups(groups);
    }

    private SequenceMixer of(SequenceMixer mixer) {
        if (mixer instanceof Attention attention) {
            return of(attention);
        }
        if (mixer instanceof LatentAttention latent) {
            requireEnough(latent.heads(), "heads");
            return latent.withHeads(Split.share(latent.heads(), degree, rank));
        }
        if (mixer instanceof StateSpace space) {
            Heads heads = heads(space.heads(), space.groups(), "heads of its state-space layers");
            return space.withHeads(heads.all(), heads.kept());
        }
        if (mixer instanceof SelectiveStateSpace space) {
            requireEnough(space.inner(), "channels of its state-space layers");
            return space.withInner(Split.share(space.inner(), degree, rank));
        }
        LinearAttention linear = (LinearAttention) mixer;
        Heads heads = heads(linear.valueHeads(), linear.keyHeads(), "value heads");
        return new LinearAttention(
                heads.kept(),
                linear.keySize(),
                heads.all(),
                linear.valueSize(),
                linear.convolution(),
                linear.stateFormat());
    }

    private Attention of(Attention attention) {
        Heads heads = heads(attention.heads(), attention.kvHeads(), "heads");
        return attention.withHeads(heads.all(), heads.kept());
    }

    /**
     * Heads of a rank.
     *
     * @param all query heads, or what stands in their place
     * @param kept key/value heads that they share, or groups
     */
    private record Heads(int all, int kept) {}

    /**
     * Key/value heads go to ranks whole, each with the heads that share it. Where there are fewer than ranks, each is held
     * by several, which divide its heads among them.
     */
    private Heads heads(int all, int kept, String what) {
        requireEnough(all, what);
        int sharing = all / kept;
        if (degree <= kept) {
            int own = Split.share(kept, degree, rank);
            return new Heads(own * sharing, own);
        }
        // Ranks from degree * i / kept on hold head i; the first head has the fewest holders, so that rank 0 holds
        // most.
        long head = ((rank + 1) * kept - 1) / degree;
        long from = degree * head / kept;
        long to = degree * (head + 1) / kept;
        return new Heads(Split.share(sharing, to - from, rank - from), 1);
    }

    private FeedForward of(FeedForward feedForward) {
        if (feedForward instanceof MixtureOfExperts mixture) {
            return mixture.withExpert(slice(mixture.expert(), expertSlices, expertSlice))
                    .withShared(mixture.shared().map(shared -> slice(shared, degree, rank)));
        }
        return slice((TokenFeedForward) feedForward, degree, rank);
    }

    private static TokenFeedForward slice(TokenFeedForward whole, long slices, long slice) {
        if (whole.width() < slices) {
            throw new IllegalArgumentException("a feed-forward of " + whole.width() + " channels");
        }
        int width = Split.share(whole.width(), slices, slice);
        if (whole instanceof GatedFeedForward gated) {
            return new GatedFeedForward(width, gated.activation(), gated.bias(), gated.fusedGateUp());
        }
        DenseFeedForward dense = (DenseFeedForward) whole;
        return new DenseFeedForward(width, dense.activation(), dense.bias());
    }

    private void requireEnough(int things, String what) {
        if (things < degree) {
            throw new IllegalArgumentException("its " + things + " " + what);
        }
    }
}
