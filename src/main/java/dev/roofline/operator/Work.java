package dev.roofline.operator;

import dev.roofline.model.Activation;
import dev.roofline.model.Norm;
import dev.roofline.workload.Optimizer;

/**
 * Element-wise work and its FLOPs an element. A transcendental function counts 1; so does a division, a
 * maximum or a comparison.
 */
public enum Work {
    /** Maximum, subtract, exponential, sum, divide; the scale is the score product's factor. */
    SOFTMAX(5, "score", Source.TRANSFORMER),
    /** Divide, tanh, multiply. */
    SOFT_CAP(3, "score", Source.SOFT_CAP),
    /** Sum, subtract mean, square, sum, times inverse deviation, times weight, plus bias. */
    LAYER_NORM(7, "channel", Source.LAYER_NORM),
    /** Square, sum, times inverse root, times weight. */
    RMS_NORM(4, "channel", Source.RMS_NORM),
    /** x/sqrt 2, erf, plus 1, times x, times 1/2. */
    GELU_ERF(5, "channel", Source.GELU),
    /** x^3 in two products, times 0.044715, plus x, times sqrt(2/pi), tanh, plus 1, times x, times 1/2. */
    GELU_TANH(9, "channel", Source.GELU),
    /** Times 1.702, negate, exponential, plus 1, divide. */
    GELU_QUICK(5, "channel", Source.GELU),
    /** Negate, exponential, plus 1, divide. */
    SILU(4, "channel", Source.GATED),
    RELU(1, "channel", Source.CONVENTION),
    RELU_SQUARED(2, "channel", Source.SQUARED_RELU),
    GATE(1, "channel", Source.GATED),
    /** Negate, exponential, plus 1, divide: a gate of attention outputs, or the scores of a router. */
    SIGMOID(4, "channel", Source.CONVENTION),
    /** Times the router's weight, plus the other experts. */
    EXPERT_SUM(2, "channel of an expert's output", Source.MIXTURE),
    /** A multiply-add. */
    CONVOLUTION(2, "channel and tap", Source.CONVENTION),
    RESIDUAL(1, "channel", Source.TRANSFORMER),
    EMBEDDING_SUM(1, "channel and table added", Source.TRANSFORMER),
    /** Two products and a sum a channel. */
    ROTARY(3, "channel turned", Source.ROTARY),
    /** A sum as free as a mask: it rides in the pass over the scores. */
    POSITION_BIAS(0, "score", Source.T5),
    /** A score and what was gathered of its scores against positions. */
    POSITION_SUM(1, "position score", Source.TRANSFORMER),
    /** Maximum, subtract, exponential, sum, logarithm; its gradient, in the same pass, subtracts the target. */
    CROSS_ENTROPY(5, "logit", Source.TRANSFORMER),
    /**
     * Adam with decoupled weight decay: the first moment 3, the second 4, root, plus epsilon, divide, decay 2, times the
     * rate, subtract; corrections of bias and the rate are one number for all parameters.
     */
    ADAM(13, "parameter", Source.ADAM),
    /** A moment of two operations, times the rate, subtract. */
    MOMENTUM(4, "parameter", Source.CONVENTION),
    /** Times the rate, subtract. */
    SGD(2, "parameter", Source.CONVENTION),
    /** The survey's softmax: exponential, sum, divide and the scale. */
    SURVEY_SOFTMAX(4, "score", Source.SURVEY),
    /** All other element-wise work of a layer in the survey's tables. */
    SURVEY_OTHER(58, "token and channel", Source.SURVEY);

    private final int flops;
    private final String element;
    private final Formula formula;

    Work(int flops, String element, Source source) {
        this.flops = flops;
        this.element = element;
        this.formula = new Formula("FLOPs", flops + " a " + element, source);
    }

    public int flopsPerElement() {
        return flops;
    }

    /** What it counts its operations by. */
    String element() {
        return element;
    }

    public Formula formula() {
        return formula;
    }

    /**
     * Tensors of as many elements that its backward pass reads beside the gradients, which are those of what the forward
     * pass reads and writes. Fused with a product, a gate's other factor is made again from what the activation reads, and
     * a residual sum reads the gradient that it adds to.
     */
    int readBackward(boolean fused) {
        return switch (this) {
            case SOFTMAX,
                    SOFT_CAP,
                    LAYER_NORM,
                    RMS_NORM,
                    GELU_ERF,
                    GELU_TANH,
                    GELU_QUICK,
                    SILU,
                    RELU,
                    RELU_SQUARED,
                    SIGMOID,
                    CONVOLUTION,
                    CROSS_ENTROPY -> 1;
            case GATE -> fused ? 1 : 2;
            case EXPERT_SUM -> fused ? 0 : 1;
            case RESIDUAL, POSITION_SUM -> fused ? 1 : 0;
            case EMBEDDING_SUM, ROTARY, POSITION_BIAS, ADAM, MOMENTUM, SGD, SURVEY_SOFTMAX, SURVEY_OTHER -> 0;
        };
    }

    static Work of(Activation activation) {
        return switch (activation) {
            case GELU_ERF -> GELU_ERF;
            case GELU_TANH -> GELU_TANH;
            case GELU_QUICK -> GELU_QUICK;
            case SILU -> SILU;
            case RELU -> RELU;
            case RELU_SQUARED -> RELU_SQUARED;
        };
    }

    static Work of(Optimizer optimizer) {
        return switch (optimizer) {
            case ADAM -> ADAM;
            case MOMENTUM -> MOMENTUM;
            case SGD -> SGD;
        };
    }

    static Work of(Norm norm) {
        return norm.centres() ? LAYER_NORM : RMS_NORM;
    }
}
