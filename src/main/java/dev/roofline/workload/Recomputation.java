package dev.roofline.workload;

import dev.roofline.units.Labelled;
import java.util.Locale;

/** What a backward pass computes again instead of having kept it (Korthikanti et al., arXiv 2205.05198). */
public enum Recomputation implements Labelled {
    NONE("what the backward pass needs is kept"),
    /** Scores, softmax, its dropout and the product with the values. */
    SELECTIVE("scores and softmax of attention are computed again"),
    /** All but each layer's input. */
    FULL("each layer's forward pass is computed again from its input");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String meaning;

    Recomputation(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }
}
