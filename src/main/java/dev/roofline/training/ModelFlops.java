package dev.roofline.training;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.MultiTokenPrediction;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;

/**
 * Operations of a training step that the model asks for, whatever is computed again: products, attention and scans of the
 * forward pass and two products for each of them backward (Narayanan et al., arXiv 2104.04473, appendix; PaLM, arXiv
 * 2204.02311, appendix B). Logits are computed at all positions.
 *
 * @param layers of the layers, forward
 * @param ends of embedding and head, forward: these are not computed again
 */
public record ModelFlops(double layers, double ends) {
    /** How attention of a causal model is counted. */
    public enum AttentionCount {
        /** The pairs that the mask lets through. */
        VISIBLE,
        /** All pairs of queries and keys. */
        FULL
    }

    /** Passes of a step: forward, and backward two products for each. */
    private static final int PASSES = 3;

    /** Of a step over sequences of a length, without modules for multi-token prediction. */
    public static ModelFlops of(ModelSpec model, long globalBatch, long length, AttentionCount attention) {
        boolean encodes = model.isEncoderOnly();
        // What is counted does not hang on the format.
        Workload forward = new Workload(
                        new PassShape(encodes ? Phase.ENCODE : Phase.PREFILL, globalBatch, length, 0)
                                .withEncoderTokens(model.isEncoderDecoder() ? length : 0),
                        new Numerics(
                                Precision.uniform(TensorFormat.parse("bf16").orElseThrow()),
                                attention == AttentionCount.FULL ? Fusion.NONE : Fusion.FLASH),
                        Counting.STANDARD,
                        Logits.ALL)
                .withLatentForm(LatentForm.NAIVE);
        double layers = 0;
        double ends = 0;
        for (Operator operator : OperatorList.of(model, forward)) {
            double flops = operator.isProduct() ? operator.site().count() * operator.flops() : 0;
            if (operator.site().layers().isPresent()) {
                layers += flops;
            } else {
                ends += flops;
            }
        }
        return new ModelFlops(layers, ends);
    }

    /** The same with the modules that guess further tokens: each a product of 2d x d, a layer and the head. */
    public static ModelFlops withPrediction(ModelSpec model, long globalBatch, long length, AttentionCount attention) {
        ModelFlops own = of(model, globalBatch, length, attention);
        if (model.multiTokenPrediction().isEmpty()) {
            return own;
        }
        MultiTokenPrediction prediction = model.multiTokenPrediction().get();
        ModelFlops module = of(prediction.module(model), globalBatch, length, attention);
        return new ModelFlops(
                own.layers + prediction.modules() * module.layers, own.ends + prediction.modules() * module.ends);
    }

    /** Of a step: what MFU counts. */
    public double step() {
        return PASSES * (layers + ends);
    }

    /** Of a step that computes every layer's forward pass again: what HFU counts then. */
    public double stepRecomputing() {
        return (PASSES + 1) * layers + PASSES * ends;
    }
}
