package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Formulas that pages on concepts print, with numbers put in by hand, beside what the tool makes of the same run. */
class ConceptFormulasTest {
    private static final Offset<Double> ROUNDED = within(1e-9);
    private static final Percentage DIGITS = Percentage.withPercentage(1e-8);

    private static void says(String page, String... formulas) throws IOException {
        assertThat(Files.readString(Pages.SITE.resolve(page))).contains(formulas);
    }

    @Test
    void theRateIsThePeakOrWhatTheMemoryFeeds() throws IOException {
        says("roofline.md", "min(peak, I × bandwidth)", "| ridge point | peak / bandwidth |");
        int below = 0;
        for (Rows.Row row : Rows.of("analyze --model gpt --hw a100")) {
            if (row.get("engine").equals("matrix")) {
                double intensity = Rows.number(row, "flops") / Rows.number(row, "bytes");
                assertThat(Rows.number(row, "attainable_flop_per_s"))
                        .isCloseTo(Math.min(312e12, intensity * 2.039e12), DIGITS);
                assertThat(Rows.number(row, "ridge_flop_per_byte")).isCloseTo(312 / 2.039, DIGITS);
                below += intensity < 312 / 2.039 ? 1 : 0;
            }
        }
        assertThat(below).isBetween(6, 8);
    }

    /** GPT-2 small: 12 layers of 12 heads of 64 channels. */
    @Test
    void fusedAttentionVisitsTheVisiblePairs() throws IOException {
        says("counting.md", "S · C + S (S + 1) / 2 of a causal prompt", "| 2 h (e + e) a visible pair |");
        Rows.Row kernel = Rows.by(
                        "operator", "analyze --model gpt --hw a100 --phase prefill --prompt 300 --context 100")
                .get("decoder.attention.kernel");
        double pairs = 300 * 100 + 300 * 301 / 2;
        assertThat(Rows.number(kernel, "flops")).isEqualTo(12 * 2 * 12 * (64 + 64) * pairs);
    }

    /** Mixtral 8x7B: 32 layers, 2 of 8 experts of three matrices of 4096 x 14336, in 16 bits. */
    @Test
    void aStepReadsTheExpectedNumberOfExperts() throws IOException {
        says("counting.md", "E (1 − (1 − k/E)^T)     at most min(E, k T), at least k");
        String command = "analyze --model mixtral-8x7b --hw h100 --phase decode --by phase --batch ";
        double expert = 32 * 3.0 * 4096 * 14336 * 2;
        double more = Rows.number(Rows.one(command + 16), "weight_bytes")
                - Rows.number(Rows.one(command + 1), "weight_bytes");
        // The rows of the embedding that are looked up are weights too: 15 more of 4096 channels in 16 bits.
        assertThat(more - 15 * 4096 * 2).isCloseTo(expert * (8 * (1 - Math.pow(0.75, 16)) - 2), DIGITS);
        assertThat(Rows.number(Rows.one(command + "16 --routing worst"), "weight_bytes")
                        - Rows.number(Rows.one(command + "16 --routing best"), "weight_bytes"))
                .isCloseTo(expert * (8 - 2), DIGITS);
    }

    /** Llama 3.1 8B: 32 layers of 8 key/value heads of 128 channels; a decode step adds a token to those there. */
    @Test
    void aCacheHoldsKeysAndValuesOfEachToken() throws IOException {
        says("memory.md", "| 2 k e T elements |", "130 B for a head of 128");
        String command = "analyze --model llama-3.1-8b --hw h100 --phase decode --batch 3 --context 1000 --by phase";
        double rows = 3 * 1001 * 32 * 2 * 8.0;
        assertThat(Rows.number(Rows.one(command), "cache_memory_bytes")).isEqualTo(rows * 128 * 2);
        assertThat(Rows.number(Rows.one(command + " --kv-cache int8"), "cache_memory_bytes"))
                .isEqualTo(rows * 130);
        // 63 pages of 16 tokens.
        assertThat(Rows.number(Rows.one(command), "cache_allocated_bytes"))
                .isEqualTo(3 * 63 * 16 * 32 * 2 * 8.0 * 128 * 2);
    }

