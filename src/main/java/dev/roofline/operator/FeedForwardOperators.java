package dev.roofline.operator;

import dev.roofline.model.Activation;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.TokenFeedForward;
import java.util.List;

/** The operators of a feed-forward that every token goes through. */
final class FeedForwardOperators {
    private final TokenFeedForward ffn;
    private final Sublayer sublayer;
    private final Emission emission;
    private final long tokens;
    private final int width;
    private final long inner;

    FeedForwardOperators(TokenFeedForward ffn, Sublayer sublayer) {
        this.ffn = ffn;
        this.sublayer = sublayer;
        this.emission = sublayer.emission();
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
        this.inner = ffn.width();
    }

    /** A whole residual branch: its norm, its products and its sum. */
    void emit() {
        String first = first();
        sublayer.inputNorm(first);
        emitInner(sublayer.foldedInputNorm());
        List<Access> down = downOperands();
        sublayer.closingGemm("down", Group.FFN, inner, down);
    }

    /** The first product, which hosts what is folded before it. */
    String first() {
        return ffn instanceof GatedFeedForward gated ? oneProduct(gated) ? "gate_up" : "gate" : "up";
    }

    /** Everything before the product back to the model's width. */
    void emitInner(List<Access> foldedNorm) {
        if (ffn instanceof GatedFeedForward gated) {
            emitGated(gated, foldedNorm);
        } else {
            emitDense(foldedNorm);
        }
    }

    List<Access> downOperands() {
        List<Access> down = sublayer.operands(tokens, inner, width);
        sublayer.bias(down, ffn.bias(), width);
        return down;
    }

    private void emitDense(List<Access> foldedNorm) {
        List<Access> up = sublayer.operands(tokens, width, inner);
        up.addAll(foldedNorm);
        sublayer.bias(up, ffn.bias(), inner);
        up.add(emission.act("output", tokens, inner));
        if (emission.folds() && emission.trains() && ffn.activation() != Activation.RELU) {
            up.add(emission.act("kept input of the activation", tokens, inner));
        }
        sublayer.gemm("up", Group.FFN, tokens, inner, width, up);
        sublayer.elementwise(
                "activation",
                "up",
                Work.of(ffn.activation()),
                tokens * (double) inner,
                List.of(emission.act("input", tokens, inner), emission.act("output", tokens, inner)));
    }

    private void emitGated(GatedFeedForward gated, List<Access> foldedNorm) {
        String host = first();
        if (oneProduct(gated)) {
            List<Access> both = sublayer.operands(tokens, width, 2 * inner);
            both.addAll(foldedNorm);
            sublayer.bias(both, ffn.bias(), 2 * inner);
            // A fused epilogue multiplies gate and up before they leave the chip.
            both.add(emission.act("output", tokens, emission.folds() ? inner : 2 * inner));
            if (emission.folds() && emission.trains()) {
                both.add(emission.act("kept gate and up", tokens, 2 * inner));
            }
            sublayer.gemm("gate_up", Group.FFN, tokens, 2 * inner, width, both);
        } else {
            for (String name : List.of("gate", "up")) {
                List<Access> one = sublayer.operands(tokens, width, inner);
                sublayer.bias(one, ffn.bias(), inner);
                one.add(emission.act("output", tokens, inner));
                sublayer.gemm(name, Group.FFN, tokens, inner, width, one);
            }
        }
        double elements = tokens * (double) inner;
        Access gate = emission.act("gate", tokens, inner);
        Access activated = emission.act("activated gate", tokens, inner);
        Access up = emission.act("up", tokens, inner);
        sublayer.elementwise("activation", host, Work.of(ffn.activation()), elements, List.of(gate, activated));
        sublayer.elementwise(
                "gating", host, Work.GATE, elements, List.of(activated, up, emission.act("output", tokens, inner)));
    }

    private boolean oneProduct(GatedFeedForward gated) {
        return emission.folds() || gated.fusedGateUp();
    }
}
