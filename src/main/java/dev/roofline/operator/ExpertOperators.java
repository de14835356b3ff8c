package dev.roofline.operator;

import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * The operators of a mixture of experts: a router, the products of the experts that tokens are sent to, their weighted
 * sum, and what every token goes through beside them. A product of all experts together has a row for each token and
 * expert it takes, and reads the matrices of the distinct experts that the routing rule expects.
 */
final class ExpertOperators {
    private final MixtureOfExperts mixture;
    private final TokenFeedForward expert;
    private final Sublayer sublayer;
    private final Sublayer experts;
    private final Emission emission;
    private final long tokens;
    private final int width;
    private final long inner;
    private final long rows;
    private final double distinct;

    ExpertOperators(MixtureOfExperts mixture, Sublayer sublayer) {
        this.mixture = mixture;
        this.expert = mixture.expert();
        this.sublayer = sublayer;
        this.emission = sublayer.emission();
        this.experts = sublayer.inner("experts", emission.precision().experts());
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
        this.inner = expert.width();
        this.rows = tokens * mixture.perToken();
        this.distinct = sublayer.workload().routing().distinct(mixture.experts(), mixture.perToken(), tokens);
    }

    void emit() {
        sublayer.inputNorm("router");
        emitRouter();
        String host = emitFirst();
        emitActivation(host);
        emitDown();
        if (mixture.shared().isPresent()) {
            emitShared(mixture.shared().get());
        }
    }

    /** Routers stay in the format of norms and heads: they are small, and which experts are taken hangs on them. */
    private void emitRouter() {
        long n = mixture.experts();
        List<Access> router = new ArrayList<>(List.of(
                emission.act("input", tokens, width), emission.matrix(n, width, emission.otherWeights())));
        router.addAll(sublayer.foldedInputNorm());
        sublayer.bias(router, mixture.routerBias(), n);
        if (emission.folds()) {
            sublayer.bias(router, mixture.correctionBias(), n);
        }
        router.add(emission.act("scores", tokens, n));
        otherGemm("router", tokens, n, router);
        Access scores = emission.act("scores", tokens, n);
        List<Access> routing = new ArrayList<>(List.of(scores));
        sublayer.bias(routing, mixture.correctionBias(), n);
        routing.add(emission.act("weights of experts", tokens, mixture.perToken()));
        Work scoring = mixture.scoring() == MixtureOfExperts.Scoring.SOFTMAX ? Work.SOFTMAX : Work.SIGMOID;
        sublayer.elementwise("routing", "router", scoring, tokens * (double) n, routing);
    }

    private void otherGemm(String name, long m, long n, List<Access> accesses) {
        NumberFormat arithmetic = Widening.widest(emission.otherWeights(), emission.activations());
        emission.add(new Gemm(sublayer.site(name, Group.FFN), m, n, width, arithmetic, accesses));
    }

    /** The products that lead into the experts. Where they gather their rows themselves, each token is read once. */
    private String emitFirst() {
        double gathered = emission.folds() ? tokens : rows;
        boolean gated = expert instanceof GatedFeedForward;
        boolean oneProduct = expert instanceof GatedFeedForward both && (emission.folds() || both.fusedGateUp());
        if (oneProduct) {
            List<Access> both = operands(gathered, width, 2 * inner);
            bias(both, 2 * inner);
            both.add(emission.act("output", rows, emission.folds() ? inner : 2 * inner));
            experts.gemm("gate_up", Group.FFN, rows, 2 * inner, width, both);
            return "gate_up";
        }
        for (String name : gated ? List.of("gate", "up") : List.of("up")) {
            List<Access> one = operands(gathered, width, inner);
            bias(one, inner);
            one.add(emission.act("output", rows, inner));
            experts.gemm(name, Group.FFN, rows, inner, width, one);
        }
        return gated ? "gate" : "up";
    }

    private void emitActivation(String host) {
        double elements = rows * (double) inner;
        Access in = emission.act("input", rows, inner);
        Access out = emission.act("output", rows, inner);
        experts.elementwise("activation", host, Work.of(expert.activation()), elements, List.of(in, out));
        if (expert instanceof GatedFeedForward) {
            experts.elementwise(
                    "gating", host, Work.GATE, elements, List.of(out, emission.act("up", rows, inner), out));
        }
    }

    private void emitDown() {
        List<Access> down = operands(rows, inner, width);
        bias(down, width);
        boolean last = mixture.shared().isEmpty();
        if (emission.folds()) {
            down.add(emission.act("weights of experts", tokens, mixture.perToken()));
        }
        if (!emission.folds()) {
            down.add(emission.act("output", rows, width));
        } else if (last) {
            experts.addClosing(down);
        } else {
            down.add(emission.act("sum of experts", tokens, width));
        }
        experts.gemm("down", Group.FFN, rows, width, inner, down);
        experts.elementwise(
                "combine",
                "down",
                Work.EXPERT_SUM,
                rows * (double) width,
                List.of(
                        emission.act("outputs", rows, width),
                        emission.act("weights of experts", tokens, mixture.perToken()),
                        emission.act("sum", tokens, width)));
        if (last) {
            sublayer.emitClosing("experts.down");
        }
    }

    private void emitShared(TokenFeedForward whole) {
        Sublayer shared = sublayer.inner("shared", emission.precision().feedForward());
        FeedForwardOperators operators = new FeedForwardOperators(whole, shared);
        // The norm before it is the one that the router hosts.
        operators.emitInner(List.of());
        List<Access> down = operators.downOperands();
        Access branch = emission.act("branch", tokens, width);
        if (emission.folds()) {
            down.add(emission.act("sum of experts", tokens, width));
            if (mixture.sharedGate()) {
                down.add(emission.act("gate", tokens, 1));
            }
            shared.addClosing(down);
        } else {
            down.add(branch);
        }
        shared.gemm("down", Group.FFN, tokens, width, whole.width(), down);
        if (mixture.sharedGate()) {
            emitSharedGate(shared);
        }
        shared.elementwise(
                "sum", "down", Work.RESIDUAL, tokens * (double) width,
                List.of(branch, emission.act("sum of experts", tokens, width), branch));
        sublayer.emitClosing("shared.down");
    }

    private void emitSharedGate(Sublayer shared) {
        TensorFormat other = emission.otherWeights();
        Access gate = emission.act("gate", tokens, 1);
        otherGemm("shared.router", tokens, 1, new ArrayList<>(List.of(
                emission.act("input", tokens, width), emission.matrix(1, width, other), gate)));
        shared.elementwise("sigmoid", "router", Work.SIGMOID, tokens, List.of(gate, gate));
        Access branch = emission.act("branch", tokens, width);
        shared.elementwise(
                "scale", "down", Work.GATE, tokens * (double) width, List.of(branch, gate, branch));
    }

    /** Rows of input and the matrices of the experts that are read. */
    private List<Access> operands(double inputRows, long k, long n) {
        return new ArrayList<>(List.of(
                emission.act("input", inputRows, k),
                Access.weight("weights of distinct experts", distinct * n, k, experts.weights())));
    }

    private void bias(List<Access> accesses, long elements) {
        if (expert.bias()) {
            accesses.add(emission.vector("biases of distinct experts", distinct * elements));
        }
    }
}
