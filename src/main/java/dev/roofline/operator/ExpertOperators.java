package dev.roofline.operator;

import dev.roofline.model.Activation;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.Split;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.WeightKind;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operators of a mixture of experts: a router, the products of the experts that tokens are sent to, their weighted
 * sum, and what every token goes through beside them. A product of all experts together has a row for each token and
 * expert it takes, and reads the matrices of the distinct experts that the routing rule expects. Where experts are divided
 * over devices that hold tokens of their own, rows go to their experts and back (Lepikhin et al., GShard, arXiv
 * 2006.16668); where every device of the group holds the tokens already, each takes the rows of its experts. A row goes to
 * a device once, however many of its experts stand there, and what they make of it comes back summed up: folded, products
 * read and write such rows; unfused, they have a row for each expert, and only what is exchanged is one.
 */
final class ExpertOperators {
    private final MixtureOfExperts mixture;
    private final TokenFeedForward expert;
    private final Sublayer sublayer;
    private final Sublayer experts;
    private final Emission emission;
    private final Parallelism parallelism;
    private final long tokens;
    private final int width;
    private final long inner;
    /** Rows of the experts that the device holds: an expected number where experts are divided. */
    private final double rows;
    /** Tokens with an expert on the device: as many rows come to it. */
    private final double arriving;

    private final double distinct;
    /** Whether a rank routes, sends and gets back the tokens of its own part of the sequence, and no others. */
    private final boolean staysDivided;

    private final boolean dispatches;

    ExpertOperators(MixtureOfExperts mixture, Sublayer sublayer) {
        this.mixture = mixture;
        this.expert = mixture.expert();
        this.sublayer = sublayer;
        this.emission = sublayer.emission();
        this.parallelism = emission.parallelism();
        this.experts = sublayer.inner("experts", WeightKind.EXPERTS);
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
        this.inner = expert.width();
        DeviceShard share = sublayer.share();
        int held = Split.share(mixture.experts(), parallelism.expert(), share.expertRank());
        double together = share.expertTokens();
        this.rows = together * mixture.perToken() * held / mixture.experts();
        this.distinct =
                sublayer.workload().routing().distinctHeld(mixture.experts(), mixture.perToken(), together, held);
        this.arriving = arriving(together, held, share.expertRank());
        this.staysDivided =
                OwnTokens.areRouted(mixture, sublayer.isBesideAnother(), parallelism, emission.dividesStream());
        // Ranks that hold the same tokens sum up what their experts make, unless each has a part of them alone.
        this.dispatches = parallelism.expertHolders() > 1 || staysDivided;
    }

    private double arriving(double together, int held, long rank) {
        return switch (sublayer.workload().routing()) {
            case UNIFORM -> {
                ExpertChance chance = new ExpertChance(
                        mixture.experts(), mixture.perToken(), mixture.groups(), mixture.groupsTaken());
                long first = Split.before(mixture.experts(), parallelism.expert(), rank);
                yield together * chance.ofOne(first, first + held);
            }
            case WORST -> Math.min(together, rows);
            case BEST -> {
                long most = Packings.nodes(mixture.experts(), parallelism.expert());
                yield together * Packings.nodes(mixture.perToken(), most) / parallelism.expert();
            }
        };
    }

    void emit() {
        sublayer.inputNorm("router", !staysDivided);
        emitRouter();
        if (dispatches) {
            emitDispatch();
        }
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
        long routed = staysDivided ? sublayer.share().streamTokens() : tokens;
        List<Access> router = new ArrayList<>(
                List.of(emission.act("input", routed, width), emission.matrix(n, width, WeightKind.OTHER)));
        router.addAll(sublayer.foldedInputNorm());
        sublayer.bias(router, mixture.routerBias(), n);
        if (emission.folds()) {
            sublayer.bias(router, mixture.correctionBias(), n);
        }
        router.add(emission.act("scores", routed, n));
        otherGemm("router", routed, n, router);
        Access scores = emission.act("scores", routed, n);
        List<Access> routing = new ArrayList<>(List.of(scores));
        sublayer.bias(routing, mixture.correctionBias(), n);
        routing.add(expertWeights());
        Work scoring = mixture.scoring() == MixtureOfExperts.Scoring.SOFTMAX ? Work.SOFTMAX : Work.SIGMOID;
        sublayer.elementwise("routing", "router", scoring, routed * (double) n, routing);
    }

    private void otherGemm(String name, long m, long n, List<Access> accesses) {
        NumberFormat arithmetic = emission.multiplied(WeightKind.OTHER);
        emission.add(new Gemm(sublayer.site(name, Group.FFN), m, n, width, arithmetic, accesses));
    }

