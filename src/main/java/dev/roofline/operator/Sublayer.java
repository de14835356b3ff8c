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
    /** What a product that a norm is folded into reads of it. */
    static final String NORM_PARAMETERS = "norm parameters";
    /** What the product that closes a branch reads of the stream. */
    static final String RESIDUAL = "residual";

    private final Stack stack;
    private final LayerGroup group;
    private final DeviceShard share;
    private final Emission emission;
    private final String prefix;
    private final boolean normsInput;
    private final WeightKind weights;
    private final int width;
    private final long tokens;
    private final long streamTokens;

    /**
     * A branch.
     *
     * @param part what stands between stack and operator in its operators' names
     * @param normsInput whether it has a norm of its own on its input
     * @param weights what its matrices are
     */
    Sublayer(
            Stack stack,
            LayerGroup group,
            DeviceShard share,
            Emission emission,
            String part,
            boolean normsInput,
            WeightKind weights) {
        this.stack = stack;
        this.group = group;
        this.share = share;
        this.emission = emission;
        this.prefix = stack.name() + "." + part + ".";
        this.normsInput = normsInput;
        this.weights = weights;
        this.width = stack.width();
        this.tokens = share.tokens();
        this.streamTokens = share.streamTokens();
    }

    /** A part of the same branch, such as its experts, whose matrices are of another kind. */
    Sublayer inner(String part, WeightKind kind) {
        String whole = prefix.substring(stack.name().length() + 1) + part;
        return new Sublayer(stack, group, share, emission, whole, normsInput, kind);
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

    String id(String name) {
        return prefix + name;
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
        return new Site(id(name), kind, Optional.of(layers()), layers().count(), Optional.empty());
    }

    void gemm(String name, Group kind, double m, long n, long k, List<Access> accesses) {
        emission.add(new Gemm(site(name, kind), m, n, k, emission.multiplied(weights), accesses));
    }

    /** Work with a host in the same branch. */
    void elementwise(String name, String host, Work work, double elements, List<Access> accesses) {
        emission.elementwise(site(name, Group.ELEMENTWISE), Optional.of(id(host)), work, elements, accesses);
    }

    /** The norm on the branch's input, where it has one. */
    void inputNorm(String host) {
        inputNorm(host, true);
    }

    /** @param gathers whether the branch wants all tokens where tensor ranks divide the stream */
    void inputNorm(String host, boolean gathers) {
        if (normsInput) {
            norm("norm", host);
        }
        if (emission.dividesStream() && !isSecondOfTwo() && gathers) {
            emission.tensorCollective(
                    site(name(Collective.Kind.ALL_GATHER), Group.COLLECTIVE),
                    Collective.Kind.ALL_GATHER,
                    tokens,
                    width);
        }
    }

    /** Whether it stands beside another branch, after it. */
    private boolean isSecondOfTwo() {
        return group.placement().isParallel() && prefix.endsWith(".ffn.");
    }

    /** Input and matrix of a product m x n x k, to which its other tensors are added. */
    List<Access> operands(double m, double k, double n) {
        return new ArrayList<>(List.of(emission.act("input", m, k), emission.matrix(n, k, weights)));
    }

    /** Parameters of the input norm, where it is folded into the product that reads them. */
    List<Access> foldedInputNorm() {
        return emission.folds() && normsInput ? List.of(normParameters()) : List.of();
    }

    void bias(List<Access> accesses, boolean present, long elements) {
        if (present) {
            accesses.add(emission.vector("bias", elements));
        }
    }

    /** The branch's last product, with the residual sum and the norms around it. */
    void closingGemm(String name, Group kind, long inner, List<Access> accesses) {
        closingGemm(name, kind, inner, accesses, Collective.Way.BOTH);
    }

    /** @param way whether the gradient of the branch's input is exchanged too, at the width of the stream */
    void closingGemm(String name, Group kind, long inner, List<Access> accesses, Collective.Way way) {
        addClosing(accesses);
        gemm(name, kind, tokens, width, inner, accesses);
        emitExchange(Collective.Kind.ALL_REDUCE, way);
        emitClosing(name);
    }

    /** What tensor ranks do with the branch's output; where two branches are summed up at once, after the second. */
    void emitExchange(Collective.Kind kind) {
        emitExchange(kind, Collective.Way.BOTH);
    }

    /** Whether it is summed up at once with a branch beside it. */
    boolean isBesideAnother() {
        return group.placement().isParallel();
    }

    /** Gradients of the branch's input that tensor ranks have of their own tokens alone come together on the way back. */
    void emitInputGradientGather() {
        emission.tensorCollective(
                site("input_gradient_all_gather", Group.COLLECTIVE),
                Collective.Kind.ALL_GATHER,
                Collective.Way.BACKWARD,
                tokens,
                width);
    }

    void emitExchange(Collective.Kind kind, Collective.Way way) {
        boolean first = group.placement().isParallel() && !prefix.endsWith(".ffn.");
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

    /** What the branch's last operator moves beside its operands: norms and stream where they are folded, and its output. */
    void addClosing(List<Access> accesses) {
        if (emission.folds()) {
            if (group.placement().normsOutput()) {
                accesses.add(normParameters());
            }
            if (group.placement().normsSum()) {
                accesses.add(normParameters());
            }
            accesses.add(emission.act(RESIDUAL, streamTokens, width));
        }
        accesses.add(emission.act("output", tokens, width));
    }

    /** The rows after the branch's last operator, which hosts them where they are folded. */
    void emitClosing(String last) {
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

    private void norm(String name, String host) {
        elementwise(
                name,
                host,
                Work.of(group.norm()),
                streamTokens * (double) width,
                List.of(
                        emission.act("input", streamTokens, width),
                        normParameters(),
                        emission.act("output", streamTokens, width)));
    }

    private Access normParameters() {
        return emission.vector(NORM_PARAMETERS, (double) group.norm().parametersPerChannel() * width);
    }
}
