package dev.roofline.operator;

import java.util.Locale;

/** The groups that the literature's tables sum operators by. */
public enum Group {
    /** Q, K, V and output products. */
    PROJECTION,
    /** Scores, values and the softmax inside a fused kernel. */
    ATTENTION,
    FFN,
    /** Norms, unfused softmax, activations, residuals, rotary, gating. */
    ELEMENTWISE,
    EMBEDDING,
    HEAD,
    COLLECTIVE,
    /** New weights from gradients. */
    OPTIMIZER;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
