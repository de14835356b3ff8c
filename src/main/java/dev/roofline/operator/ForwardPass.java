package dev.roofline.operator;

import dev.roofline.model.Layers;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a backward pass has to know of the whole forward pass before it begins: where each operator's gradient is worked out,
 * what fused work reads there, and which operators make the scores of attention.
 */
final class ForwardPass extends OtherOperators {
    private static final String INPUT_GRADIENT = ".input_gradient";
    private static final String WEIGHT_GRADIENT = ".weight_gradient";
    static final String BACKWARD = ".backward";

    private final List<Operator> operators;
    private final GradientAccesses accesses;
    /** By an operator's site, that of the gradient with which what is fused with the operator is fused. */
    private final IdentityHashMap<Site, Site> gradients = new IdentityHashMap<>();
    /** By the site of an anchor, what the gradients of the work fused with it read. */
    private final IdentityHashMap<Site, List<Access>> fused = new IdentityHashMap<>();
    /** Unfused scores and values with what stands between them; a kernel makes its scores again by itself. */
    private final List<Operator> attentionCores = new ArrayList<>();

    private final List<Operator> between = new ArrayList<>();
    private Optional<Layers> open = Optional.empty();

    ForwardPass(List<Operator> operators, GradientAccesses accesses) {
        this.operators = operators;
        this.accesses = accesses;
        for (Operator operator : operators) {
            operator.accept(this);
        }
    }

    List<Operator> attentionCores() {
        return attentionCores;
    }

    /** Where the gradient of an operator is worked out: of a product that of its input, where it has one. */
    Site gradient(Operator operator) {
        return gradientOf(operator.site());
    }

    /** Where the gradient of what is fused with an operator is worked out. */
    Site gradientOf(Site anchor) {
        return Objects.requireNonNull(gradients.get(anchor));
    }

    /** Where the gradient of a product's matrix is worked out. */
    Site weightGradient(Gemm product) {
        return readsRawInput(product) ? gradient(product) : product.site().suffixed(WEIGHT_GRADIENT);
    }

    /** Raw input, such as pixels, has no gradient; what a later stage begins with has one, which goes back a stage. */
    boolean readsRawInput(Operator operator) {
        return operator == operators.get(0) && operator.site().layers().isEmpty();
    }

    /** What the gradients of the work fused with a product read. */
    List<Access> fusedReads(Gemm product) {
        return fused.getOrDefault(product.site(), List.of());
    }

    @Override
    public void visit(Gemm product) {
        place(product, readsRawInput(product) ? WEIGHT_GRADIENT : INPUT_GRADIENT);
        closeCore();
    }

    @Override
    void visitOther(Operator operator) {
        place(operator, BACKWARD);
        closeCore();
    }

    @Override
    public void visit(AttentionProduct product) {
        place(product, BACKWARD);
        boolean closes = open.isPresent() && open.equals(product.site().layers());
        if (closes) {
            attentionCores.addAll(between);
            between.clear();
            attentionCores.add(product);
        } else {
            between.clear();
            between.add(product);
            open = product.site().layers();
        }
    }

    @Override
    public void visit(Elementwise work) {
        Dimension read = work.elements().times(work.work().readBackward(true));
        if (work.site().isFused() && read.value() > 0) {
            Site anchor = work.site().anchor().get();
            List<Access> reads = fused.get(anchor);
            if (reads == null) {
                reads = new ArrayList<>();
                fused.put(anchor, reads);
            }
            reads.add(accesses.activation("for the gradient of " + work.site().id(), Dimension.Constant.ONE, read));
        }
        if (!work.site().isFused()) {
            place(work, BACKWARD);
        }
        if (open.isPresent()) {
            between.add(work);
        }
    }

    private void place(Operator operator, String suffix) {
        gradients.put(operator.site(), operator.site().suffixed(suffix));
    }

    private void closeCore() {
        between.clear();
        open = Optional.empty();
    }
}
