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

/** One residual branch of a layer: names its operators and places its norms and its residual sum. */
final class Sublayer {
    private final Stack stack;
    private final LayerGroup group;
    private final DeviceShard share;
    private final Emission emission;
    private final String prefix;
    private final boolean feedForward;
    private final WeightKind weights;
    private final int width;
    private final long tokens;
    private final long streamTokens;

    private Sublayer(
            Stack stack,
            LayerGroup group,
            DeviceShard share,
            Emission emission,
            String prefix,
            boolean feedForward,
            WeightKind weights) {
        this.stack = stack;
        this.group = group;
        this.share = share;
        this.emission = emission;
        this.prefix = prefix;
        this.feedForward = feedForward;
        this.weights = weights;
        this.width = stack.width();
        this.tokens = share.tokens();
        this.streamTokens = share.streamTokens();
    }

    /**
     * The branch of a mixer.
     *
     * @param part what stands between stack and operator in its operators' names
     */
    static Sublayer ofMixer(Stack stack, LayerGroup group, DeviceShard share, Emission emission, String part) {
        return new Sublayer(
                stack, group, share, emission, stack.name() + "." + part + ".", false, WeightKind.ATTENTION);
    }

    static Sublayer ofFeedForward(Stack stack, LayerGroup group, DeviceShard share, Emission emission) {
        return new Sublayer(stack, group, share, emission, stack.name() + ".ffn.", true, WeightKind.FEED_FORWARD);
    }

    /** A part of the same branch, such as its experts, whose matrices are of another kind. */
    Sublayer inner(String part, WeightKind kind) {
        return new Sublayer(stack, group, share, emission, prefix + part + ".", feedForward, kind);
    }

    Stack stack() {
        return stack;
    }

    DeviceShard share() {
        return share;
    }

    /** The work of the device's replica: its sequences, whole. */
    Workload workload() {
        return share.replica();
    }

    Emission emission() {
        return emission;
    }

    Layers layers() {
        return group.layers();
    }

    /** The kind of norm that the layer's own norms are of. */
    Norm norm() {
        return group.norm();
    }

    int width() {
        return width;
    }

    long tokens() {
        return tokens;
    }

    WeightKind weights() {
        return weights;
    }

    Site site(String name, Group kind) {
        return new Site(prefix + name, kind, Optional.of(layers()), layers().count());
    }

    /** The same of a product between the branch's input and its output. */
    Site projection(String name) {
        return site(name, Group.PROJECTION);
    }

    /** A product with a matrix of the branch's kind. */
    void gemm(Site site, double m, long n, long k, List<Access> accesses) {
        add(new Gemm(site, m, n, k, emission.multiplied(weights), accesses));
    }

    void add(Operator operator) {
        emission.add(operator);
        markRouted(operator);
    }

    /** Rows of routed experts come from all devices of a group, whatever tokens the device has itself. */
    private void markRouted(Operator operator) {
        if (weights == WeightKind.EXPERTS) {
            emission.markRouted(operator);
        }
    }

    /** Work that is fused with an operator of the same branch. */
    void elementwise(String name, Site anchor, Work work, double elements, List<Access> accesses) {
        elementwise(name, Optional.of(anchor), work, elements, accesses);
    }

    /** Work that may have nothing to be fused with. */
    void elementwise(String name, Optional<Site> anchor, Work work, double elements, List<Access> accesses) {
        markRouted(emission.elementwise(site(name, Group.ELEMENTWISE), anchor, work, elements, accesses));
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
        if (emission.dividesStream() && !isSecondOfTwo() && gathers) {
            emission.tensorCollective(
                    site(name(Collective.Kind.ALL_GATHER), Group.COLLECTIVE),
                    Collective.Kind.ALL_GATHER,
                    tokens,
                    width);
        }
    }

    /** Whether it has a norm of its own on its input. */
    private boolean normsInput() {
        return feedForward
                ? group.placement().normsFeedForwardInput()
                : group.placement().normsMixerInput();
    }

    /** Whether it stands beside another branch, after it. */
    private boolean isSecondOfTwo() {
        return isBesideAnother() && feedForward;
    }

