package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import java.util.Optional;

/**
 * What is decided of a request whatever its phases are: conventions, formats, and how it is spread.
 *
 * @param formats that were asked for
 * @param globalBatch sequences on all devices together
 * @param page tokens of the cache that an engine keeps together
 * @param chunk prompt tokens that a server's pass takes
 */
record Decisions(
        ModelSpec model,
        WorkloadOptions options,
        Conditions conditions,
        Counting counting,
        Fusion fusion,
        AskedFormats formats,
        Precision precision,
        Parallelism parallelism,
        long globalBatch,
        Routing routing,
        long page,
        long chunk) {
    /** Tokens of a block of vLLM's cache ({@code CacheConfig.block_size}; PagedAttention, arXiv 2309.06180). */
    private static final long DEFAULT_PAGE = 16;
    /** Tokens of a pass of vLLM ({@code SchedulerConfig.max_num_batched_tokens}). */
    private static final long DEFAULT_CHUNK = 2048;

    /** @throws UnsuitableWorkloadException where what was said does not fit the model, or each other */
    static Decisions of(ModelSpec model, WorkloadOptions options) {
        Counting counting = options.get(Field.COUNTING, Counting.STANDARD);
        boolean survey = counting == Counting.SURVEY;
        Fusion fusion = options.get(Field.FUSION, survey ? Fusion.NONE : Fusion.FLASH);
        AskedFormats formats = AskedFormats.of(options, !model.isEncoderOnly() && !options.trains());
        Conditions conditions = new Conditions(model, options, counting, fusion, Parallelism.NONE);
        Precision stored = stored(model, options, formats, survey);
        Rule.requireAll(FormatRules.ALL, conditions);
        Precision precision = precision(model, options, stored);
        requireCopied(options, precision);
        Parallelism parallelism = new ParallelismPlan(model, options).degrees();
        conditions = conditions.spread(parallelism);
        Rule.requireAll(DeploymentRules.OF_ROWS, conditions);
        long globalBatch = Field.BATCH.decided(options, parallelism.data());
        Rule.requireAll(DeploymentRules.OF_HOST, conditions);
        long chunk = Field.CHUNK.decided(options, DEFAULT_CHUNK);
        Rule.requireAll(DeploymentRules.OF_OTHERS, conditions);
        long page = Field.PAGE.decided(options, DEFAULT_PAGE);
        Rule.requireAll(DeploymentRules.OF_CONVENTIONS, conditions);
        Routing routing = options.get(Field.ROUTING, Routing.UNIFORM);
        return new Decisions(
                model,
                options,
                conditions,
                counting,
                fusion,
                formats,
                precision,
                parallelism,
                globalBatch,
                routing,
                page,
                chunk);
    }

    /** The formats that tensors are kept in, but for those with options of their own. */
    private static Precision stored(ModelSpec model, WorkloadOptions options, AskedFormats formats, boolean survey) {
        Precision asked = Precision.of(
                formats.everything().orElse(survey ? TensorFormat.FP8 : defaultFormat(model)),
                formats.weights(),
                options.get(Field.ACTIVATIONS),
                options.get(Field.KV_CACHE));
        boolean own = !options.has(Field.FORMAT) && !options.has(Field.WEIGHTS) && !survey;
        return own && !options.trains() && model.quantization().isPresent()
                ? asked.withWeights(
                        asked.weights().quantised(model.quantization().get(), model))
                : asked;
    }

    private static Precision precision(ModelSpec model, WorkloadOptions options, Precision stored) {
        Optional<TensorFormat> embedding = options.get(Field.EMBEDDING);
        Optional<TensorFormat> head = options.get(Field.HEAD);
        boolean tied = model.isTied();
        return stored.withWeights(stored.weights()
                        .withEnds(
                                tied && embedding.isEmpty() ? head : embedding,
                                tied && head.isEmpty() ? embedding : head))
                .withStateAsked(options.get(Field.STATE))
                .withCompute(options.compute())
                .withRows(options.get(Field.DISPATCH), options.get(Field.RETURN));
    }

    private static void requireCopied(WorkloadOptions options, Precision precision) {
        if (options.has(Field.WEIGHT_COPY) && !precision.isStoredWider()) {
            throw new UnsuitableWorkloadException(Refusal.unfit(
                    Field.WEIGHT_COPY,
                    "on",
                    "a copy is kept of weights that are stored in a wider format than they are"
                            + " multiplied in, such as " + Field.WEIGHTS + " fp32 with " + Field.ACTIVATIONS
                            + " bf16; here weights are "
                            + precision.weightsLabel() + " and products "
                            + precision.multiplied(precision.attention()).label()));
        }
    }

    /** The model's own format where it declares one of 16 bits or fewer, else fp16. */
    private static TensorFormat defaultFormat(ModelSpec model) {
        Optional<TensorFormat> own = model.format();
        return own.isPresent() && own.get().arithmetic().bits() <= 16 ? own.get() : TensorFormat.FP16;
    }

    boolean isSurvey() {
        return counting == Counting.SURVEY;
    }

    /** @throws UnsuitableWorkloadException of a setting, where something is so */
    static void refuse(boolean so, Setting setting, String value, String reason) {
        if (so) {
            throw new UnsuitableWorkloadException(Refusal.unfit(setting, value, reason));
        }
    }
}
