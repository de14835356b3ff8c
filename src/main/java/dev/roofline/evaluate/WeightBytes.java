package dev.roofline.evaluate;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.model.Split;
import dev.roofline.model.StageModel;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import java.util.Optional;

/** What a model's parameters take in memory: each tensor in its format. */
public final class WeightBytes {
    private WeightBytes() {}

    /** The format that a model's own files have; of a file that declares none the usual one. */
    public static TensorFormat ownFormat(ModelSpec model) {
        return model.format().orElse(TensorFormat.FP16);
    }

    /** All parameters of a model as its own files have them. */
    public static double ofOwnFormats(ModelSpec model) {
        Precision own = Precision.of(ownFormat(model), Optional.empty(), Optional.empty(), Optional.empty());
        return of(
                ParameterCount.of(model),
                model.quantization().isPresent()
                        ? own.withWeights(
                                own.weights().quantised(model.quantization().get(), model))
                        : own);
    }

    public static double of(ParameterCount count, Precision precision) {
        return precision.bytes(count.weights());
    }

    /** Embedding and head alone, of a device. */
    public static double ofEnds(ModelSpec model, Precision precision, Parallelism parallelism) {
        ParameterCount count = ParameterCount.of(DeviceMemory.shard(model, parallelism));
        return precision.bytes(count.weights(ParameterPart.EMBEDDING).plus(count.weights(ParameterPart.HEAD)));
    }

    /** Of the first device of a stage, which holds as much as any of it. */
    public static double ofDevice(ModelSpec model, Precision precision, Parallelism parallelism, long stage) {
        ModelSpec shard = DeviceMemory.shard(model, parallelism);
        long stages = parallelism.pipeline();
        ParameterCount count = ParameterCount.ofStage(StageModel.of(shard, stage, stages), stage, stages);
        int experts =
                model.firstMixture().isPresent() ? model.firstMixture().get().experts() : 1;
        double held = (double) Split.share(experts, parallelism.expert(), 0) / experts;
        double routed = precision.bytes(count.weights(ParameterPart.EXPERTS));
        return of(count, precision) - routed * (1 - held);
    }
}
