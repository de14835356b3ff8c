package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Transformer, or what has taken its place, as data.
 *
 * @param width channels of the residual stream, d
 * @param positionLimit tokens that the model was made for
 * @param embedding empty in models that read no text
 * @param stacks an encoder, a decoder, or an encoder and then a decoder
 * @param towers encoders of another modality beside the stacks
 * @param multiTokenPrediction modules that only speculative decoding runs; not in the total of parameters
 */
public record ModelSpec(
        ModelIdentity identity,
        Checkpoint checkpoint,
        int width,
        OptionalInt positionLimit,
        Optional<Embedding> embedding,
        List<Stack> stacks,
        List<Tower> towers,
        Optional<MultiTokenPrediction> multiTokenPrediction,
        Head head,
        ModelEvidence evidence) {

    public ModelSpec {
        stacks = List.copyOf(stacks);
        towers = List.copyOf(towers);
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
            if (stack.input().frontEnd().isEmpty() && embedding.isEmpty()) {
                throw new IllegalArgumentException("a stack that reads text needs an embedding");
            }
            for (LayerGroup group : stack.groups()) {
                boolean crossWanted = encoderThenDecoder && stack.kind() == Stack.Kind.DECODER;
                if (group.cross().isPresent() && !crossWanted) {
                    throw new IllegalArgumentException(
                            "cross_attention needs an encoder before the decoder it stands in");
                }
            }
        }
        if (head.vocabulary().isPresent() && embedding.isEmpty()) {
            throw new IllegalArgumentException("a head over the vocabulary needs an embedding");
        }
        ParameterLimit.require(stacks, towers, multiTokenPrediction, width);
    }

    /** A model of stacks between an embedding and a head, of which nothing else is known. */
    public ModelSpec(
            ModelIdentity identity, int width, Embedding embedding, List<Stack> stacks, Head head, String confidence) {
        this(
                identity,
                Checkpoint.UNDECLARED,
                width,
                OptionalInt.empty(),
                Optional.of(embedding),
                stacks,
                List.of(),
                Optional.empty(),
                head,
                new ModelEvidence(confidence));
    }

    public String id() {
        return identity.id();
    }

    public String name() {
        return identity.name();
    }

    public Optional<Stack> stack(Stack.Kind kind) {
        for (Stack stack : stacks) {
            if (stack.kind() == kind) {
                return Optional.of(stack);
            }
        }
        return Optional.empty();
    }

    public Optional<TensorFormat> format() {
        return checkpoint.format();
    }

    public Optional<Quantization> quantization() {
        return checkpoint.quantization();
    }

    /** The stacks and, after them, those of the towers. */
    public List<Stack> everyStack() {
        List<Stack> every = new ArrayList<>(stacks);
        for (Tower tower : towers) {
            every.add(tower.stack());
        }
        return every;
    }

    /** The stack that the model's input goes into. */
    public Stack first() {
        return stacks.get(0);
    }

    /** The stack that the head stands on. */
    public Stack last() {
        return stacks.get(stacks.size() - 1);
    }

    public String released() {
        return identity.released();
    }

    public boolean isEncoderDecoder() {
        return stacks.size() == 2;
    }

    public ModelSpec withIdentity(ModelIdentity other) {
        return with(other, checkpoint, evidence);
    }

    public ModelSpec withCheckpoint(Checkpoint other) {
        return with(identity, other, evidence);
    }

    public ModelSpec withEvidence(ModelEvidence other) {
        return with(identity, checkpoint, other);
    }

    public ModelSpec withEmbedding(Optional<Embedding> other) {
        return with(other, stacks, towers, multiTokenPrediction, head);
    }

    public ModelSpec withStacks(List<Stack> other) {
        return with(embedding, other, towers, multiTokenPrediction, head);
    }

    public ModelSpec withTowers(List<Tower> other) {
        return with(embedding, stacks, other, multiTokenPrediction, head);
    }

    public ModelSpec withMultiTokenPrediction(Optional<MultiTokenPrediction> other) {
        return with(embedding, stacks, towers, other, head);
    }

    public ModelSpec withHead(Head other) {
        return with(embedding, stacks, towers, multiTokenPrediction, other);
    }

    private ModelSpec with(ModelIdentity name, Checkpoint files, ModelEvidence known) {
        return new ModelSpec(
                name, files, width, positionLimit, embedding, stacks, towers, multiTokenPrediction, head, known);
    }

    private ModelSpec with(
            Optional<Embedding> table,
            List<Stack> layers,
            List<Tower> beside,
            Optional<MultiTokenPrediction> extra,
            Head end) {
        return new ModelSpec(identity, checkpoint, width, positionLimit, table, layers, beside, extra, end, evidence);
    }

    /** The same without encoders of another modality. */
    public ModelSpec withoutTowers() {
        return towers.isEmpty() ? this : withTowers(List.of());
    }

    public boolean isEncoderOnly() {
        return stacks.size() == 1 && stacks.get(0).kind() == Stack.Kind.ENCODER;
    }

    /** Whether the head multiplies with the embedding's table: they are one tensor. */
    public boolean isTied() {
        return head.vocabulary().isPresent() && head.vocabulary().get().tied();
    }

    /** Whether a layer of the stacks keeps a recurrent state. */
    public boolean hasStates() {
        for (SequenceMixer mixer : mixers()) {
            if (mixer.recurrentState() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a layer of a decoder keeps something of each token. */
    public boolean hasCache() {
        for (Stack stack : stacks) {
            for (LayerGroup group : stack.isEncoder() ? List.<LayerGroup>of() : stack.groups()) {
                boolean keeps = group.mixer().isPresent() && group.mixer().get().cacheElementsPerToken() > 0;
                if (keeps || group.cross().isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a layer of the stacks makes keys and values from latents. */
    public boolean hasLatents() {
        for (SequenceMixer mixer : mixers()) {
            if (mixer.isLatent()) {
                return true;
            }
        }
        return false;
    }

    private List<SequenceMixer> mixers() {
        List<SequenceMixer> mixers = new ArrayList<>();
        for (Stack stack : stacks) {
            mixers.addAll(stack.mixers());
        }
        return mixers;
    }

    private List<FeedForward> feedForwards() {
        List<FeedForward> feedForwards = new ArrayList<>();
        for (Stack stack : stacks) {
            for (LayerGroup group : stack.groups()) {
                if (group.feedForward().isPresent()) {
                    feedForwards.add(group.feedForward().get());
                }
            }
        }
        return feedForwards;
    }

    /** Whether a layer of the stacks routes tokens to experts. */
    public boolean hasExperts() {
        return firstMixture().isPresent();
    }

    /** Whether a layer of the stacks has a feed-forward that every token goes through, its own or shared by a mixture. */
    public boolean hasWholeFeedForward() {
        for (FeedForward feedForward : feedForwards()) {
            if (feedForward.whole().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The first layer's mixture of experts that there is. */
    public Optional<MixtureOfExperts> firstMixture() {
        for (FeedForward feedForward : feedForwards()) {
            if (feedForward.routed().isPresent()) {
                return feedForward.routed();
            }
        }
        return Optional.empty();
    }
}
