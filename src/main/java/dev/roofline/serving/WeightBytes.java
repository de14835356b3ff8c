package dev.roofline.serving;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.Split;
import dev.roofline.model.StageModel;
import dev.roofline.model.VocabularyHead;
import dev.roofline.workload.Parallelism;
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

    /** Embedding and head alone, of a device. */
    static double ofEnds(ModelSpec model, Precision precision, Parallelism parallelism) {
        ParameterCount count = ParameterCount.of(DeviceMemory.shard(model, parallelism));
        return precision.otherWeights().bytes(1, (double) count.part("embedding") + count.part("head"));
    }

    /** Of the first device of a stage, which holds as much as any of it. */
    public static double ofDevice(ModelSpec model, Precision precision, Parallelism parallelism, long stage) {
        ModelSpec shard = DeviceMemory.shard(model, parallelism);
        long stages = parallelism.pipeline();
        ParameterCount count = ParameterCount.of(StageModel.of(shard, stage, stages));
        boolean last = stage == stages - 1;
        boolean tied = model.head() instanceof VocabularyHead head && head.tied();
        if (stage > 0) {
            count = count.without("embedding projections").without("front end");
            count = last && tied ? count : count.without("embedding");
        }
        int experts = model.firstMixture().map(MixtureOfExperts::experts).orElse(1);
        double held = (double) Split.share(experts, parallelism.expert(), 0) / experts;
        double routed = precision.experts().bytes(1, count.part("experts"));
        return of(count, precision) - routed * (1 - held);
    }
}
