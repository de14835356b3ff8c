package dev.roofline.model;

import java.util.List;
import java.util.Optional;

/** The part of a layer that works on each token by itself. */
public sealed interface FeedForward permits TokenFeedForward, MixtureOfExperts {
    /** Something that is done differently with each kind. */
    interface Visitor<E extends Exception> {
        void visit(TokenFeedForward whole) throws E;

        void visit(MixtureOfExperts mixture) throws E;
    }

    /** Calls what a visitor does with this kind. */
    <E extends Exception> void accept(Visitor<E> visitor) throws E;

    /** The feed-forward in words, with what its shape is. */
    String description();

    /** Weights of one layer's feed-forward without its residual norms. */
    WeightCount weights(int width);

    /** Parameters of one layer's feed-forward without its residual norms. */
    default long parameters(int width) {
        return weights(width).elements();
    }

    /** What its parameters are listed as, each part with its own. */
    List<ParameterCount.Part> parts(int width);

    /** All parameters, where a file's numbers may be more than a long holds. */
    double roughParameters(int width);

    /** The experts that a router sends tokens to; empty where it sends none. */
    Optional<MixtureOfExperts> routed();

    /** What every token goes through whole; empty where there is nothing but routed experts. */
    Optional<TokenFeedForward> whole();

    /**
     * What a tensor rank holds of it.
     *
     * @throws IllegalArgumentException where there is too little to give every rank a part
     */
    FeedForward of(TensorRank rank);

    /** Those of the parameters that one token meets. */
    long activeParameters(int width);

    /** Elements of the matrices that each token is multiplied with in one layer. */
    long matrixParameters(int width);
}
