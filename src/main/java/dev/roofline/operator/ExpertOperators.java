package dev.roofline.operator;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operators of a mixture of experts: a router, the products of the experts that tokens are sent to, their weighted
 * sum, and what every token goes through beside them. A product of all experts together has a row for each token and
 * expert it takes, and reads the matrices of the distinct experts that the routing rule expects. Where experts are divided
 * over devices that hold tokens of their own, rows go to their experts and back (Lepikhin et al., GShard, arXiv
 * 2006.16668); where every device of the group holds the tokens already, each takes the rows of its experts. A row goes to
 * a device once, however many of its experts stand there, and what they make of it comes back summed up: fused, products
 * read and write such rows; unfused, they have a row for each expert, and only what is exchanged is one.
 */
final class ExpertOperators {
    private final MixtureOfExperts mixture;
    private final Sublayer sublayer;
    private final Sublayer experts;
    private final Emission emission;
    private final RoutedRows routed;
    private final ExpertProducts products;
    private final long tokens;
    private final int width;

    ExpertOperators(MixtureOfExperts mixture, Sublayer sublayer) {
        this.mixture = mixture;
        this.sublayer = sublayer;
        this.emission = sublayer.emission();
        this.experts = sublayer.inner("experts", WeightKind.EXPERTS);
        this.routed = new RoutedRows(mixture, sublayer);
        this.products = new ExpertProducts(mixture.expert(), experts, routed);
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
    }

    void emit() {
        Site router = sublayer.site("router", Group.FFN);
        sublayer.inputNorm(router, !routed.staysDivided());
        emitRouter(router);
        ExpertExchange exchange = new ExpertExchange(experts, routed);
        if (routed.dispatches()) {
            exchange.emitDispatch();
        }
        products.emitFirst();
        boolean last = mixture.shared().isEmpty();
        Site summed = routed.dispatches() ? emitDownAndReturn(exchange, last) : emitDown(last);
        if (last) {
            closing(summed);
        } else {
            emitShared(mixture.shared().get());
        }
    }

    /** Routers stay in the format of norms and heads: they are small, and which experts are taken hangs on them. */
    private void emitRouter(Site site) {
        long n = mixture.experts();
        long rows = routed.staysDivided() ? sublayer.share().streamTokens() : tokens;
        List<Access> router =
                new ArrayList<>(List.of(emission.input(rows, width), emission.matrix(n, width, WeightKind.OTHER)));
        router.addAll(sublayer.fusedInputNorm());
        sublayer.bias(router, mixture.routerBias(), n);
        if (emission.fuses()) {
            sublayer.bias(router, mixture.correctionBias(), n);
        }
        router.add(emission.act("scores", rows, n));
        otherGemm(site, rows, n, router);
        Access scores = emission.act("scores", rows, n);
        List<Access> routing = new ArrayList<>(List.of(scores));
        sublayer.bias(routing, mixture.correctionBias(), n);
        routing.add(expertWeights());
        Work scoring = mixture.scoring() == MixtureOfExperts.Scoring.SOFTMAX ? Work.SOFTMAX : Work.SIGMOID;
        sublayer.elementwise("routing", site, scoring, rows * (double) n, routing);
    }

    private void otherGemm(Site site, long m, long n, List<Access> accesses) {
        NumberFormat arithmetic = emission.multiplied(WeightKind.OTHER);
        emission.add(new Gemm(site, m, n, width, arithmetic, accesses));
    }

    /** @return the sum over a token's experts */
    private Site emitDownAndReturn(ExpertExchange exchange, boolean last) {
        List<Access> down = products.downOperands();
        if (emission.fuses()) {
            down.add(emission.act("weights of experts", routed.rows(), 1));
        }
        down.add(Access.activation("output", routed.gathered(), width, routed.returned()));
        products.emitDown(experts.site("down", Group.FFN), down);
        ExpertRows back = routed.back();
        double arrived = back.spread().fewestArriving();
        exchange.emitReturn(back, arrived);
        return emitCombineAfterExchange(arrived, last);
    }

