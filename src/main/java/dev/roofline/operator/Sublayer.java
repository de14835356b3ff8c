package dev.roofline.operator;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.Layers;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.WeightKind;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One residual branch of a layer: names its operators and places its norms and its residual sum.
 *
 * @param layers of the stack, with what emits them
 * @param prefix of its operators' names
 * @param feedForward whether it is the layer's feed-forward, else its mixer
 * @param weights the kind of its matrices
 */
record Sublayer(LayerOperators layers, LayerGroup group, String prefix, boolean feedForward, WeightKind weights) {
    /**
     * The branch of a mixer.
     *
     * @param part what stands between stack and operator in its operators' names
     */
    static Sublayer ofMixer(LayerOperators layers, LayerGroup group, String part) {
        String prefix = layers.stack().name() + "." + part + ".";
        return new Sublayer(layers, group, prefix, false, WeightKind.ATTENTION);
    }

    static Sublayer ofFeedForward(LayerOperators layers, LayerGroup group) {
        return new Sublayer(layers, group, layers.stack().name() + ".ffn.", true, WeightKind.FEED_FORWARD);
    }

    /** A part of the same branch, such as its experts, whose matrices are of another kind. */
    Sublayer inner(String part, WeightKind kind) {
        return new Sublayer(layers, group, prefix + part + ".", feedForward, kind);
    }

    Stack stack() {
        return layers.stack();
    }

    DeviceShard share() {
        return layers.share();
    }

    /** The work of the device's replica: its sequences, whole. */
    Workload workload() {
        return share().replica();
    }

    Emission emission() {
        return layers.emission();
    }

    /** The kind of norm that the layer's own norms are of. */
    Norm norm() {
        return group.norm();
    }

    Dimension width() {
        return layers.stream().width();
    }

    Dimension tokens() {
        return layers.stream().tokens();
    }

    /** Tokens whose residual stream the device has. */
    Dimension own() {
        return layers.stream().own();
    }

    Site site(String name, Group kind) {
        Layers those = group.layers();
        return new Site(prefix + name, kind, Optional.of(those), those.count());
    }

    /** The same of a product between the branch's input and its output. */
    Site projection(String name) {
        return site(name, Group.PROJECTION);
    }

    void add(Operator operator) {
        emission().add(operator);
    }

    /** A product with a matrix of the branch's kind. */
    void gemm(Site site, Dimension m, Dimension n, Dimension k, List<Access> accesses) {
        Operator product = new Gemm(site, m, n, k, emission().multiplied(weights), accesses);
        emission().add(product);
        markRouted(product);
    }

    /** Rows of routed experts come from all devices of a group, whatever tokens the device has itself. */
    private void markRouted(Operator operator) {
        if (weights == WeightKind.EXPERTS) {
            emission().routed().add(operator);
        }
    }

    /** Work that is fused with an operator of the same branch. */
    void elementwise(String name, Site anchor, Work work, Dimension elements, List<Access> accesses) {
        elementwise(name, Optional.of(anchor), work, elements, accesses);
    }

    /** Work that may have nothing to be fused with. */
    void elementwise(String name, Optional<Site> anchor, Work work, Dimension elements, List<Access> accesses) {
        markRouted(emission().elementwise(site(name, Group.ELEMENTWISE), anchor, work, elements, accesses));
    }

    /** The norm on the branch's input, where it has one. */
    void inputNorm(Site anchor) {
        inputNorm(anchor, true);
    }

    /** @param gathers whether the branch wants all tokens where tensor ranks divide the stream */
    void inputNorm(Site anchor, boolean gathers) {
        if (normsInput()) {
            norm("norm", anchor);
        }
        boolean second = isBesideAnother() && feedForward;
        if (emission().dividesStream() && !second && gathers) {
            emitOverTensorRanks("", Collective.Kind.ALL_GATHER, Collective.Way.BOTH, width());
        }
    }

    /** Whether it has a norm of its own on its input. */
    private boolean normsInput() {
        return feedForward
                ? group.placement().normsFeedForwardInput()
                : group.placement().normsMixerInput();
    }

    /** Input and matrix of a product m x n x k, to which its other tensors are added. */
    List<Access> operands(Dimension m, Dimension k, Dimension n) {
        return new ArrayList<>(List.of(emission().input(m, k), emission().matrix(n, k, weights)));
    }

