package dev.roofline.model;

import java.util.Objects;
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
 */
public record MixtureOfExperts(
        int experts,
        int perToken,
        Scoring scoring,
        boolean routerBias,
        boolean correctionBias,
        TokenFeedForward expert,
        Optional<TokenFeedForward> shared,
        boolean sharedGate)
        implements FeedForward {
    /** How the router's outputs become weights of experts. */
    public enum Scoring {
        SOFTMAX("softmax"),
        SIGMOID("sigmoid");

        private final String label;

        Scoring(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public MixtureOfExperts {
        Objects.requireNonNull(scoring);
        Objects.requireNonNull(expert);
        Objects.requireNonNull(shared);
        if (experts < 1 || perToken < 1) {
            throw new IllegalArgumentException("a mixture has experts and sends tokens to some");
        }
        if (perToken > experts) {
            throw new IllegalArgumentException("per_token (" + perToken + ") is more than experts (" + experts + ")");
        }
        if (sharedGate && shared.isEmpty()) {
            throw new IllegalArgumentException("shared_gate needs a shared feed-forward to gate");
        }
    }

    public long routerParameters(int width) {
        return (long) width * experts + (routerBias ? experts : 0) + (correctionBias ? experts : 0);
    }

    public long expertParameters(int width) {
        return expert.parameters(width);
    }

    public long sharedParameters(int width) {
        return (shared.isPresent() ? shared.get().parameters(width) : 0) + (sharedGate ? width : 0);
    }

    @Override
    public long parameters(int width) {
        return routerParameters(width) + experts * expertParameters(width) + sharedParameters(width);
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
