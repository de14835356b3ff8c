package dev.roofline.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.units.TensorFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KvCacheTest {
    /** "Insights into DeepSeek-V3", arXiv 2505.09343, table 1: kilobytes a token in bf16. */
    @ParameterizedTest
    @CsvSource({"deepseek-v3, 70.272", "qwen2.5-72b, 327.680", "llama-3.1-405b, 516.096"})
    void tokensOfLargeModelsTakeWhatIsPublished(String id, double kilobytes) {
        assertThat(KvCache.bytesPerToken(model(id), TensorFormat.BF16)).isEqualTo(kilobytes * 1000);
    }

    /** Keys and values of 8 heads of 128 channels in 32 layers, 65,536 numbers. */
    @Test
    void theFormatOfTheCacheDecides() {
        ModelSpec llama = model("llama-3.1-8b");
        assertThat(KvCache.bytesPerToken(llama, TensorFormat.BF16)).isEqualTo(2 * 65_536);
        assertThat(KvCache.bytesPerToken(llama, TensorFormat.FP8)).isEqualTo(65_536);
        assertThat(KvCache.bytesKept(llama, 1000, TensorFormat.BF16)).isEqualTo(131_072_000);
    }

    /** Half of Gemma 2's 26 layers see 4,096 tokens; a token of a layer takes 2 x 4 heads x 256 channels x 2 B. */
    @ParameterizedTest
    @CsvSource({"1000, 26000", "4096, 106496", "8000, 157248"})
    void aWindowKeepsWhatItSees(long tokens, long ofLayers) {
        assertThat(KvCache.bytesKept(model("gemma-2-2b"), tokens, TensorFormat.BF16))
                .isEqualTo(ofLayers * 4096.0);
    }

    /**
     * In pages of 16 a sequence of 8,001 tokens takes 501. A window of 4,096 can lie in 257, since it need not begin with
     * one; of a sequence that it holds whole it takes that sequence's.
     */
    @Test
    void pagesAreWhole() {
        ModelSpec gemma = model("gemma-2-2b");
        assertThat(KvCache.bytesAllocated(gemma, 8001, 16, TensorFormat.BF16))
                .isEqualTo(13 * (501 + 257) * 16 * 4096.0);
        assertThat(KvCache.bytesAllocated(gemma, 1001, 16, TensorFormat.BF16)).isEqualTo(26 * 63 * 16 * 4096.0);
    }

    /** Whisper tiny's four layers keep keys and values of 384 channels of each encoder token, beside as many of its own. */
    @Test
    void crossAttentionKeepsTheEncodersTokens() {
        ModelSpec whisper = model("whisper-tiny");
        assertThat(KvCache.crossBytesPerToken(whisper, TensorFormat.FP16)).isEqualTo(4 * 2 * 384 * 2);
        assertThat(KvCache.bytesPerToken(whisper, TensorFormat.FP16)).isEqualTo(4 * 2 * 384 * 2);
    }

    @Test
    void encodersAndStatesKeepNothingOfAToken() {
        assertThat(KvCache.bytesPerToken(model("bert-base-uncased"), TensorFormat.FP16))
                .isZero();
        assertThat(KvCache.bytesPerToken(model("mamba2-130m"), TensorFormat.FP16))
                .isZero();
    }

    private static ModelSpec model(String id) {
        return Catalogue.models(List.of()).load(id).value();
    }
}
