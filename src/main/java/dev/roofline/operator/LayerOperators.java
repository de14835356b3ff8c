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

/** The operators of the layers of a stack: each sublayer is norm, products, residual, norm, as its group has them. */
record LayerOperators(Stack stack, DeviceShard share, Emission emission, ResidualStream stream) {
    LayerOperators(Stack stack, DeviceShard share, Emission emission) {
        this(stack, share, emission, ResidualStream.of(share, stack));
    }

    void emit(LayerGroup group) {
        Branches branches = new Branches(this, group);
        if (group.mixer().isPresent()) {
            group.mixer().get().accept(branches);
        }
        if (group.cross().isPresent()) {
            new AttentionOperators(group.cross().get(), branches.mixer("cross")).emitCross();
        }
        if (group.feedForward().isPresent()) {
            group.feedForward().get().accept(branches);
        }
    }

    /** The residual branches of one group's layers. */
    private record Branches(LayerOperators layers, LayerGroup group)
            implements SequenceMixer.Visitor<RuntimeException>, FeedForward.Visitor<RuntimeException> {
        @Override
        public void visit(Attention attention) {
            new AttentionOperators(attention, mixer("attention")).emitSelf();
        }

        @Override
        public void visit(LatentAttention latent) {
            new LatentOperators(latent, mixer("attention")).emit();
        }

        @Override
        public void visit(StateSpace space) {
            new StateOperators(mixer("ssm")).emit(space);
        }

        @Override
        public void visit(SelectiveStateSpace space) {
            new StateOperators(mixer("ssm")).emit(space);
        }

        @Override
        public void visit(LinearAttention linear) {
            new StateOperators(mixer("linear")).emit(linear);
        }

        @Override
        public void visit(TokenFeedForward whole) {
            FeedForwardOperators.of(whole, feedForward()).emit();
        }

        @Override
        public void visit(MixtureOfExperts mixture) {
            new ExpertOperators(mixture, feedForward()).emit();
        }

        private Sublayer feedForward() {
            return Sublayer.ofFeedForward(layers, group);
        }

        private Sublayer mixer(String part) {
            return Sublayer.ofMixer(layers, group, part);
        }
    }
}