    /** Llama 3.1 70B: 80 layers, width 8192; a DGX A100, whose switch does not sum. */
    @Test
    void aRingSendsItsShareOfTheBufferTwice() throws IOException {
        says(
                "networks.md",
                "| all-reduce, ring | 2 (n−1)/n D | 2 (n−1) |",
                "steps × latency of a step + bytes / bandwidth");
        Rows.Row reduce = Rows.by(
                        "operator", "analyze --model llama-3.1-70b --hw a100 --tp 8 --phase prefill --prompt 2048")
                .get("decoder.ffn.all_reduce");
        double buffer = 2048 * 8192 * 2;
        double sent = 2 * 7.0 / 8 * buffer;
        assertThat(reduce.get("algorithm")).isEqualTo("ring");
        assertThat(Rows.number(reduce, "network_bytes")).isEqualTo(80 * sent);
        assertThat(Rows.number(reduce, "network_time_s")).isCloseTo(80 * (14 * 470e-9 + sent / 300e9), DIGITS);
    }

    /** Mixtral 8x7B on a node of 8, an expert on each device: 32 layers, width 4096, 8 experts of which a token takes 2. */
    @Test
    void aTokenGoesToTheRanksThatHaveOneOfItsExperts() throws IOException {
        says(
                "networks.md",
                "h(m) = 1 − C(E−m, k) / C(E, k)",
                "over scale-up    Σ over other ranks of h(experts of the rank)");
        Rows.Row dispatch = Rows.by(
                        "operator",
                        "analyze --model mixtral-8x7b --hw h100 --phase decode --dp 8 --ep 8 --batch 40 --dispatch fp8")
                .get("decoder.ffn.experts.dispatch");
        double chance = 1 - 21.0 / 28;
        assertThat(Rows.number(dispatch, "network_bytes")).isCloseTo(32 * 5 * 7 * chance * 4096, DIGITS);
        assertThat(dispatch.get("link")).isEqualTo("scale-up");
    }

    @Test
    void aPassOfGuessesMakesAGeometricSumOfTokens() throws IOException {
        says("serving.md", "1 + α + … + α^γ = (1 − α^(γ+1)) / (1 − α)     tokens");
        List<Rows.Row> rows =
                Rows.of("analyze --model llama-3.1-8b --hw h100 --generate 8 --draft llama-3.2-1b --gamma 3 --by phase"
                        + " --acceptance 0.6");
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(Rows.number(row, "tokens_per_pass")).isCloseTo(1 + 0.6 + 0.36 + 0.216, ROUNDED));
    }

    /** On two devices, of which both are paid for. */
    @Test
    void aTokenCostsWhatItsDevicesCostInItsTime() throws IOException {
        says(
                "serving.md",
                "cost of a million tokens = price × devices × time / tokens",
                "energy of a token = power × devices × time /\ntokens");
        Rows.Row row = Rows.one("analyze --model llama-3.1-8b --hw h100 --tp 2 --phase decode --batch 4 --by phase"
                + " --price 1.8 --power 500W");
        double time = Rows.number(row, "time_s");
        assertThat(Rows.number(row, "cost_per_million_tokens")).isCloseTo(1.8 * 2 * time / 3600 / 4 * 1e6, DIGITS);
        assertThat(Rows.number(row, "joules_per_token")).isCloseTo(500 * 2 * time / 4, DIGITS);
    }

    /** GPT-3 in four stages of 24 layers, which are alike where embedding and head are next to nothing. */
    @Test
    void whatAPipelineWaitsIsAShareOfItsWork() throws IOException {
        says("training.md", "bubble = (p − 1)/m of the work, where stages are alike; (p − 1)/(v m) with v runs");
        String command = "analyze --model gpt-3 --hw a100 --phase train --tp 8 --pp 4 --batch 32 --by phase"
                + " --set model.embedding.vocabulary=64 ";
        double bubble = Rows.number(Rows.of(command).get(0), "bubble_s");
        double step = Rows.number(Rows.of(command).get(0), "step_s");
        double optimizer = Rows.number(Rows.of(command).get(2), "time_s");
        // Of a vocabulary of 64 rows the ends add next to nothing.
        assertThat(bubble / (step - bubble - optimizer)).isCloseTo(3.0 / 32, Percentage.withPercentage(0.5));
        List<Rows.Row> interleaved = Rows.of(command + "--schedule interleaved --virtual-stages 4");
        double less = Rows.number(interleaved.get(0), "bubble_s");
        double work = Rows.number(interleaved.get(0), "step_s") - less - Rows.number(interleaved.get(2), "time_s");
        assertThat(less / work).isCloseTo(3.0 / (4 * 32), Percentage.withPercentage(0.5));
    }
}