    /** @return the product that sums up a token's experts where it can */
    private Site emitDown(boolean last) {
        Site site = experts.site("down", Group.FFN);
        List<Access> down = products.downOperands();
        if (!emission.fuses()) {
            down.add(emission.act("output", routed.rows(), width));
        } else {
            down.add(expertWeights());
            if (last) {
                experts.addClosing(down);
            } else {
                down.add(emission.act("sum of experts", tokens, width));
            }
        }
        products.emitDown(site, down);
        emission.elementwise(
                experts.site("combine", Group.ELEMENTWISE),
                Optional.of(site),
                Work.EXPERT_SUM,
                routed.rows() * width,
                List.of(
                        emission.act("outputs", routed.rows(), width),
                        expertWeights(),
                        emission.act("sum", tokens, width)));
        return site;
    }

    /**
     * The outputs have come back from other devices: their sum is an operator of its own, which reads what has arrived. Its
     * operations are those of all the sums of the device's tokens; other devices do as many of them as it does of theirs.
     */
    private Site emitCombineAfterExchange(double arrived, boolean last) {
        double summed = routed.sentTokens() * mixture.perToken() * width;
        List<Access> combine = new ArrayList<>();
        combine.add(Access.activation("outputs", routed.sentTokens() * arrived, width, routed.returned()));
        if (!emission.fuses()) {
            combine.add(expertWeights());
        }
        if (last && emission.fuses()) {
            experts.addClosing(combine);
        } else {
            combine.add(emission.act("sum of experts", tokens, width));
        }
        Site site = experts.site("combine", Group.ELEMENTWISE);
        emission.elementwise(site, Optional.empty(), Work.EXPERT_SUM, summed, combine);
        return site;
    }

    private void emitShared(TokenFeedForward whole) {
        Sublayer shared = sublayer.inner("shared", WeightKind.FEED_FORWARD);
        FeedForwardOperators operators = new FeedForwardOperators(whole, shared);
        // The norm before it is fused with the router.
        operators.emitInner(List.of());
        List<Access> down = operators.downOperands();
        Access branch = emission.act("branch", tokens, width);
        if (emission.fuses()) {
            down.add(emission.act("sum of experts", tokens, width));
            if (mixture.sharedGate()) {
                down.add(emission.act("gate", tokens, 1));
            }
            shared.addClosing(down);
        } else {
            down.add(branch);
        }
        Site site = shared.site("down", Group.FFN);
        shared.gemm(site, tokens, width, whole.width(), down);
        if (mixture.sharedGate()) {
            emitSharedGate(shared, site);
        }
        shared.elementwise(
                "sum",
                site,
                Work.RESIDUAL,
                tokens * (double) width,
                List.of(branch, emission.act("sum of experts", tokens, width), branch));
        closing(site);
    }

    /**
     * Tensor ranks sum up their slices; where whole experts went to tensor ranks and came back to them, and nothing beside
     * them is sliced, each has its tokens' sums and wants those of the others. In the backward pass each has the gradients of its
     * own tokens' inputs and wants the others', while the sums' gradients are whole on every rank. Where the stream is
     * divided along the sequence, a rank's own tokens are all that it wants, either way.
     */
    private void closing(Site last) {
        if (routed.sumsLater()) {
            sublayer.emitExchange(Collective.Kind.ALL_REDUCE);
        } else if (!routed.staysDivided()) {
            sublayer.emitExchange(Collective.Kind.ALL_GATHER, Collective.Way.FORWARD);
            sublayer.emitInputGradientGather();
        }
        sublayer.emitClosing(last);
    }

    private void emitSharedGate(Sublayer shared, Site down) {
        Access gate = emission.act("gate", tokens, 1);
        Site router = shared.site("router", Group.FFN);
        otherGemm(
                router,
                tokens,
                1,
                new ArrayList<>(
                        List.of(emission.input(tokens, width), emission.matrix(1, width, WeightKind.OTHER), gate)));
        shared.elementwise("sigmoid", router, Work.SIGMOID, tokens, List.of(gate, gate));
        Access branch = emission.act("branch", tokens, width);
        shared.elementwise("scale", down, Work.GATE, tokens * (double) width, List.of(branch, gate, branch));
    }

    private Access expertWeights() {
        return emission.act("weights of experts", tokens, mixture.perToken());
    }
}
