package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.CacheUse;
import dev.roofline.json.Loaded;
import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.KvCache;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.Traffic;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.WeightFormats;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A decode step reads what is kept, its own token included: the rows of a cache take the same bytes in memory as in
 * traffic, in every format.
 */
class CacheLawsTest {
    private static final List<TensorFormat> FORMATS = formats("int4", "int8", "int8-g128", "fp8", "fp8-g64", "bf16");

    /** By fewer bytes than the next, rows of 16 elements and more with a scale each. */
    private static final List<TensorFormat> NARROWER_FIRST = formats("int4", "fp8", "int8", "fp16", "fp32");

    private static final List<ModelSpec> SHIPPED = shippedDecoders();

    @Test
    void aDecodeStepOfAnyShippedModelReadsWhatItsCacheKeeps() {
        assertThat(SHIPPED).hasSizeGreaterThan(80);
        for (ModelSpec model : SHIPPED) {
            for (TensorFormat format : FORMATS) {
                assertReadsWhatIsKept(model, step(model, format, 3, 700), "");
            }
        }
    }

    @Test
    void aDecodeStepOfAnyModelReadsWhatItsCacheKeeps() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            ModelSpec model = new Generated(seed).anyDecoder();
            for (TensorFormat format : FORMATS) {
                // Unfused, scores and values are two products, which both read the latents.
                for (Fusion fusion : List.of(Fusion.FLASH, Fusion.IDEAL)) {
                    assertReadsWhatIsKept(
                            model, step(model, format, 1 + seed % 5, 1 + 7L * seed, fusion), " of seed " + seed);
                }
            }
        }
    }

    @Test
    void aDevicesDecodeStepReadsWhatTheDeviceKeeps() {
        List<Parallelism> layouts = List.of(
                new Parallelism(2, 1, 1, 1, 1, 0),
                new Parallelism(16, 1, 1, 1, 1, 0),
                new Parallelism(1, 2, 1, 1, 1, 0),
                new Parallelism(1, 1, 1, 2, 1, 0),
                new Parallelism(1, 1, 1, 1, 2, 0),
                new Parallelism(4, 2, 1, 1, 2, 0),
                new Parallelism(8, 1, 1, 1, 4, 0));
        int checked = 0;
        for (ModelSpec model : SHIPPED) {
            for (Parallelism layout : layouts) {
                for (TensorFormat format : FORMATS) {
                    try {
                        // Tokens that context ranks divide without a rest.
                        Workload workload = step(model, format, 4, 699).withParallelism(layout);
                        assertReadsWhatIsKept(model, workload, " under " + layout);
                        checked++;
                    } catch (IllegalArgumentException tooLittleToDivide) {
                        assertThat(layout.tensor()).isGreaterThan(1);
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(2000);
    }

    @Test
    void narrowerRowsOf16ElementsAndMoreNeverTakeMore() {
        for (ModelSpec model : SHIPPED) {
            double narrower = 0;
            for (TensorFormat format : NARROWER_FIRST) {
                double kept = CacheUse.of(model, step(model, format, 3, 700), Traffic.ZERO)
                        .total();
                assertThat(narrower)
                        .as("%s up to %s", model.id(), format.label())
                        .isLessThanOrEqualTo(kept);
                narrower = kept;
            }
        }
    }

    @Test
    void pagesNeverTakeLessThanTheirTokensAndThoseOfOneTokenTakeTheSame() {
        for (ModelSpec model : SHIPPED) {
            for (TensorFormat format : FORMATS) {
                for (long tokens : new long[] {1, 15, 16, 17, 5000}) {
                    double kept = KvCache.bytesKept(model, tokens, format);
                    assertThat(KvCache.bytesAllocated(model, tokens, 1, format)).isEqualTo(kept);
                    assertThat(KvCache.bytesAllocated(model, tokens, 16, format))
                            .isBetween(kept, kept + 30 * KvCache.bytesPerToken(model, format));
                }
            }
        }
    }

    private static void assertReadsWhatIsKept(ModelSpec model, Workload workload, String what) {
        Traffic traffic = Traffic.ZERO;
        for (Operator operator : OperatorList.of(model, workload)) {
            traffic = traffic.plus(operator.traffic().times(operator.site().count()));
        }
        CacheUse cache = CacheUse.of(model, workload, traffic);
        String run = model.id() + what + " in " + workload.precision().kvCache().label() + ", " + workload.fusion();
        if (keepsMoreThanItReads(model, workload)) {
            assertThat(cache.read()).as(run).isBetween(Double.MIN_VALUE, cache.total() * (1 + 1e-9));
        } else {
            assertThat(cache.read()).as(run).isCloseTo(cache.total(), within(1e-9 * cache.total()));
        }
    }

    private static Workload step(ModelSpec model, TensorFormat cache, long batch, long context) {
        return step(model, cache, batch, context, Fusion.FLASH);
    }

    /** Latents are read whole where they are absorbed. */
    private static Workload step(ModelSpec model, TensorFormat cache, long batch, long context, Fusion fusion) {
        TensorFormat wide = TensorFormat.BF16;
        Precision precision = new Precision(new WeightFormats(wide, wide, wide, wide), wide, cache)
                .withStateAsked(context % 2 == 0 ? Optional.of(cache) : Optional.empty());
        return new Workload(
                        new PassShape(Phase.DECODE, batch, 1, context)
                                .withEncoderTokens(model.isEncoderDecoder() ? 150 : 0),
                        new Numerics(precision, fusion),
                        Counting.STANDARD,
                        Logits.LAST)
                .withLatentForm(LatentForm.ABSORBED);
    }

    /**
     * A full chunk is kept until another is, and read as far as it is filled. The context rank that has a window's last
     * tokens keeps more of it than the part that each is taken to read.
     */
    private static boolean keepsMoreThanItReads(ModelSpec model, Workload workload) {
        return sees(model, AttentionMask.Kind.CHUNK)
                || (workload.parallelism().context() > 1 && sees(model, AttentionMask.Kind.WINDOW));
    }

    private static boolean sees(ModelSpec model, AttentionMask.Kind kind) {
        for (LayerGroup group : model.stack(Stack.Kind.DECODER).orElseThrow().groups()) {
            if (group.mixer().isPresent()
                    && group.mixer().get() instanceof Attention attention
                    && attention.mask().kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private static List<ModelSpec> shippedDecoders() {
        List<ModelSpec> models = new ArrayList<>();
        for (Loaded<ModelSpec> loaded : Catalogue.models(List.of()).all()) {
            if (loaded.value().stack(Stack.Kind.DECODER).isPresent()) {
                models.add(loaded.value());
            }
        }
        return models;
    }

    private static List<TensorFormat> formats(String... labels) {
        List<TensorFormat> formats = new ArrayList<>();
        for (String label : labels) {
            formats.add(TensorFormat.parse(label).orElseThrow());
        }
        return formats;
    }
}