    /**
     * Rows to their experts: tensor ranks that hold the same tokens send a part of them each, and none to each other; those
     * that have tokens of their own send to each other too.
     */
    private void emitDispatch() {
        TensorFormat format = emission.precision().dispatched();
        ExpertRows sent = rows(staysDivided ? 1 : parallelism.expertTensorRanks(), format);
        emitRows(
                "dispatch",
                Collective.Kind.DISPATCH,
                sent,
                List.of(
                        emission.act("rows sent", sentTokens(), width),
                        Access.activation("rows received", arriving * ofOthers(sent), width, format)));
    }

    /**
     * Rows back to their tokens' devices. Ranks with the same tokens sum up their own rows later where all sum up anyway.
     *
     * @param back what comes back
     * @param arrived rows of a token that its device sums up, its own among them
     */
    private void emitReturn(ExpertRows back, double arrived) {
        double made = emission.folds() ? arriving : rows;
        double received = Math.max(0, arrived - back.spread().own());
        emitRows(
                "collect",
                Collective.Kind.RETURN,
                back,
                List.of(
                        Access.activation("rows sent", made * ofOthers(back), width, returned()),
                        Access.activation("rows received", sentTokens() * received, width, returned())));
    }

    /**
     * Of the tokens with experts on the device, the part that other devices hold: under even routing as large as the part of
     * all tokens that they hold, else as many rows as the device sends.
     */
    private double ofOthers(ExpertRows exchanged) {
        return exchanged.routing() == Routing.UNIFORM
                ? 1 - exchanged.holders() / (double) exchanged.ranks()
                : Math.min(1, sentTokens() * exchanged.spread().sent() / arriving);
    }

    private void emitRows(String name, Collective.Kind kind, ExpertRows exchanged, List<Access> accesses) {
        emission.add(Collective.ofRows(
                experts.site(name, Group.COLLECTIVE),
                kind,
                new RankGroup(parallelism.expert(), parallelism.expertSlices()),
                emission.activations().arithmetic(),
                accesses,
                exchanged));
    }

    private ExpertRows rows(long holders, TensorFormat format) {
        return new ExpertRows(
                mixture.experts(),
                mixture.perToken(),
                mixture.groups(),
                mixture.groupsTaken(),
                sublayer.workload().routing(),
                parallelism.expert(),
                holders,
                sentTokens(),
                format.bytes(1, width));
    }

    /** Tokens that the device sends, and whose outputs it gets back. */
    private double sentTokens() {
        return tokens / (double) parallelism.expertTensorRanks();
    }

    /** Ranks among which rows need not come back to one: where tensor ranks sum up what they have afterwards. */
    private long returnHolders() {
        return sumsLater() ? parallelism.expertTensorRanks() : 1;
    }

    /** Whether tensor ranks sum up what they have, after rows are back. */
    private boolean sumsLater() {
        return !gathersSums() || (emission.dividesStream() && !staysDivided);
    }

    private TensorFormat returned() {
        return emission.precision().returned(mixture);
    }

    /** The products that lead into the experts. Where they gather their rows themselves, each token is read once. */
    private String emitFirst() {
        double gathered = emission.folds() ? arriving : rows;
        boolean gated = expert instanceof GatedFeedForward;
        boolean oneProduct = expert instanceof GatedFeedForward both && (emission.folds() || both.fusedGateUp());
        if (oneProduct) {
            List<Access> both = operands(arrived(gathered), width, 2 * inner);
            bias(both, 2 * inner);
            both.add(emission.act("output", rows, emission.folds() ? inner : 2 * inner));
            if (emission.folds() && emission.trains()) {
                both.add(emission.act("kept gate and up", rows, 2 * inner));
            }
            experts.gemm("gate_up", Group.FFN, rows, 2 * inner, width, both);
            return "gate_up";
        }
        for (String name : gated ? List.of("gate", "up") : List.of("up")) {
            List<Access> one = operands(arrived(gathered), width, inner);
            bias(one, inner);
            one.add(emission.act("output", rows, inner));
            if (emission.folds() && emission.trains() && expert.activation() != Activation.RELU) {
                one.add(emission.act("kept input of the activation", rows, inner));
            }
            experts.gemm(name, Group.FFN, rows, inner, width, one);
        }
        return gated ? "gate" : "up";
    }

    private void emitActivation(String host) {
        double elements = rows * inner;
        Access in = emission.act("input", rows, inner);
        Access out = emission.act("output", rows, inner);
        experts.elementwise("activation", host, Work.of(expert.activation()), elements, List.of(in, out));
        if (expert instanceof GatedFeedForward) {
            experts.elementwise(
                    "gating", host, Work.GATE, elements, List.of(out, emission.act("up", rows, inner), out));
        }
    }

