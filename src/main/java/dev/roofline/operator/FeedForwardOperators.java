package dev.roofline.operator;

import dev.roofline.model.Activation;
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
    /** Whether gate and up are one product. */
    private final boolean oneProduct;
    /** The first product, which what stands before it and after it is fused with. */
    private final Site first;

    FeedForwardOperators(TokenFeedForward ffn, Sublayer sublayer) {
        this.ffn = ffn;
        this.sublayer = sublayer;
        this.emission = sublayer.emission();
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
        this.inner = ffn.width();
        this.oneProduct = emission.fuses() || ffn.fusedGateUp();
        this.first = sublayer.site(ffn.gated() ? oneProduct ? "gate_up" : "gate" : "up", Group.FFN);
    }

    /** A whole residual branch: its norm, its products and its sum. */
    void emit() {
        sublayer.inputNorm(first);
        emitInner(sublayer.fusedInputNorm());
        List<Access> down = downOperands();
        sublayer.closingGemm(sublayer.site("down", Group.FFN), inner, down);
    }

    /** Everything before the product back to the model's width. */
    void emitInner(List<Access> fusedNorm) {
        if (ffn.gated()) {
            emitGated(fusedNorm);
        } else {
            emitDense(fusedNorm);
        }
    }

    List<Access> downOperands() {
        List<Access> down = sublayer.operands(tokens, inner, width);
        sublayer.bias(down, ffn.bias(), width);
        return down;
    }

    private void emitDense(List<Access> fusedNorm) {
        List<Access> up = sublayer.operands(tokens, width, inner);
        up.addAll(fusedNorm);
        sublayer.bias(up, ffn.bias(), inner);
        up.add(emission.act("output", tokens, inner));
        if (emission.fuses() && emission.trains() && ffn.activation() != Activation.RELU) {
            up.add(emission.act("kept input of the activation", tokens, inner));
        }
        sublayer.gemm(first, tokens, inner, width, up);
        sublayer.elementwise(
                "activation",
                first,
                Work.of(ffn.activation()),
                tokens * (double) inner,
                List.of(emission.act("input", tokens, inner), emission.act("output", tokens, inner)));
    }

    private void emitGated(List<Access> fusedNorm) {
        if (oneProduct) {
            List<Access> both = sublayer.operands(tokens, width, 2 * inner);
            both.addAll(fusedNorm);
            sublayer.bias(both, ffn.bias(), 2 * inner);
            // A fused epilogue multiplies gate and up before they leave the chip.
            both.add(emission.act("output", tokens, emission.fuses() ? inner : 2 * inner));
            if (emission.fuses() && emission.trains()) {
                both.add(emission.act("kept gate and up", tokens, 2 * inner));
            }
            sublayer.gemm(first, tokens, 2 * inner, width, both);
        } else {
            emitHalf(first);
            emitHalf(sublayer.site("up", Group.FFN));
        }
        double elements = tokens * (double) inner;
        Access gate = emission.act("gate", tokens, inner);
        Access activated = emission.act("activated gate", tokens, inner);
        Access up = emission.act("up", tokens, inner);
        sublayer.elementwise("activation", first, Work.of(ffn.activation()), elements, List.of(gate, activated));
        sublayer.elementwise(
                "gating", first, Work.GATE, elements, List.of(activated, up, emission.act("output", tokens, inner)));
    }

    private void emitHalf(Site site) {
        List<Access> one = sublayer.operands(tokens, width, inner);
        sublayer.bias(one, ffn.bias(), inner);
        one.add(emission.act("output", tokens, inner));
        sublayer.gemm(site, tokens, inner, width, one);
    }
}
