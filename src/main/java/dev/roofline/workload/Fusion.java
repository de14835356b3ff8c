package dev.roofline.workload;

import dev.roofline.units.Labelled;
import java.util.Locale;

/** What an implementation keeps on the chip between operators. */
public enum Fusion implements Labelled {
    /** Each operator reads and writes memory, as eager frameworks do. */
    NONE("each operator reads and writes memory (eager frameworks)"),
    /** Attention in one kernel, element-wise work folded into its neighbour, as serving engines do. */
    FLASH("attention in one kernel, element-wise work folded into its neighbour"),
    /** Compulsory traffic only: weights, cache, model input and output. */
    IDEAL("compulsory traffic only: each phase max(FLOPs / peak, (weights + cache) / bandwidth)");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String meaning;

    Fusion(String meaning) {
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
