package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.Optional;

/** The part of a layer that carries information between the tokens of a sequence. */
public sealed interface SequenceMixer
        permits Attention, LatentAttention, StateSpace, SelectiveStateSpace, LinearAttention {
    /** What the mixer's parameters are listed as. */
    String part();

    /** Weights of one layer's mixer without its residual norms. */
    WeightCount weights(int width);

    /** Parameters of one layer's mixer without its residual norms. */
    default long parameters(int width) {
        return weights(width).elements();
    }

    /** Elements of the matrices that each token is multiplied with in one layer. */
    long matrixParameters(int width);

    /** Tokens of a sequence after which what one more costs begins anew; 1 where it does not. */
    default long period() {
        return 1;
    }

    /** Elements that one layer keeps of a token. */
    default long cacheElementsPerToken() {
        return 0;
    }

    /** Bytes that one layer keeps of a token: elements with the scales of their rows. */
    default double cacheBytesPerToken(TensorFormat cache) {
        return 0;
    }

    /** Elements of the recurrent state that one layer keeps of a sequence, without those of the convolution. */
    default long recurrentState() {
        return 0;
    }

    /** Last inputs of the convolution that one layer keeps of a sequence. */
    default long convolutionState() {
        return 0;
    }

    /** The format in which engines keep the recurrent state, where the model says one. */
    default Optional<TensorFormat> stateFormat() {
        return Optional.empty();
    }

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
