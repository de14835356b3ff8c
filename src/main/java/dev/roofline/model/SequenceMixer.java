package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a layer that carries information between the tokens of a sequence. What is asked of every kind has no default
 * here: a kind answers it itself, or belongs to families whose members answer some of it alike.
 */
public sealed interface SequenceMixer permits SequenceMixer.Softmax, SequenceMixer.Maskless {
    /** Something that is done differently with each kind. */
    interface Visitor<E extends Exception> {
        void visit(Attention attention) throws E;

        void visit(LatentAttention latent) throws E;

        void visit(StateSpace space) throws E;

        void visit(SelectiveStateSpace space) throws E;

        void visit(LinearAttention linear) throws E;
    }

    /** Attention whose every token sees keys of others, which a cache keeps. */
    sealed interface Softmax extends SequenceMixer permits Attention, LatentAttention {
        @Override
        default ParameterPart part() {
            return ParameterPart.ATTENTION;
        }

        @Override
        default long recurrentState() {
            return 0;
        }

        @Override
        default long convolutionState() {
            return 0;
        }

        @Override
        default Optional<TensorFormat> stateFormat() {
            return Optional.empty();
        }
    }

    /** A mixer that hides nothing of a sequence from its tokens, and has no heads of keys that several queries share. */
    sealed interface Maskless extends SequenceMixer permits Recurrent, LatentAttention {
        @Override
        default OptionalLong wholeTo() {
            return OptionalLong.empty();
        }

        @Override
        default long tokensKept(long tokens) {
            return tokens;
        }

        @Override
        default Optional<RelativePositions> relativePositions() {
            return Optional.empty();
        }

        @Override
        default WeightCount stackTable(int width) {
            return WeightCount.NONE;
        }

        @Override
        default Optional<GroupedHeads> groupedHeads() {
            return Optional.empty();
        }

        @Override
        default SequenceMixer unmasked() {
            return this;
        }
    }

    /** A recurrence, which keeps a state of one size whatever the length of a sequence. */
    sealed interface Recurrent extends Maskless permits StateSpace, SelectiveStateSpace, LinearAttention {
        @Override
        default int queryHeads() {
            return 0;
        }

        /** Channels that the causal convolution runs over. */
        long convolved();

        /** Taps of the convolution. */
        int convolution();

        @Override
        default long convolutionState() {
            return convolved() * (convolution() - 1L);
        }

        @Override
        default double flopsPerPair() {
            return 0;
        }

        @Override
        default long cacheElementsPerToken() {
            return 0;
        }

        @Override
        default double cacheBytesPerToken(TensorFormat cache) {
            return 0;
        }

        @Override
        default boolean isLatent() {
            return false;
        }

        @Override
        default boolean isDivisibleByKeys() {
            return false;
        }
    }

    /** Calls what a visitor does with this kind. */
    <E extends Exception> void accept(Visitor<E> visitor) throws E;

    /** What the mixer's parameters are listed as. */
    ParameterPart part();

    /** The mixer in words, with what its shape is. */
    String description();

    /** Weights of one layer's mixer without its residual norms. */
    WeightCount weights(int width);

    /** Parameters of one layer's mixer without its residual norms. */
    default long parameters(int width) {
        return weights(width).elements();
    }

    /** Elements of the matrices that each token is multiplied with in one layer. */
    long matrixParameters(int width);

    /** FLOPs of scores and values for one visible (query, key) pair, over all heads, latents expanded. */
    double flopsPerPair();

    /** Tokens of a sequence after which what one more costs begins anew; 1 where it does not. */
    long period();

    /** Tokens up to which none is hidden from another: what a token costs has a kink there. Empty where none ever is. */
    OptionalLong wholeTo();

    /** Elements that one layer keeps of a token. */
    long cacheElementsPerToken();

    /** Bytes that one layer keeps of a token: elements with the scales of their rows. */
    double cacheBytesPerToken(TensorFormat cache);

    /** Tokens that a cache keeps of a sequence of so many. */
    long tokensKept(long tokens);

    /** Elements of the recurrent state that one layer keeps of a sequence, without those of the convolution. */
    long recurrentState();

    /** Last inputs of the convolution that one layer keeps of a sequence. */
    long convolutionState();

    /** The format in which engines keep the recurrent state, where the model says one. */
    Optional<TensorFormat> stateFormat();

    /** Scores against position keys, where there are some. */
    Optional<RelativePositions> relativePositions();

    /** Tables of relative positions that a stack stores once for all its layers. */
    WeightCount stackTable(int width);

    /** Query heads and the key/value heads that they share; empty where there are no such heads. */
    Optional<GroupedHeads> groupedHeads();

    /** Heads of queries, which tensor ranks divide; 0 of what has none. */
    int queryHeads();

    /** Whether keys and values are made from one latent a token, so that they can be expanded or absorbed. */
    boolean isLatent();

    /** Whether context ranks can divide its work over a sequence by keys. */
    boolean isDivisibleByKeys();

    /** The same where nothing of a sequence is hidden but by the stack's own order. */
    SequenceMixer unmasked();

    /**
     * What a tensor rank holds of it.
     *
     * @throws IllegalArgumentException where there is too little to give every rank a part
     */
    SequenceMixer of(TensorRank rank);

    /** Bytes that one layer keeps of a micro-batch for its backward pass beside its input. */
    double kept(ActivationMemory memory);

    /** Elements that one layer keeps of a sequence whatever its length. */
    default long stateElements() {
        return recurrentState() + convolutionState();
    }

    /**
     * The format of the recurrent state, whatever that of a cache is: it is added to at every token, and loses what a row
     * of keys does not.
     *
     * @param asked by the user; empty for the model's own, else that of the activations
     */
    default TensorFormat recurrentFormat(Optional<TensorFormat> asked, TensorFormat activations) {
        Optional<TensorFormat> said = asked.isPresent() ? asked : stateFormat();
        return said.isPresent() ? said.get() : activations;
    }

    /**
     * Bytes that one layer keeps of a sequence whatever its length: each state of it is one row. The convolution's inputs
     * are activations, and keep their format.
     *
     * @param asked format of recurrent states, where the user chose one
     */
    default double stateBytes(Optional<TensorFormat> asked, TensorFormat activations) {
        double recurrent =
                recurrentState() > 0 ? recurrentFormat(asked, activations).bytes(1, recurrentState()) : 0;
        return recurrent + (convolutionState() > 0 ? activations.bytes(1, convolutionState()) : 0);
    }
}