    private void emitDown() {
        List<Access> down = operands(emission.act("input", rows, inner), inner, width);
        bias(down, width);
        boolean last = mixture.shared().isEmpty();
        if (dispatches) {
            if (emission.folds()) {
                down.add(emission.act("weights of experts", rows, 1));
            }
            down.add(Access.activation("output", emission.folds() ? arriving : rows, width, returned()));
            experts.gemm("down", Group.FFN, rows, width, inner, down);
            ExpertRows back = rows(returnHolders(), returned());
            double arrived = back.spread().fewestArriving();
            emitReturn(back, arrived);
            emitCombineAfterExchange(arrived, last);
        } else {
            if (emission.folds()) {
                down.add(expertWeights());
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
                    rows * width,
                    List.of(emission.act("outputs", rows, width), expertWeights(), emission.act("sum", tokens, width)));
        }
        if (last) {
            closing(dispatches ? "experts.combine" : "experts.down");
        }
    }

    /**
     * The outputs have come back from other devices: their sum is an operator of its own, which reads what has arrived. Its
     * operations are those of all the sums of the device's tokens; other devices do as many of them as it does of theirs.
     */
    private void emitCombineAfterExchange(double arrived, boolean last) {
        double summed = sentTokens() * mixture.perToken() * width;
        List<Access> combine = new ArrayList<>();
        combine.add(Access.activation("outputs", sentTokens() * arrived, width, returned()));
        if (!emission.folds()) {
            combine.add(expertWeights());
        }
        if (last && emission.folds()) {
            experts.addClosing(combine);
        } else {
            combine.add(emission.act("sum of experts", tokens, width));
        }
        emission.elementwise(
                experts.site("combine", Group.ELEMENTWISE), Optional.empty(), Work.EXPERT_SUM, summed, combine);
    }

    private void emitShared(TokenFeedForward whole) {
        Sublayer shared = sublayer.inner("shared", WeightKind.FEED_FORWARD);
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
                "sum",
                "down",
                Work.RESIDUAL,
                tokens * (double) width,
                List.of(branch, emission.act("sum of experts", tokens, width), branch));
        closing("shared.down");
    }

    /**
     * Tensor ranks sum up their slices; where whole experts went to tensor ranks and came back to them, and nothing beside
     * them is sliced, each has its tokens' sums and wants those of the others. On the way back each has the gradients of its
     * own tokens' inputs and wants the others', while the sums' gradients are whole on every rank. Where the stream is
     * divided along the sequence, a rank's own tokens are all that it wants, either way.
     */
    private void closing(String last) {
        if (sumsLater()) {
            sublayer.emitExchange(Collective.Kind.ALL_REDUCE);
        } else if (!staysDivided) {
            sublayer.emitExchange(Collective.Kind.ALL_GATHER, Collective.Way.FORWARD);
            sublayer.emitInputGradientGather();
        }
        sublayer.emitClosing(last);
    }

    private boolean gathersSums() {
        return dispatches
                && parallelism.expertSlices() < parallelism.tensor()
                && mixture.shared().isEmpty()
                && !sublayer.isBesideAnother();
    }

    private void emitSharedGate(Sublayer shared) {
        Access gate = emission.act("gate", tokens, 1);
        otherGemm(
                "shared.router",
                tokens,
                1,
                new ArrayList<>(List.of(
                        emission.act("input", tokens, width), emission.matrix(1, width, WeightKind.OTHER), gate)));
        shared.elementwise("sigmoid", "router", Work.SIGMOID, tokens, List.of(gate, gate));
        Access branch = emission.act("branch", tokens, width);
        shared.elementwise("scale", "down", Work.GATE, tokens * (double) width, List.of(branch, gate, branch));
    }

    private Access expertWeights() {
        return emission.act("weights of experts", tokens, mixture.perToken());
    }

    /** Rows as they have come to the device. */
    private Access arrived(double inputRows) {
        return dispatches
                ? Access.activation(
                        BothLayouts.INPUT,
                        inputRows,
                        width,
                        emission.precision().dispatched())
                : emission.act(emission.folds() ? "tokens of the stream" : BothLayouts.INPUT, inputRows, width);
    }

    /** Rows of input and the matrices of the experts that are read. */
    private List<Access> operands(Access input, long k, long n) {
        return new ArrayList<>(
                List.of(input, emission.weight("weights of distinct experts", distinct * n, k, experts.weights())));
    }

    private void bias(List<Access> accesses, long elements) {
        if (expert.bias()) {
            accesses.add(emission.vector("biases of distinct experts", distinct * elements));
        }
    }
}
