package dev.roofline.operator;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.WeightKind;
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
record ExpertOperators(MixtureOfExperts mixture, Sublayer sublayer, RoutedRows routed, FeedForwardOperators products) {
    private ExpertOperators(MixtureOfExperts mixture, Sublayer sublayer, RoutedRows routed) {
        this(mixture, sublayer, routed, new FeedForwardOperators(mixture.expert(), routed.experts(), routed));
    }

    ExpertOperators(MixtureOfExperts mixture, Sublayer sublayer) {
        this(mixture, sublayer, RoutedRows.of(mixture, sublayer.inner("experts", WeightKind.EXPERTS)));
    }

    void emit() {
        Site router = sublayer.site("router", Group.FFN);
        sublayer.inputNorm(router, !routed.staysDivided());
        emitRouter(router);
        ExpertExchange exchange = new ExpertExchange(routed);
        if (routed.dispatches()) {
            exchange.emitDispatch();
        }
        products.emitFirst(products.first(), List.of());
        boolean last = mixture.shared().isEmpty();
        Site summed = routed.dispatches() ? emitDownAndReturn(exchange, last) : emitDown(last);
        if (last) {
            closing(summed);
        } else {
            emitShared(mixture.shared().get());
        }
    }

    private Emission emission() {
        return sublayer.emission();
    }

    private Dimension tokens() {
        return sublayer.tokens();
    }

    /** Routers stay in the format of norms and heads: they are small, and which experts are taken hangs on them. */
    private void emitRouter(Site site) {
        Dimension n = Letter.EXPERTS.of(mixture.experts());
        Dimension rows = routed.staysDivided() ? sublayer.own() : tokens();
        List<Access> router = new ArrayList<>(List.of(
                emission().input(rows, sublayer.width()), emission().matrix(n, sublayer.width(), WeightKind.OTHER)));
        router.addAll(sublayer.fusedInputNorm());
        sublayer.bias(router, mixture.routerBias(), n);
        if (emission().fuses()) {
            sublayer.bias(router, mixture.correctionBias(), n);
        }
        Access scores = emission().act("scores", rows, n);
        router.add(scores);
        otherGemm(site, rows, n, router);
        List<Access> routing = new ArrayList<>(List.of(scores));
        sublayer.bias(routing, mixture.correctionBias(), n);
        routing.add(expertWeights());
        Work scoring = mixture.scoring() == MixtureOfExperts.Scoring.SOFTMAX ? Work.SOFTMAX : Work.SIGMOID;
        sublayer.elementwise("routing", site, scoring, rows.times(n), routing);
    }

    private void otherGemm(Site site, Dimension m, Dimension n, List<Access> accesses) {
        emission().add(new Gemm(site, m, n, sublayer.width(), emission().multiplied(WeightKind.OTHER), accesses));
    }

    /** @return the sum over a token's experts */
    private Site emitDownAndReturn(ExpertExchange exchange, boolean last) {
        List<Access> down = products.downOperands();
        if (emission().fuses()) {
            down.add(emission().act("weights of experts", routed.rows(), Dimension.Constant.ONE));
        }
        down.add(Access.activation("output", routed.gathered(), sublayer.width(), routed.returned()));
        products.emitDown(products.down(), down);
        ExpertRows back = routed.back();
        double arrived = back.spread().fewestArriving();
        exchange.emitReturn(back, arrived);
        return emitCombineAfterExchange(arrived, last);
    }

    /** @return the product that sums up a token's experts where it can */
    private Site emitDown(boolean last) {
        Site site = products.down();
        List<Access> down = products.downOperands();
        if (!emission().fuses()) {
            down.add(emission().act("output", routed.rows(), sublayer.width()));
        } else {
            down.add(expertWeights());
            addSum(down, last);
        }
        products.emitDown(site, down);
        Access outputs = emission().act("outputs", routed.rows(), sublayer.width());
        Access sum = emission().act("sum", tokens(), sublayer.width());
        Site combine = routed.experts().site("combine", Group.ELEMENTWISE);
        Dimension elements = routed.rows().times(sublayer.width());
        List<Access> moved = List.of(outputs, expertWeights(), sum);
        emission().elementwise(combine, Optional.of(site), Work.EXPERT_SUM, elements, moved);
        return site;
    }

