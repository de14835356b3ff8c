package dev.roofline.operator;

import dev.roofline.model.Activation;
import dev.roofline.model.TokenFeedForward;
import java.util.ArrayList;
import java.util.List;

/** The operators of a feed-forward that every token goes through, or of experts that rows are sent to. */
record FeedForwardOperators(TokenFeedForward ffn, Sublayer sublayer, MatrixRows matrices, Dimension inner) {
    FeedForwardOperators(TokenFeedForward ffn, Sublayer sublayer, MatrixRows matrices) {
        this(ffn, sublayer, matrices, Letter.INNER.of(ffn.width()));
    }

    /** Of every token. */
    static FeedForwardOperators of(TokenFeedForward ffn, Sublayer sublayer) {
        return new FeedForwardOperators(ffn, sublayer, new MatrixRows.OfTokens(sublayer));
    }

    /** A whole residual branch: its norm, its products and its sum. */
    void emit() {
        Site first = first();
        sublayer.inputNorm(first);
        emitFirst(first, sublayer.fusedInputNorm());
        sublayer.closingGemm(down(), inner, downOperands());
    }

    /** Whether gate and up are one product. */
    private boolean isOneProduct() {
        return ffn.gated() && (sublayer.emission().fuses() || ffn.fusedGateUp());
    }

    /** Where the first product stands, which what stands before it and after it is fused with. */
    Site first() {
        return sublayer.site(isOneProduct() ? "gate_up" : ffn.gated() ? "gate" : "up", Group.FFN);
    }

    Site down() {
        return sublayer.site("down", Group.FFN);
    }

    /** Everything before the product back to the model's width. */
    void emitFirst(Site first, List<Access> fusedNorm) {
        if (isOneProduct()) {
            emitBoth(first, fusedNorm);
        } else {
            emitOne(first, fusedNorm);
            if (ffn.gated()) {
                emitOne(sublayer.site("up", Group.FFN), fusedNorm);
            }
        }
        emitActivation(first);
    }

    private void emitBoth(Site site, List<Access> fusedNorm) {
        Emission emission = sublayer.emission();
        Dimension both = inner.times(2);
        List<Access> moved = operands(both, fusedNorm);
        // A fused epilogue multiplies gate and up before they leave the chip.
        moved.add(emission.act("output", matrices.rows(), emission.fuses() ? inner : both));
        if (emission.fuses() && emission.trains()) {
            moved.add(emission.act("kept gate and up", matrices.rows(), both));
        }
        sublayer.gemm(site, matrices.rows(), both, sublayer.width(), moved);
    }

    private void emitOne(Site site, List<Access> fusedNorm) {
        Emission emission = sublayer.emission();
        List<Access> moved = operands(inner, fusedNorm);
        moved.add(emission.act("output", matrices.rows(), inner));
        if (emission.fuses() && emission.trains() && ffn.activation() != Activation.RELU) {
            moved.add(emission.act("kept input of the activation", matrices.rows(), inner));
        }
        sublayer.gemm(site, matrices.rows(), inner, sublayer.width(), moved);
    }

    private List<Access> operands(Dimension n, List<Access> fusedNorm) {
        List<Access> operands = new ArrayList<>(List.of(matrices.input(), matrices.weights(n, sublayer.width())));
        operands.addAll(fusedNorm);
        if (ffn.bias()) {
            operands.add(matrices.bias(n));
        }
        return operands;
    }

    private void emitActivation(Site anchor) {
        Dimension elements = matrices.rows().times(inner);
        List<Access> activation = List.of();
        List<Access> gating = List.of();
        if (!sublayer.emission().fuses()) {
            Access input = sublayer.emission().act(ffn.gated() ? "gate" : "input", matrices.rows(), inner);
            Access activated = input.called(ffn.gated() ? "activated gate" : "output");
            activation = List.of(input, activated);
            gating = List.of(activated, input.called("up"), input.called("output"));
        }
        sublayer.elementwise("activation", anchor, Work.of(ffn.activation()), elements, activation);
        if (ffn.gated()) {
            sublayer.elementwise("gating", anchor, Work.GATE, elements, gating);
        }
    }

    /** What the product back to the model's width reads; what it writes hangs on where its rows go. */
    List<Access> downOperands() {
        List<Access> operands = new ArrayList<>(
                List.of(sublayer.emission().input(matrices.rows(), inner), matrices.weights(sublayer.width(), inner)));
        if (ffn.bias()) {
            operands.add(matrices.bias(sublayer.width()));
        }
        return operands;
    }

    void emitDown(Site site, List<Access> moved) {
        sublayer.gemm(site, matrices.rows(), sublayer.width(), inner, moved);
    }
}
