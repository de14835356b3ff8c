package dev.roofline.operator;

import dev.roofline.model.Activation;
import dev.roofline.model.TokenFeedForward;
import java.util.ArrayList;
import java.util.List;

/** The products of the experts that tokens are sent to, with what stands between them. */
final class ExpertProducts {
    private final TokenFeedForward expert;
    private final Sublayer experts;
    private final Emission emission;
    private final RoutedRows routed;
    private final double rows;
    private final int width;
    private final long inner;
    private final boolean oneProduct;

    ExpertProducts(TokenFeedForward expert, Sublayer experts, RoutedRows routed) {
        this.expert = expert;
        this.experts = experts;
        this.emission = experts.emission();
        this.routed = routed;
        this.rows = routed.rows();
        this.width = experts.width();
        this.inner = expert.width();
        this.oneProduct = expert.gated() && (emission.fuses() || expert.fusedGateUp());
    }

    /** The products that lead into the experts, and their activation. */
    void emitFirst() {
        Site first = experts.site(expert.gated() ? oneProduct ? "gate_up" : "gate" : "up", Group.FFN);
        if (oneProduct) {
            List<Access> both = operands(arrived(), width, 2 * inner);
            bias(both, 2 * inner);
            both.add(emission.act("output", rows, emission.fuses() ? inner : 2 * inner));
            if (emission.fuses() && emission.trains()) {
                both.add(emission.act("kept gate and up", rows, 2 * inner));
            }
            experts.gemm(first, rows, 2 * inner, width, both);
        } else {
            emitHalf(first);
            if (expert.gated()) {
                emitHalf(experts.site("up", Group.FFN));
            }
        }
        emitActivation(first);
    }

    private void emitHalf(Site site) {
        List<Access> one = operands(arrived(), width, inner);
        bias(one, inner);
        one.add(emission.act("output", rows, inner));
        if (emission.fuses() && emission.trains() && expert.activation() != Activation.RELU) {
            one.add(emission.act("kept input of the activation", rows, inner));
        }
        experts.gemm(site, rows, inner, width, one);
    }

    private void emitActivation(Site anchor) {
        double elements = rows * inner;
        Access in = emission.act("input", rows, inner);
        Access out = emission.act("output", rows, inner);
        experts.elementwise("activation", anchor, Work.of(expert.activation()), elements, List.of(in, out));
        if (expert.gated()) {
            Access up = emission.act("up", rows, inner);
            experts.elementwise("gating", anchor, Work.GATE, elements, List.of(out, up, out));
        }
    }

    /** What the product back to the model's width reads; what it writes hangs on where its rows go. */
    List<Access> downOperands() {
        List<Access> down = operands(emission.input(rows, inner), inner, width);
        bias(down, width);
        return down;
    }

    void emitDown(Site site, List<Access> down) {
        experts.gemm(site, rows, width, inner, down);
    }

    /** Rows as they have come to the device. Where products gather their rows themselves, each token is read once. */
    private Access arrived() {
        double inputRows = routed.gathered();
        if (routed.dispatches()) {
            return Access.activation(
                            "input", inputRows, width, emission.precision().dispatched())
                    .as(Access.Role.INPUT);
        }
        return emission.fuses()
                ? emission.act("tokens of the stream", inputRows, width)
                : emission.input(inputRows, width);
    }

    /** Rows of input and the matrices of the experts that are read. */
    private List<Access> operands(Access input, long k, long n) {
        return new ArrayList<>(List.of(
                input, emission.weight("weights of distinct experts", routed.distinct() * n, k, experts.weights())));
    }

    private void bias(List<Access> accesses, long elements) {
        if (expert.bias()) {
            accesses.add(emission.vector("biases of distinct experts", routed.distinct() * elements)
                    .as(Access.Role.BIAS));
        }
    }
}
