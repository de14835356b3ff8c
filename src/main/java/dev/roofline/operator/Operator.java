package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;

/** A piece of work with a shape. Its numbers are for one instance; {@link Site#count} says how many there are. */
public sealed interface Operator
        permits Gemm, AttentionProduct, AttentionKernel, StateScan, Elementwise, Lookup, Collective {
    Site site();

    /** Operations of one instance, a multiply-add being two. */
    double flops();

    /** The tensors that one instance reads and writes, each once. */
    List<Access> accesses();

    /** The same operator with other traffic, such as without what a fused implementation keeps on the chip. */
    Operator withAccesses(List<Access> accesses);

    /** The same work standing elsewhere, or done more often. */
    Operator withSite(Site site);

    Engine engine();

    /** The format it computes in: of products {@link dev.roofline.workload.Precision#multiplied}, else the activations'. */
    NumberFormat arithmetic();

    Formula flopsFormula();

    /** Those that the model asks for: without what an implementation computes again to save memory. */
    default double flopsAsked() {
        return flops();
    }

    /** Whether MFU counts it: products, attention and scans, and not element-wise work (PaLM, arXiv 2204.02311). */
    default boolean isProduct() {
        return false;
    }

    default Formula bytesFormula() {
        return Formula.EVERY_TENSOR_ONCE;
    }

    default Traffic traffic() {
        return Traffic.of(accesses());
    }
}