    /**
     * A product of all tokens with a matrix of n rows of k.
     *
     * @param fused what it reads of work that is fused with it
     */
    void product(Site site, Dimension n, Dimension k, List<Access> fused, boolean bias, Access output) {
        List<Access> moved = operands(tokens(), k, n);
        moved.addAll(fused);
        bias(moved, bias, n);
        moved.add(output);
        gemm(site, tokens(), n, k, moved);
    }

    /** Parameters of the input norm, where it is fused with the product that reads them. */
    List<Access> fusedInputNorm() {
        return emission().fuses() && normsInput() ? List.of(normParameters()) : List.of();
    }

    void bias(List<Access> accesses, boolean present, Dimension elements) {
        if (present) {
            accesses.add(emission().bias(elements));
        }
    }

    /** The branch's last product, with the residual sum and the norms around it. */
    void closingGemm(Site site, Dimension inner, List<Access> accesses) {
        closingGemm(site, inner, accesses, Collective.Way.BOTH);
    }

    /** @param way whether the gradient of the branch's input is exchanged too, at the width of the stream */
    void closingGemm(Site site, Dimension inner, List<Access> accesses, Collective.Way way) {
        addClosing(accesses);
        gemm(site, tokens(), width(), inner, accesses);
        emitExchange(Collective.Kind.ALL_REDUCE, way);
        emitClosing(site);
    }

    /** Whether it is summed up at once with a branch beside it. */
    boolean isBesideAnother() {
        return group.placement().isParallel();
    }

    /** What tensor ranks do with the branch's output; where two branches are summed up at once, after the second. */
    void emitExchange(Collective.Kind kind, Collective.Way way) {
        boolean first = isBesideAnother() && !feedForward;
        if (!first) {
            Collective.Kind own = emission().dividesStream() ? Collective.Kind.REDUCE_SCATTER : kind;
            emitOverTensorRanks("", own, way, width());
        }
    }

    /**
     * An exchange of rows of all tokens among tensor ranks.
     *
     * @param what stands before its name, where there are several of a kind
     */
    void emitOverTensorRanks(String what, Collective.Kind kind, Collective.Way way, Dimension columns) {
        if (emission().parallelism().tensor() > 1) {
            emission().tensorCollective(site(what + name(kind), Group.COLLECTIVE), kind, way, tokens(), columns);
        }
    }

    /** An exchange among context ranks; {@code what} stands before its name, where there are several of a kind. */
    void contextCollective(String what, Collective.Kind kind, List<Access> buffer) {
        emission()
                .collective(
                        site("context_" + what + name(kind), Group.COLLECTIVE),
                        kind,
                        emission().parallelism().context(),
                        emission().parallelism().tensor(),
                        Collective.Way.BOTH,
                        buffer);
    }

    private static String name(Collective.Kind kind) {
        return kind.label().replace('-', '_');
    }

    /** What the branch's last operator moves beside its operands: norms and stream where they are fused, and its output. */
    void addClosing(List<Access> accesses) {
        if (emission().fuses()) {
            if (group.placement().normsOutput()) {
                accesses.add(normParameters());
            }
            if (group.placement().normsSum()) {
                accesses.add(normParameters());
            }
            accesses.add(emission().act("residual", own(), width()).as(Access.Role.RESIDUAL));
        }
        accesses.add(emission().act("output", tokens(), width()));
    }

    /** The rows after the branch's last operator, which they are fused with where they can be. */
    void emitClosing(Site last) {
        if (group.placement().normsOutput()) {
            norm("output_norm", last);
        }
        List<Access> summed = List.of();
        if (!emission().fuses()) {
            Access stream = emission().act("stream", own(), width());
            summed = List.of(stream, stream.called("branch"), stream.called("sum"));
        }
        elementwise("residual", last, Work.RESIDUAL, layers.stream().channels(), summed);
        if (group.placement().normsSum()) {
            norm("norm", last);
        }
    }

    private void norm(String name, Site anchor) {
        List<Access> moved = List.of();
        if (!emission().fuses()) {
            Access input = emission().act("input", own(), width());
            moved = List.of(input, normParameters(), input.called("output"));
        }
        elementwise(name, anchor, Work.of(group.norm()), layers.stream().channels(), moved);
    }

    private Access normParameters() {
        return emission().normParameters(width().times(group.norm().parametersPerChannel()));
    }
}
