package dev.roofline.operator;

import dev.roofline.workload.Fusion;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The backward pass of a list of operators, worked out from each of them: a product has two, for the gradients of its input
 * and of its matrix (arXiv 2104.04473, appendix); a kernel of attention makes its scores once more (FlashAttention-2, arXiv
 * 2307.08691, algorithm 2); other work takes twice the operations; an exchange has its counterpart. Kept inputs are read
 * again, and so is, where work is fused with a product, what its gradient needs.
 */
final class Backward implements Operator.Visitor {
    private static final String RECOMPUTE = ".recompute";

    private final Precision precision;
    private final Training training;
    private final boolean compulsory;
    private final List<Operator> forward;
    private final GradientAccesses accesses;
    private final ForwardPass pass;
    private final List<Operator> operators = new ArrayList<>();

    private Backward(List<Operator> forward, Workload workload) {
        this.forward = forward;
        this.precision = workload.precision();
        this.training = workload.training().orElseThrow();
        this.compulsory = workload.fusion() == Fusion.IDEAL;
        this.accesses = new GradientAccesses(workload);
        this.pass = new ForwardPass(forward, accesses);
    }

    /** The backward pass of one micro-batch, each operator as often as it ran forward. */
    static List<Operator> of(List<Operator> forward, Workload workload) {
        return new Backward(forward, workload).operators();
    }

    private List<Operator> operators() {
        boolean recomputed = false;
        for (int i = forward.size() - 1; i >= 0; i--) {
            Operator operator = forward.get(i);
            if (operator.site().layers().isPresent() && !recomputed) {
                operators.addAll(SiteCopies.of(recomputed(), RECOMPUTE, 1));
                recomputed = true;
            }
            operator.accept(this);
        }
        return operators;
    }

    private List<Operator> recomputed() {
        return switch (training.recomputation()) {
            case FULL -> layers();
            case SELECTIVE -> pass.attentionCores();
            case NONE -> List.of();
        };
    }

    private List<Operator> layers() {
        List<Operator> again = new ArrayList<>();
        for (Operator operator : forward) {
            if (operator.site().layers().isPresent() && !Collective.isOfBackward(operator)) {
                again.add(operator);
            }
        }
        return again;
    }

    @Override
    public void visit(AttentionKernel kernel) {
        operators.add(new AttentionKernel(
                pass.gradient(kernel),
                kernel.shape(),
                compulsory ? AttentionKernel.Pass.BACKWARD_OF_KEPT : AttentionKernel.Pass.BACKWARD,
                kernel.arithmetic(),
                accesses.twice(kernel)));
    }

    @Override
    public void visit(AttentionProduct product) {
        operators.add(new AttentionProduct(
                pass.gradient(product),
                product.outputs(),
                product.shape(),
                AttentionProduct.DotProduct.BACKWARD,
                product.arithmetic(),
                accesses.twice(product)));
    }

    @Override
    public void visit(StateScan scan) {
        operators.add(new StateScan(
                pass.gradient(scan), scan.count().backward(), scan.engine(), scan.arithmetic(), accesses.twice(scan)));
    }

    @Override
    public void visit(Lookup lookup) {
        operators.add(new Lookup(pass.gradient(lookup), lookup.arithmetic(), accesses.scattered(lookup)));
    }

    @Override
    public void visit(Gemm product) {
        Access output = accesses.activation("output gradient", product.m(), product.n());
        List<Access> fused = pass.fusedReads(product);
        boolean raw = pass.readsRawInput(product);
        if (!raw) {
            List<Access> input = new ArrayList<>(List.of(output));
            for (Access weight : GradientAccesses.of(Access.Kind.WEIGHT, product)) {
                if (weight.role() != Access.Role.BIAS) {
                    input.add(weight);
                }
            }
            input.add(accesses.activation("input gradient", product.m(), product.k()));
            input.addAll(fused);
            operators.add(product.with(pass.gradient(product), input));
        }
        List<Access> weight = new ArrayList<>(List.of(accesses.activation("input", product.m(), product.k()), output));
        if (BothLayouts.areMadeOf(precision.activations(), product)) {
            weight.add(accesses.activation("output gradient, written along columns", product.m(), product.n()));
        }
        weight.addAll(accesses.gradients(product));
        if (raw) {
            weight.addAll(fused);
        }
        operators.add(product.with(pass.weightGradient(product), weight));
    }

    /** The gradient of fused work is worked out in what makes the gradient of its anchor's input. */
    @Override
    public void visit(Elementwise work) {
        Site own = work.site();
        List<Access> moved = new ArrayList<>(work.accesses());
        if (!own.isFused()) {
            Dimension read = work.elements().times(work.work().readBackward(false));
            if (read.value() > 0) {
                moved.add(accesses.activation("for the gradient", Dimension.Constant.ONE, read));
            }
            moved.addAll(accesses.gradients(work));
        }
        Site site = own.isFused()
                ? own.suffixed(ForwardPass.BACKWARD)
                        .fusedWith(Optional.of(pass.gradientOf(own.anchor().get())))
                : pass.gradient(work);
        operators.add(new Elementwise(site, work.work(), true, work.elements(), work.arithmetic(), moved));
    }

    /** What was gathered is not kept: it is gathered again, and its gradients go back to where their parts belong. */
    @Override
    public void visit(Collective exchange) {
        Site back = pass.gradient(exchange);
        Collective.Kind kind = exchange.kind();
        switch (exchange.way()) {
            case FORWARD -> {}
            case BACKWARD -> operators.add(exchange.withSite(back));
            case BOTH -> {
                if (kind == Collective.Kind.HALO || kind == Collective.Kind.ALL_GATHER) {
                    operators.add(exchange.withSite(exchange.site().suffixed(RECOMPUTE)));
                }
                operators.add(counterpart(exchange, back));
            }
        }
    }

    private static Operator counterpart(Collective exchange, Site site) {
        if (exchange.kind().counterpart() == exchange.kind() && exchange.kind() != Collective.Kind.HALO) {
            return exchange.withSite(site);
        }
        List<Access> swapped = new ArrayList<>();
        for (Access access : exchange.accesses()) {
            swapped.add(0, access.returned());
        }
        return exchange.as(exchange.kind().counterpart(), site, swapped);
    }
}
