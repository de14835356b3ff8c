package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.model.Activation;
import dev.roofline.model.DenseFeedForward;
import dev.roofline.model.FeedForward;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.units.TensorFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a feed-forward: dense, gated, or a mixture of experts of one of these kinds. */
final class FeedForwardReader {
    private static final int WIDEST = 1 << 24;
    private static final int MOST_EXPERTS = 1 << 16;
    private static final List<String> WHOLE = List.of("dense", "gated");
    private static final List<String> KINDS = List.of("dense", "gated", "experts");

    private FeedForwardReader() {}

    static Optional<FeedForward> read(Fields fields) {
        int kind = fields.choice("kind", KINDS);
        return kind == 2 ? mixture(fields) : whole(fields, kind == 1).map(FeedForward.class::cast);
    }

    private static Optional<TokenFeedForward> whole(Optional<Fields> found) {
        return found.isEmpty()
                ? Optional.empty()
                : whole(found.get(), found.get().choice("kind", WHOLE) == 1);
    }

    private static Optional<TokenFeedForward> whole(Fields fields, boolean gated) {
        int width = fields.whole("width", 1, WIDEST);
        Activation activation = ModelLabels.ACTIVATIONS.read(fields, "activation");
        boolean bias = fields.optionalFlag("bias");
        boolean fused = fields.optionalFlag("fused_gate_up");
        if (fused && !gated) {
            fields.problem("fused_gate_up", "fused_gate_up is for a gated feed-forward; this one is dense");
        }
        fields.finish();
        if (!fields.sound()) {
            return Optional.empty();
        }
        return Optional.of(
                gated
                        ? new GatedFeedForward(width, activation, bias, fused)
                        : new DenseFeedForward(width, activation, bias));
    }

    private static Optional<FeedForward> mixture(Fields fields) {
        int experts = fields.whole("experts", 1, MOST_EXPERTS);
        int perToken = fields.whole("per_token", 1, MOST_EXPERTS);
        Optional<MixtureOfExperts.Scoring> scoring = ModelLabels.SCORINGS.optional(fields, "scoring");
        boolean routerBias = fields.optionalFlag("router_bias");
        boolean correctionBias = fields.optionalFlag("correction_bias");
        Optional<TokenFeedForward> expert = whole(fields.object("expert"));
        Optional<TokenFeedForward> shared = whole(fields.optionalObject("shared"));
        boolean sharedGate = fields.optionalFlag("shared_gate");
        OptionalInt groups = fields.optionalWhole("groups", 1, MOST_EXPERTS);
        OptionalInt groupsTaken = fields.optionalWhole("groups_taken", 1, MOST_EXPERTS);
        if (groups.isPresent() != groupsTaken.isPresent()) {
            String given = groups.isPresent() ? "groups" : "groups_taken";
            fields.problem(given, "groups and groups_taken stand together: of how many groups a token takes how many");
        }
        Optional<TensorFormat> returned = ModelSpecReader.format(fields, "return");
        fields.finish();
        if (!fields.sound() || expert.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MixtureOfExperts(
                    experts,
                    perToken,
                    scoring.orElse(MixtureOfExperts.Scoring.SOFTMAX),
                    routerBias,
                    correctionBias,
                    expert.get(),
                    shared,
                    sharedGate,
                    groups.orElse(1),
                    groupsTaken.orElse(1),
                    returned));
        } catch (IllegalArgumentException e) {
            fields.refused(e);
            return Optional.empty();
        }
    }
}
