package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.model.Activation;
import dev.roofline.model.FeedForward;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.units.TensorFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** Readers of feed-forwards: dense, gated, or a mixture of experts of one of these kinds. */
final class FeedForwardReader {
    private static final Labels<MixtureOfExperts.Scoring> SCORINGS = Labels.of(MixtureOfExperts.Scoring.values());
    private static final int WIDEST = 1 << 24;
    private static final int MOST_EXPERTS = 1 << 16;

    private static final Whole DENSE = new Whole(false);
    private static final Whole GATED = new Whole(true);

    private static final ObjectReader<TokenFeedForward> WHOLE =
            new KindReader<>(new Labels<ObjectReader<? extends TokenFeedForward>>()
                    .add("dense", DENSE)
                    .add("gated", GATED));

    static final ObjectReader<FeedForward> ANY = new KindReader<>(new Labels<ObjectReader<? extends FeedForward>>()
            .add("dense", DENSE)
            .add("gated", GATED)
            .add("experts", new Mixture()));

    private FeedForwardReader() {}

    private record Whole(boolean gated) implements ObjectReader<TokenFeedForward> {
        @Override
        public TokenFeedForward read(Fields fields) throws UnsoundException {
            int width = fields.whole("width", 1, WIDEST);
            Activation activation = fields.choice("activation", SpecLabels.ACTIVATIONS);
            boolean bias = fields.optionalFlag("bias");
            boolean fused = fields.optionalFlag("fused_gate_up");
            if (fused && !gated) {
                fields.problem("fused_gate_up", "fused_gate_up is for a gated feed-forward; this one is dense");
            }
            fields.requireSound();
            TokenFeedForward.Gate apart = gated ? TokenFeedForward.Gate.APART : TokenFeedForward.Gate.NONE;
            return new TokenFeedForward(width, activation, bias, fused ? TokenFeedForward.Gate.FUSED : apart);
        }
    }

    private record Mixture() implements ObjectReader<MixtureOfExperts> {
        @Override
        public MixtureOfExperts read(Fields fields) throws UnsoundException {
            int experts = fields.whole("experts", 1, MOST_EXPERTS);
            int perToken = fields.whole("per_token", 1, MOST_EXPERTS);
            Optional<MixtureOfExperts.Scoring> scoring = fields.optionalChoice("scoring", SCORINGS);
            boolean routerBias = fields.optionalFlag("router_bias");
            boolean correctionBias = fields.optionalFlag("correction_bias");
            Optional<TokenFeedForward> expert = fields.object("expert", WHOLE);
            Optional<TokenFeedForward> shared = fields.optionalObject("shared", WHOLE);
            boolean sharedGate = fields.optionalFlag("shared_gate");
            OptionalInt groups = fields.optionalWhole("groups", 1, MOST_EXPERTS);
            OptionalInt groupsTaken = fields.optionalWhole("groups_taken", 1, MOST_EXPERTS);
            if (groups.isPresent() != groupsTaken.isPresent()) {
                fields.problem(
                        groups.isPresent() ? "groups" : "groups_taken",
                        "groups and groups_taken stand together: of how many groups a token takes how many");
            }
            Optional<TensorFormat> returned = ModelSpecReader.format(fields, "return");
            fields.requireSound();
            return new MixtureOfExperts(
                    experts,
                    perToken,
                    scoring.orElse(MixtureOfExperts.Scoring.SOFTMAX),
                    routerBias,
                    correctionBias,
                    expert.orElseThrow(),
                    shared,
                    sharedGate,
                    groups.orElse(1),
                    groupsTaken.orElse(1),
                    returned);
        }
    }
}
