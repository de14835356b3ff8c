package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.FeedForward;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StateSpace;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.WeightKind;

/** The operators of the layers of a stack: each sublayer is norm, products, residual, norm, as its group has them. */
final class LayerOperators {
    private final Stack stack;
    private final DeviceShard share;
    private final Emission emission;

    LayerOperators(Stack stack, DeviceShard share, Emission emission) {
        this.stack = stack;
        this.share = share;
        this.emission = emission;
    }

    void emit(LayerGroup group) {
        if (group.mixer().isPresent()) {
            emitMixer(group, group.mixer().get());
        }
        if (group.cross().isPresent()) {
            Sublayer cross = mixer(group, "cross");
            new AttentionOperators(group.cross().get(), cross).emitCross();
        }
        if (group.feedForward().isPresent()) {
            emitFeedForward(group, group.feedForward().get());
        }
    }

    private void emitMixer(LayerGroup group, SequenceMixer mixer) {
        if (mixer instanceof Attention attention) {
            new AttentionOperators(attention, mixer(group, "attention")).emitSelf();
        } else if (mixer instanceof LatentAttention latent) {
            new LatentOperators(latent, mixer(group, "attention")).emit();
        } else if (mixer instanceof StateSpace space) {
            new StateOperators(mixer(group, "ssm")).emit(space);
        } else if (mixer instanceof SelectiveStateSpace space) {
            new StateOperators(mixer(group, "ssm")).emit(space);
        } else if (mixer instanceof LinearAttention linear) {
            new StateOperators(mixer(group, "linear")).emit(linear);
        }
    }

    private void emitFeedForward(LayerGroup group, FeedForward feedForward) {
        Sublayer sublayer = new Sublayer(
                stack,
                group,
                share,
                emission,
                "ffn",
                group.placement().normsFeedForwardInput(),
                WeightKind.FEED_FORWARD);
        if (feedForward instanceof MixtureOfExperts mixture) {
            new ExpertOperators(mixture, sublayer).emit();
        } else if (feedForward instanceof TokenFeedForward whole) {
            new FeedForwardOperators(whole, sublayer).emit();
        }
    }

    private Sublayer mixer(LayerGroup group, String part) {
        return new Sublayer(
                stack, group, share, emission, part, group.placement().normsMixerInput(), WeightKind.ATTENTION);
    }
}
