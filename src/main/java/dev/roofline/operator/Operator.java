package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Optional;

/** A piece of work with a shape. Its numbers are for one instance; {@link Site#count} says how many there are. */
public sealed interface Operator permits Operator.DeviceWork, Collective {
    /** Something that is done differently with each kind. */
    interface Visitor {
        void visit(Gemm product);

        void visit(AttentionProduct product);

        void visit(AttentionKernel kernel);

        void visit(StateScan scan);

        void visit(Elementwise work);

        void visit(Lookup lookup);

        void visit(Collective exchange);
    }

    /** What a device does by itself. */
    sealed interface DeviceWork extends Operator permits Product, VectorWork {
        @Override
        default Optional<Collective> exchange() {
            return Optional.empty();
        }
    }

    /** What MFU counts: products, attention and scans (PaLM, arXiv 2204.02311). */
    sealed interface Product extends DeviceWork permits MatrixProduct, AttentionKernel, StateScan {
        @Override
        default boolean isProduct() {
            return true;
        }

        @Override
        default boolean isDispensable() {
            return false;
        }
    }

    /** Products of two matrices, each as the model has it. */
    sealed interface MatrixProduct extends Product permits Gemm, AttentionProduct {
        @Override
        default Engine engine() {
            return Engine.MATRIX;
        }

        @Override
        default double flopsAsked() {
            return flops();
        }
    }

    /** What a device's vector units do. */
    sealed interface VectorWork extends DeviceWork permits Elementwise, Lookup {
        @Override
        default Engine engine() {
            return Engine.VECTOR;
        }

        @Override
        default double flopsAsked() {
            return flops();
        }

        @Override
        default boolean isProduct() {
            return false;
        }
    }

    /** Calls what a visitor does with this kind. */
    void accept(Visitor visitor);

    Site site();

    /** Operations of one instance, a multiply-add being two. */
    double flops();

    /** The tensors that one instance reads and writes, each once. */
    List<Access> accesses();

    /** The same operator with other traffic, such as without what a fused implementation keeps on the chip. */
    default Operator withAccesses(List<Access> moved) {
        return with(site(), moved);
    }

    /** The same work standing elsewhere, or done more often. */
    default Operator withSite(Site where) {
        return with(where, accesses());
    }

    /** The same operator standing elsewhere, with other traffic. */
    Operator with(Site where, List<Access> moved);

    Engine engine();

    /** The format it computes in: of products {@link dev.roofline.workload.Precision#multiplied}, else the activations'. */
    NumberFormat arithmetic();

    Formula flopsFormula();

    /** What the letters of its formulas stand for. */
    List<Symbol> symbols();

    /** Those that the model asks for: without what an implementation computes again to save memory. */
    double flopsAsked();

    /** Whether MFU counts it, which leaves out element-wise work. */
    boolean isProduct();

    /** Whether an implementation can leave it out of what it moves and waits for: it is done beside something else. */
    boolean isDispensable();

    /** The exchange among devices that it is; empty where it is work of one device. */
    Optional<Collective> exchange();

    default Traffic traffic() {
        return Traffic.of(accesses());
    }
}