    /** Input and matrix of a product m x n x k, to which its other tensors are added. */
    List<Access> operands(double m, double k, double n) {
        return new ArrayList<>(List.of(emission.input(m, k), emission.matrix(n, k, weights)));
    }

    /** Parameters of the input norm, where it is fused with the product that reads them. */
    List<Access> fusedInputNorm() {
        return emission.fuses() && normsInput() ? List.of(normParameters()) : List.of();
    }

    void bias(List<Access> accesses, boolean present, long elements) {
        if (present) {
            accesses.add(emission.bias(elements));
        }
    }

    /** The branch's last product, with the residual sum and the norms around it. */
    void closingGemm(Site site, long inner, List<Access> accesses) {
        closingGemm(site, inner, accesses, Collective.Way.BOTH);
    }

    /** @param way whether the gradient of the branch's input is exchanged too, at the width of the stream */
    void closingGemm(Site site, long inner, List<Access> accesses, Collective.Way way) {
        addClosing(accesses);
        gemm(site, tokens, width, inner, accesses);
        emitExchange(Collective.Kind.ALL_REDUCE, way);
        emitClosing(site);
    }

    /** What tensor ranks do with the branch's output; where two branches are summed up at once, after the second. */
    void emitExchange(Collective.Kind kind) {
        emitExchange(kind, Collective.Way.BOTH);
    }

    /** Whether it is summed up at once with a branch beside it. */
    boolean isBesideAnother() {
        return group.placement().isParallel();
    }

    /** Gradients of the branch's input that tensor ranks have of their own tokens alone come together in the backward pass. */
    void emitInputGradientGather() {
        emission.tensorCollective(
                site("input_gradient_all_gather", Group.COLLECTIVE),
                Collective.Kind.ALL_GATHER,
                Collective.Way.BACKWARD,
                tokens,
                width);
    }

    void emitExchange(Collective.Kind kind, Collective.Way way) {
        boolean first = isBesideAnother() && !feedForward;
        if (!first) {
            Collective.Kind own = emission.dividesStream() ? Collective.Kind.REDUCE_SCATTER : kind;
            emission.tensorCollective(site(name(own), Group.COLLECTIVE), own, way, tokens, width);
        }
    }

    /** An exchange among context ranks; {@code what} stands before its name, where there are several of a kind. */
    void contextCollective(String what, Collective.Kind kind, Access buffer) {
        emission.collective(
                site("context_" + what + name(kind), Group.COLLECTIVE),
                kind,
                emission.parallelism().context(),
                emission.parallelism().tensor(),
                buffer);
    }

    private static String name(Collective.Kind kind) {
        return kind.label().replace('-', '_');
    }

    /** What the branch's last operator moves beside its operands: norms and stream where they are fused, and its output. */
    void addClosing(List<Access> accesses) {
        if (emission.fuses()) {
            if (group.placement().normsOutput()) {
                accesses.add(normParameters());
            }
            if (group.placement().normsSum()) {
                accesses.add(normParameters());
            }
            accesses.add(emission.act("residual", streamTokens, width).as(Access.Role.RESIDUAL));
        }
        accesses.add(emission.act("output", tokens, width));
    }

    /** The rows after the branch's last operator, which they are fused with where they can be. */
    void emitClosing(Site last) {
        if (group.placement().normsOutput()) {
            norm("output_norm", last);
        }
        Access stream = emission.act("stream", streamTokens, width);
        elementwise(
                "residual",
                last,
                Work.RESIDUAL,
                streamTokens * (double) width,
                List.of(stream, emission.act("branch", streamTokens, width), emission.act("sum", streamTokens, width)));
        if (group.placement().normsSum()) {
            norm("norm", last);
        }
    }

    private void norm(String name, Site anchor) {
        elementwise(
                name,
                anchor,
                Work.of(group.norm()),
                streamTokens * (double) width,
                List.of(
                        emission.act("input", streamTokens, width),
                        normParameters(),
                        emission.act("output", streamTokens, width)));
    }

    private Access normParameters() {
        return emission.normParameters((double) group.norm().parametersPerChannel() * width);
    }
}
