package dev.roofline.specfile;

import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.FeedForward;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.units.TensorFormat;
import java.io.IOException;

/** Writes one stack of a model spec. */
final class StackWriter implements FrontEnd.Visitor<IOException>, FeedForward.Visitor<IOException> {
    private final SpecJson json;
    private final MixerWriter mixers;

    StackWriter(SpecJson json) {
        this.json = json;
        this.mixers = new MixerWriter(json);
    }

    /** The members of a stack, in an object that is open. */
    void write(Stack stack, int modelWidth) throws IOException {
        json.text("kind", stack.kind().label());
        json.text("name", stack.name().equals(stack.kind().label()) ? "" : stack.name());
        json.positive("width", stack.width() == modelWidth ? 0 : stack.width());
        json.flag("causal", stack.causal() && stack.isEncoder());
        if (!stack.input().equals(StackInput.BARE)) {
            input(stack.input());
        }
        json.beginList("groups");
        for (LayerGroup group : stack.groups()) {
            json.begin();
            json.text("layers", group.layers().toString());
            layer(group);
            json.end();
        }
        json.endList();
        json.label("final_norm", stack.finalNorm().map(Norm::label));
    }

    /** A layer's members, in an object that is open. */
    void layer(LayerGroup group) throws IOException {
        json.text("norm", group.norm().label());
        json.text("placement", group.placement().label());
        json.flag("shared_weights", group.sharedWeights());
        if (group.mixer().isPresent()) {
            group.mixer().get().accept(mixers);
        }
        if (group.cross().isPresent()) {
            mixers.attention("cross_attention", group.cross().get());
        }
        if (group.feedForward().isPresent()) {
            feedForward("feed_forward", group.feedForward().get());
        }
    }

    private void input(StackInput input) throws IOException {
        json.begin("input");
        json.positive("positions", input.positions());
        json.positive("token_types", input.tokenTypes());
        json.label("norm", input.norm().map(Norm::label));
        if (input.frontEnd().isPresent()) {
            input.frontEnd().get().accept(this);
        }
        json.end();
    }

    @Override
    public void visit(ImagePatches image) throws IOException {
        json.begin("patches");
        json.number("image", image.image());
        json.number("patch", image.patch());
        json.number("channels", image.channels());
        json.flag("bias", image.bias());
        json.flag("class_token", image.classToken());
        json.end();
    }

    @Override
    public void visit(AudioConvolutions audio) throws IOException {
        json.begin("audio");
        json.number("frames", audio.frames());
        json.number("mel_bins", audio.bins());
        json.end();
    }

    private void feedForward(String key, FeedForward feedForward) throws IOException {
        json.begin(key);
        feedForward.accept(this);
        json.end();
    }

    @Override
    public void visit(TokenFeedForward whole) throws IOException {
        json.text("kind", whole.gated() ? "gated" : "dense");
        json.number("width", whole.width());
        json.text("activation", whole.activation().label());
        json.flag("bias", whole.bias());
        json.flag("fused_gate_up", whole.fusedGateUp());
    }

    @Override
    public void visit(MixtureOfExperts mixture) throws IOException {
        json.text("kind", "experts");
        json.number("experts", mixture.experts());
        json.number("per_token", mixture.perToken());
        if (mixture.groups() > 1) {
            json.number("groups", mixture.groups());
            json.number("groups_taken", mixture.groupsTaken());
        }
        json.text("scoring", mixture.scoring().label());
        json.flag("router_bias", mixture.routerBias());
        json.flag("correction_bias", mixture.correctionBias());
        feedForward("expert", mixture.expert());
        if (mixture.shared().isPresent()) {
            feedForward("shared", mixture.shared().get());
        }
        json.flag("shared_gate", mixture.sharedGate());
        json.label("return", mixture.returned().map(TensorFormat::label));
    }
}
