package dev.roofline.specfile;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import java.io.IOException;

/** Writes one stack of a model spec. */
record StackWriter(SpecJson json, KindWriter kinds) {
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
            group.mixer().get().accept(kinds);
        }
        if (group.cross().isPresent()) {
            kinds.attention("cross_attention", group.cross().get());
        }
        if (group.feedForward().isPresent()) {
            kinds.feedForward("feed_forward", group.feedForward().get());
        }
    }

    private void input(StackInput input) throws IOException {
        json.begin("input");
        json.positive("positions", input.positions());
        json.positive("token_types", input.tokenTypes());
        json.label("norm", input.norm().map(Norm::label));
        if (input.frontEnd().isPresent()) {
            input.frontEnd().get().accept(kinds);
        }
        json.end();
    }
}
