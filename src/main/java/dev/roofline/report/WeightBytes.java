package dev.roofline.report;

import dev.roofline.model.ParameterCount;
import dev.roofline.workload.Precision;

/** What a model's parameters take in memory: the layers' matrices in their formats, the rest in its own. */
public final class WeightBytes {
    private WeightBytes() {}

    public static double of(ParameterCount count, Precision precision) {
        double attention = count.part("attention")
                + count.part("cross-attention")
                + count.part("state space")
                + count.part("linear attention");
        double feedForward = count.part("feed-forward") + count.part("shared experts");
        double experts = count.part("experts");
        return precision.attention().bytes(1, attention)
                + precision.feedForward().bytes(1, feedForward)
                + precision.experts().bytes(1, experts)
                + precision.otherWeights().bytes(1, count.total() - attention - feedForward - experts);
    }
}
