package dev.roofline.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What engines logged of memory, beside ours. */
class MemoryLogsTest {
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final List<Comparison> rows = rows();

    private static List<Comparison> rows() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        return new MemoryLogs(
                        name -> models.load(name).value(),
                        name -> machines.load(name).value())
                .compare();
    }

    @Test
    void whatDiffersNamesTheRuleByWhichTheEngineCounts() {
        List<String> unexplained = new ArrayList<>();
        for (Comparison row : rows) {
            if (row.verdict() == Comparison.Outcome.OFF
                    && row.published().note().isEmpty()) {
                unexplained.add(row.published().item() + ": " + row.published() + " and " + row.ours());
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(rows)
                .hasSizeGreaterThan(45)
                .allMatch(row -> !row.published().source().isBlank());
    }

    /** 2 x 8 x 64 x 2 B of a token in 18 of 36 layers, and of 128 tokens in the others. */
    @Test
    void gptOssKeepsHalfItsLayersWholeAndHalfInWindows() {
        double token = 2 * 8 * 64 * 2;
        assertThat(row("vllm-gpt-oss-cache").ours() * GIB).isEqualTo(18 * token * (131_072 + 128), within(1.0));
        assertThat(row("vllm-gpt-oss-cache").verdict()).isEqualTo(Comparison.Outcome.WITHIN);
    }

    @Test
    void theRuleThatIsNamedMakesTheNumberWhereItCanBeStated() {
        for (String id : List.of("vllm-llama-4-1m", "llama.cpp-gemma-3")) {
            assertThat(row(id).verdict()).as(id).isEqualTo(Comparison.Outcome.OFF);
            assertThat(row(id + "-whole").verdict()).as(id).isEqualTo(Comparison.Outcome.EQUAL);
        }
    }

    @Test
    void anExactLogIsExact() {
        assertThat(row("trtllm-llama-2-pool").ours()).isEqualTo(69_524_783_104.0);
        assertThat(row("megatron-18").ours()).isEqualTo(18);
    }

    @Test
    void aKeyAndAValueInFormatsOfTheirOwnAreHalfOfEach() {
        // 28 layers x 1,024 channels x 4,096 tokens: 34 B of 32 keys, 2 B of a value.
        assertThat(row("llama.cpp-3b-q8-f16").ours() * 1024 * 1024)
                .isEqualTo(28 * 1024 * 4096.0 * 34 / 32 + 28 * 1024 * 4096.0 * 2);
    }

    private Comparison row(String id) {
        for (Comparison row : rows) {
            if (row.published().item().startsWith(id + ": ")) {
                return row;
            }
        }
        throw new AssertionError("no row " + id);
    }
}
