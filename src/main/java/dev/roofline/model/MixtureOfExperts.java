package dev.roofline.model;

import dev.roofline.units.Labelled;
import dev.roofline.units.TensorFormat;
import java.util.List;
import java.util.Optional;

/**
 * A router that sends each token to some of many experts, and perhaps experts that every token goes through.
 *
 * @param experts E
 * @param perToken experts that a token takes
 * @param scoring how the router's outputs become weights
 * @param routerBias whether the router's product has a bias
 * @param correctionBias whether a bias that balances the load is added to the scores (DeepSeek-V3); it is stored
 * @param expert one expert
 * @param shared what every token goes through beside its experts, as one feed-forward
 * @param sharedGate whether a product with one output gates the shared feed-forward (Qwen2-MoE)
 * @param groups G, groups of experts that stand next to each other, as many in each
 * @param groupsTaken g, groups that a token's experts are in (DeepSeek-V2, arXiv 2405.04434, section 2.2.2: groups are
 *     devices there); all of them where routing is not limited
 * @param returned the narrowest format in which rows come back from experts on other devices, where the model's makers say
 *     one (DeepSeek-V3, arXiv 2412.19437, section 3.3); empty where it is that of the activations
 */
public record MixtureOfExperts(
        int experts,
        int perToken,
        Scoring scoring,
        boolean routerBias,
        boolean correctionBias,
        TokenFeedForward expert,
        Optional<TokenFeedForward> shared,
        boolean sharedGate,
        int groups,
        int groupsTaken,
        Optional<TensorFormat> returned)
        implements FeedForward {
    /** How the router's outputs become weights of experts. */
    public enum Scoring implements Labelled {
        SOFTMAX,
        SIGMOID
    }

    public MixtureOfExperts {
        if (experts < 1 || perToken < 1) {
            throw new IllegalArgumentException("a mixture has experts and sends tokens to some");
        }
        if (perToken > experts) {
            throw new IllegalArgumentException("per_token (" + perToken + ") is more than experts (" + experts + ")");
        }
        if (sharedGate && shared.isEmpty()) {
            throw new IllegalArgumentException("shared_gate needs a shared feed-forward to gate");
        }
        if (groups < 1 || experts % groups != 0) {
            throw new IllegalArgumentException("groups (" + groups + ") do not divide experts (" + experts + ")");
        }
        if (groupsTaken < 1 || groupsTaken > groups) {
            throw new IllegalArgumentException(
                    "groups_taken (" + groupsTaken + ") is not from 1 to groups (" + groups + ")");
        }
        if (perToken > groupsTaken * (experts / groups)) {
            throw new IllegalArgumentException("groups_taken (" + groupsTaken + ") have "
                    + groupsTaken * (experts / groups) + " experts, fewer than per_token (" + perToken + ")");
        }
    }

    public MixtureOfExperts withExpert(TokenFeedForward other) {
        return with(other, shared);
    }

    private MixtureOfExperts with(TokenFeedForward one, Optional<TokenFeedForward> beside) {
        return new MixtureOfExperts(
                experts,
                perToken,
                scoring,
                routerBias,
                correctionBias,
                one,
                beside,
                sharedGate,
                groups,
                groupsTaken,
                returned);
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public String description() {
        return experts + " experts, " + perToken + " a token"
                + (groups > 1 ? " of " + groupsTaken + " of " + groups + " groups" : "")
                + ", each " + expert.description()
                + (shared.isPresent() ? "; shared " + shared.get().description() : "")
                + (sharedGate ? ", gated" : "");
    }

    @Override
    public List<ParameterCount.Part> parts(int width) {
        return List.of(
                new ParameterCount.Part(ParameterPart.ROUTER, routerWeights(width)),
                new ParameterCount.Part(
                        ParameterPart.EXPERTS, expertWeights(width).times(experts)),
                new ParameterCount.Part(ParameterPart.SHARED_EXPERTS, sharedWeights(width)));
    }

    @Override
    public double roughParameters(int width) {
        return (double) experts * expert.parameters(width) + routerParameters(width) + sharedParameters(width);
    }

    @Override
    public Optional<MixtureOfExperts> routed() {
        return Optional.of(this);
    }

    @Override
    public Optional<TokenFeedForward> whole() {
        return shared;
    }

    @Override
    public MixtureOfExperts of(TensorRank rank) {
        Optional<TokenFeedForward> own =
                shared.isPresent() ? Optional.of(shared.get().of(rank)) : Optional.empty();
        return with(expert.ofWidth(rank.expertChannels(expert.width())), own);
    }

    public WeightCount routerWeights(int width) {
        return WeightCount.matrix(WeightKind.OTHER, experts, width)
                .plus(WeightCount.vector((routerBias ? experts : 0L) + (correctionBias ? experts : 0L)));
    }

    public long routerParameters(int width) {
        return routerWeights(width).elements();
    }

    /** Of one expert. */
    public WeightCount expertWeights(int width) {
        return expert.weights(width, WeightKind.EXPERTS);
    }

    public long expertParameters(int width) {
        return expertWeights(width).elements();
    }

    /** Of what every token goes through beside its experts; the gate on it is a router. */
    public WeightCount sharedWeights(int width) {
        WeightCount gate = WeightCount.matrix(WeightKind.OTHER, sharedGate ? 1 : 0, width);
        return shared.isPresent() ? shared.get().weights(width).plus(gate) : gate;
    }

    public long sharedParameters(int width) {
        return sharedWeights(width).elements();
    }

    @Override
    public WeightCount weights(int width) {
        return routerWeights(width).plus(expertWeights(width), experts).plus(sharedWeights(width));
    }

    @Override
    public long activeParameters(int width) {
        return routerParameters(width) + perToken * expertParameters(width) + sharedParameters(width);
    }

    @Override
    public long matrixParameters(int width) {
        return (long) width * experts
                + perToken * expert.matrixParameters(width)
                + (shared.isPresent() ? shared.get().matrixParameters(width) : 0)
                + (sharedGate ? width : 0);
    }
}
