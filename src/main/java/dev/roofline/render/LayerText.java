package dev.roofline.render;

import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.FeedForward;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.Projection;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.StateSpace;
import dev.roofline.model.TokenFeedForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a layer is made of, in words. */
final class LayerText {
    private LayerText() {}

    static String of(LayerGroup group) {
        List<String> parts = new ArrayList<>();
        parts.add(group.norm().label() + " norm (" + group.placement().label().replace('_', ' ') + ")");
        if (group.mixer().isPresent()) {
            parts.add(of(group.mixer().get()));
        }
        if (group.cross().isPresent()) {
            parts.add("cross-attention " + attention(group.cross().get()));
        }
        if (group.feedForward().isPresent()) {
            parts.add(of(group.feedForward().get()));
        }
        if (group.sharedWeights()) {
            parts.add("one set of weights for all of them");
        }
        return String.join("; ", parts);
    }

    private static String of(SequenceMixer mixer) {
        if (mixer instanceof Attention attention) {
            return "attention " + attention(attention);
        }
        if (mixer instanceof LatentAttention latent) {
            return "latent attention " + latent.heads() + " heads of " + latent.nopeSize() + "+" + latent.ropeSize()
                    + ", values of " + latent.valueSize() + ", latent " + latent.kvRank()
                    + (latent.queryRank().isPresent()
                            ? ", query latent " + latent.queryRank().getAsInt()
                            : "")
                    + (latent.bias() ? ", bias" : "");
        }
        if (mixer instanceof StateSpace space) {
            return "state space (Mamba-2) " + space.heads() + " heads of " + space.headSize() + ", state "
                    + space.state() + ", " + space.groups() + (space.groups() == 1 ? " group" : " groups")
                    + ", convolution of " + space.convolution() + ", chunks of " + space.chunk();
        }
        if (mixer instanceof SelectiveStateSpace space) {
            return "state space (Mamba-1) of " + space.inner() + ", state " + space.state() + ", time-step rank "
                    + space.stepRank() + ", convolution of " + space.convolution()
                    + (space.innerNorms() ? ", inner norms" : "");
        }
        LinearAttention linear = (LinearAttention) mixer;
        return "linear attention (gated delta rule) " + linear.keyHeads() + " key heads of " + linear.keySize() + ", "
                + linear.valueHeads() + " value heads of " + linear.valueSize() + ", convolution of "
                + linear.convolution();
    }

    private static String attention(Attention attention) {
        List<String> parts = new ArrayList<>();
        parts.add(attention.heads() + " heads of " + attention.headSize());
        parts.add(attention.kvHeads() + " key/value heads");
        if (attention.mask().kind() != AttentionMask.Kind.EVERYTHING) {
            parts.add(attention.mask().kind().name().toLowerCase(Locale.ROOT) + " "
                    + attention.mask().size());
        }
        if (attention.rotaryChannels() > 0) {
            parts.add("rotary on " + attention.rotaryChannels());
        }
        if (attention.qkNorm().isPresent()) {
            parts.add("q/k norms (" + attention.qkNorm().get().span().label() + ")");
        }
        if (attention.softCap()) {
            parts.add("soft cap");
        }
        if (attention.relativeBuckets() > 0) {
            parts.add(attention.relativeBuckets() + " relative buckets");
        }
        if (attention.relativePositions().isPresent()) {
            RelativePositions positions = attention.relativePositions().get();
            parts.add("relative positions (" + positions.terms() + (positions.terms() == 1 ? " term" : " terms") + ")");
        }
        if (attention.sinks()) {
            parts.add("sinks");
        }
        if (attention.outputGate()) {
            parts.add("gated output");
        }
        List<String> biases = new ArrayList<>();
        for (Projection projection : Projection.values()) {
            if (attention.hasBias(projection)) {
                biases.add(projection.label());
            }
        }
        if (!biases.isEmpty()) {
            parts.add("bias on " + String.join(" ", biases));
        }
        return String.join(", ", parts);
    }

    private static String of(FeedForward feedForward) {
        if (feedForward instanceof MixtureOfExperts mixture) {
            return mixture.experts() + " experts, " + mixture.perToken() + " a token"
                    + (mixture.groups() > 1
                            ? " of " + mixture.groupsTaken() + " of " + mixture.groups() + " groups"
                            : "")
                    + ", each " + whole(mixture.expert())
                    + (mixture.shared().isPresent()
                            ? "; shared " + whole(mixture.shared().get())
                            : "")
                    + (mixture.sharedGate() ? ", gated" : "");
        }
        return whole((TokenFeedForward) feedForward);
    }

    private static String whole(TokenFeedForward feedForward) {
        return (feedForward instanceof GatedFeedForward ? "gated feed-forward " : "feed-forward ") + feedForward.width()
                + ", " + feedForward.activation().label() + (feedForward.bias() ? ", bias" : "");
    }
}