    /** Where the branch ends with the sum over a token's experts, what its last operator moves; else the sum. */
    private void addSum(List<Access> accesses, boolean last) {
        if (last) {
            sublayer.addClosing(accesses);
        } else {
            accesses.add(emission().act("sum of experts", tokens(), sublayer.width()));
        }
    }

    /**
     * The outputs have come back from other devices: their sum is an operator of its own, which reads what has arrived. Its
     * operations are those of all the sums of the device's tokens; other devices do as many of them as it does of theirs.
     */
    private Site emitCombineAfterExchange(double arrived, boolean last) {
        List<Access> combine = new ArrayList<>();
        Dimension outputs = routed.sentTokens().times(Letter.SUMMED_ROWS.of(arrived));
        combine.add(Access.activation("outputs", outputs, sublayer.width(), routed.returned()));
        if (!emission().fuses()) {
            combine.add(expertWeights());
        }
        addSum(combine, last && emission().fuses());
        Site site = routed.experts().site("combine", Group.ELEMENTWISE);
        Dimension summed = routed.sentTokens().times(perToken()).times(sublayer.width());
        emission().elementwise(site, Optional.empty(), Work.EXPERT_SUM, summed, combine);
        return site;
    }

    private void emitShared(TokenFeedForward whole) {
        Sublayer shared = sublayer.inner("shared", WeightKind.FEED_FORWARD);
        FeedForwardOperators operators = FeedForwardOperators.of(whole, shared);
        // The norm before it is fused with the router.
        operators.emitFirst(operators.first(), List.of());
        List<Access> down = operators.downOperands();
        Access branch = emission().act("branch", tokens(), sublayer.width());
        Access summed = branch.called("sum of experts");
        if (emission().fuses()) {
            down.add(summed);
            if (mixture.sharedGate()) {
                down.add(emission().act("gate", tokens(), Dimension.Constant.ONE));
            }
            shared.addClosing(down);
        } else {
            down.add(branch);
        }
        Site site = operators.down();
        operators.emitDown(site, down);
        if (mixture.sharedGate()) {
            emitSharedGate(shared, site, branch);
        }
        List<Access> moved = List.of(branch, summed, branch);
        shared.elementwise("sum", site, Work.RESIDUAL, tokens().times(sublayer.width()), moved);
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
            sublayer.emitExchange(Collective.Kind.ALL_REDUCE, Collective.Way.BOTH);
        } else if (!routed.staysDivided()) {
            Collective.Kind gather = Collective.Kind.ALL_GATHER;
            sublayer.emitExchange(gather, Collective.Way.FORWARD);
            sublayer.emitOverTensorRanks("input_gradient_", gather, Collective.Way.BACKWARD, sublayer.width());
        }
        sublayer.emitClosing(last);
    }

    private void emitSharedGate(Sublayer shared, Site down, Access branch) {
        Access gate = emission().act("gate", tokens(), Dimension.Constant.ONE);
        Site router = shared.site("router", Group.FFN);
        Access matrix = emission().matrix(Dimension.Constant.ONE, sublayer.width(), WeightKind.OTHER);
        otherGemm(
                router,
                tokens(),
                Dimension.Constant.ONE,
                List.of(emission().input(tokens(), sublayer.width()), matrix, gate));
        shared.elementwise("sigmoid", router, Work.SIGMOID, tokens(), List.of(gate, gate));
        shared.elementwise("scale", down, Work.GATE, tokens().times(sublayer.width()), List.of(branch, gate, branch));
    }

    private Dimension perToken() {
        return Letter.EXPERTS_TAKEN.of(mixture.perToken());
    }

    private Access expertWeights() {
        return emission().act("weights of experts", tokens(), perToken());
    }
}
