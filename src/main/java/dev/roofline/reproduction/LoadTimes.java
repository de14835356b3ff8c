package dev.roofline.reproduction;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.WeightBytes;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.KvCache;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.placement.Analysis;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.WeightFormats;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.function.Function;

/**
 * PaLM 540B on 64 TPU v4 chips (Pope et al., arXiv 2211.05102): what the chips hold and how long it takes to come from
 * their memories, from first principles and beside what was measured.
 */
public final class LoadTimes {
    private static final String SOURCE = "https://arxiv.org/abs/2211.05102";
    private static final String GROUP = "540B on 64 chips";
    private static final int CHIPS = 64;
    private static final long BATCH = 512;
    private static final long CONTEXT = 2048;
    private static final double TERA = 1e12;
    private static final double MILLI = 1e-3;

    private final ModelSpec palm;
    private final HardwareProfile chip;

    /**
     * @param models the spec of a catalogue name
     * @param machines the profile of a catalogue name
     */
    public LoadTimes(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines) {
        this.palm = models.apply("palm-540b");
        this.chip = machines.apply("tpu-v4");
    }

    public List<Comparison> compare() {
        double bandwidth = CHIPS * chip.mainBandwidth().bytesPerSecond();
        double wide = weights("bf16");
        // The paper's multi-head variant has 48 key/value heads of 128 channels in place of one of 256.
        double multiHead = KvCache.bytesPerToken(palm, TensorFormat.BF16) / 256 * 48 * 128 * BATCH * CONTEXT;
        double multiQuery = KvCache.bytesPerToken(palm, TensorFormat.BF16) * BATCH * CONTEXT;
        return List.of(
                value("cache of the multi-head variant, batch 512, 2048 tokens, 16-bit", "3", multiHead / TERA, "TB"),
                value("that cache over the parameters", "3", multiHead / wide, ""),
                // 2 x 540.35e9 bytes, int8 half of it, over 64 x 1.2 TB/s; 118 layers x 2 x 256 channels x 2 bytes a
                // token.
                derived("weights, 16-bit, from memory", "14.07", wide / bandwidth / MILLI),
                derived("weights, int8, from memory", "7.036", weights("int8") / bandwidth / MILLI),
                derived(
                        "multi-query cache, batch 512, 2048 tokens, from memory",
                        "1.650",
                        multiQuery / bandwidth / MILLI),
                bound("a step of few sequences, int8 weights", "29", step(1, CONTEXT) / CHIPS / MILLI, "ms"),
                bound(
                        "64 tokens after 1920 cached, then 64 made",
                        "1.9",
                        (prompt(64, 1920) + 63 * step(1, 1984 + 31)) / CHIPS,
                        "s"));
    }

    private double weights(String format) {
        return WeightBytes.of(
                ParameterCount.of(palm),
                Precision.uniform(TensorFormat.parse(format).orElseThrow()));
    }

    private double step(long batch, long context) {
        return seconds(Phase.DECODE, batch, 1, context);
    }

    private double prompt(long tokens, long cached) {
        return seconds(Phase.PREFILL, 1, tokens, cached);
    }

    /** Under the bound that no implementation beats, weights in int8 and the rest in 16 bits. */
    private double seconds(Phase phase, long batch, long tokens, long context) {
        TensorFormat int8 = TensorFormat.parse("int8").orElseThrow();
        TensorFormat bf16 = TensorFormat.parse("bf16").orElseThrow();
        Precision precision = new Precision(new WeightFormats(int8, int8, int8, int8), bf16, bf16);
        Workload workload = new Workload(
                new PassShape(phase, batch, tokens, context),
                new Numerics(precision, Fusion.IDEAL),
                Counting.STANDARD,
                Logits.LAST);
        Analysis analysis = Evaluator.analyse(palm, workload, chip);
        return analysis.seconds();
    }

    private static Comparison value(String item, String published, double ours, String unit) {
        return new Comparison(new PublishedNumber(GROUP, item, SOURCE, published, unit, ""), ours);
    }

    private static Comparison derived(String item, String published, double ours) {
        return new Comparison(
                new PublishedNumber(GROUP, item, "first principles", published, "ms", ""),
                ours,
                Comparison.Kind.OF_ROUNDED);
    }

    private static Comparison bound(String item, String published, double ours, String unit) {
        return new Comparison(
                new PublishedNumber(GROUP, item + ", measured", SOURCE, published, unit, ""),
                ours,
                Comparison.Kind.LOWER_BOUND);
    }
}
