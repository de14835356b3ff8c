package dev.roofline.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import dev.roofline.training.ModelFlops.AttentionCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFlopsTest {
    private final ModelSpec small = Catalogue.models(List.of())
            .loadFile("src/test/resources/small/decoder.json")
            .value();

    /**
     * Two sequences of four tokens: 704 weights of products in each of three layers and 128 of the head, 2 FLOPs a weight and
     * token. Two heads of four channels, a product for the scores and one with the values, over 1 + 2 + 3 + 4 pairs of a
     * sequence that a causal mask lets through, or over all 16.
     */
    @Test
    void aStepIsTheProductsAndAttentionThreeTimes() {
        ModelFlops visible = ModelFlops.of(small, 2, 4, AttentionCount.VISIBLE);
        assertThat(visible.layers()).isEqualTo(3 * (2 * 8 * 704 + 2 * 2 * 2 * 2 * 4 * 10));
        assertThat(visible.ends()).isEqualTo(2 * 8 * 128);
        assertThat(visible.step()).isEqualTo(3 * (visible.layers() + visible.ends()));
        ModelFlops full = ModelFlops.of(small, 2, 4, AttentionCount.FULL);
        assertThat(full.layers()).isEqualTo(3 * (2 * 8 * 704 + 2 * 2 * 2 * 2 * 4 * 16));
        assertThat(full.ends()).isEqualTo(visible.ends());
    }

    /** The layers' forward pass is a quarter of what a step with recomputation does in them; the head's is not repeated. */
    @Test
    void recomputingAddsAForwardPassOfTheLayers() {
        ModelFlops flops = ModelFlops.of(small, 2, 4, AttentionCount.VISIBLE);
        assertThat(flops.stepRecomputing() - flops.step()).isEqualTo(flops.layers());
    }

    /**
     * A module that guesses a further token is a product of 2d x d, a layer and the head: DeepSeek-V3 has one, of a layer
     * like its last 58 (arXiv 2412.19437, section 2.2).
     */
    @Test
    void aPredictionModuleIsAProductALayerAndTheHead() {
        ModelSpec deepSeek = Catalogue.models(List.of()).load("deepseek-v3").value();
        ModelFlops own = ModelFlops.of(deepSeek, 1, 256, AttentionCount.VISIBLE);
        ModelFlops all = ModelFlops.withPrediction(deepSeek, 1, 256, AttentionCount.VISIBLE);
        double ends = 2.0 * 256 * (129_280.0 * 7168 + 2.0 * 7168 * 7168);
        double logits = 2.0 * 256 * 129_280.0 * 7168;
        assertThat(own.ends()).isEqualTo(logits);
        assertThat(all.layers() + all.ends() - own.layers() - own.ends()).isGreaterThan(ends);
        // A layer is a 61st of the model's, or a little more: three of those are dense and smaller.
        assertThat((all.layers() - own.layers()) / own.layers()).isBetween(1 / 61.0, 1.2 / 61);
        assertThat(ModelFlops.withPrediction(small, 1, 256, AttentionCount.VISIBLE))
                .isEqualTo(ModelFlops.of(small, 1, 256, AttentionCount.VISIBLE));
    }
}
