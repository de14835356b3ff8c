package dev.roofline.operator;

import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * The second tensor that quantising makes of a product's input for the backward pass. The forward product sums over the rows of its
 * input, the gradient of its matrix over the columns: where scales stand along what is summed over, the input is written along
 * rows, to be read at once, and along columns, to be kept (Transformer Engine: rowwise and columnwise tensors of MXFP8 and
 * NVFP4; DeepSeek-V3, arXiv 2412.19437, section 3.5.2: tiles of 1 x 128 and of 128 x 1).
 */
final class BothLayouts extends OtherOperators {
    private final TensorFormat activations;
    private final List<Operator> operators;
    private final List<Gemm> written = new ArrayList<>();

    private BothLayouts(TensorFormat activations, int size) {
        this.activations = activations;
        this.operators = new ArrayList<>(size);
    }

    /** Whether a product's operands are such tensors: it multiplies what has scales, and not what is expanded before. */
    static boolean areMadeOf(TensorFormat activations, Gemm product) {
        return activations.isDirected() && product.arithmetic().bits() <= 8;
    }

    /** Operators of a forward pass, of which products write their inputs a second time; several of one input write it once. */
    static List<Operator> of(List<Operator> forward, TensorFormat activations) {
        if (!activations.isDirected()) {
            return forward;
        }
        BothLayouts layouts = new BothLayouts(activations, forward.size());
        for (Operator operator : forward) {
            operator.accept(layouts);
        }
        return layouts.operators;
    }

    @Override
    public void visit(Gemm product) {
        if (areMadeOf(activations, product)) {
            boolean once = isMadeAgain(product) || isWritten(product);
            operators.add(once ? product : writing(product));
            written.add(product);
        } else {
            visitOther(product);
        }
    }

    @Override
    public void visit(Elementwise work) {
        visitOther(work);
        if (work.work() == Work.RESIDUAL) {
            // The branch ends: the next has another input.
            written.clear();
        }
    }

    @Override
    void visitOther(Operator operator) {
        operators.add(operator);
        if (operator.isProduct()) {
            // What attention makes is another input.
            written.clear();
        }
    }

    /** Whether its input is made again from the stream, which is kept: a norm that is fused with it, or its tokens. */
    private static boolean isMadeAgain(Gemm product) {
        boolean norms = false;
        boolean closes = false;
        boolean ownInput = false;
        for (Access access : product.accesses()) {
            ownInput |= access.role() == Access.Role.INPUT;
            norms |= access.role() == Access.Role.NORM;
            closes |= access.role() == Access.Role.RESIDUAL;
        }
        // Norms of the product that closes a branch are on its output.
        return !ownInput || (norms && !closes);
    }

    private Gemm writing(Gemm product) {
        List<Access> accesses = new ArrayList<>(product.accesses());
        accesses.add(Access.activation("input, kept along columns", product.m(), product.k(), activations));
        return product.with(product.site(), accesses);
    }

    /**
     * Whether a product before it in the same branch has the same input. Products of one input have the very objects that its
     * sides are; inputs that different operators made may be as long as each other, at some degrees and not at others. Rows
     * of routed experts are others than the stream's.
     */
    private boolean isWritten(Gemm product) {
        for (Gemm other : written) {
            boolean beside = product.site().layers().isPresent()
                    && other.site().layers().equals(product.site().layers());
            if (beside && other.m() == product.m() && other.k() == product.k()) {
                return true;
            }
        }
        return false;
    }
}
