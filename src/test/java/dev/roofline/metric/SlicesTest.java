package dev.roofline.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {
    private static final List<String> SUMS = List.of(
            "flops",
            "bytes",
            "weight_bytes",
            "activation_bytes",
            "kv_bytes",
            "network_bytes",
            "compute_time_s",
            "memory_time_s",
            "network_time_s",
            "time_s",
            "share");

    /** However a phase is cut, its parts are the phase. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model gpt --hw a100 --phase prefill",
                "--model gemma-2-9b --hw h100 --phase decode --context 5000 --batch 3",
                "--model mixtral-8x7b --hw h100 --phase prefill --tp 4 --ep 2",
                "--model deepseek-v2-lite --hw h100 --phase decode --context 100 --fusion none",
                "--model nemotron-h-8b --hw a100 --phase prefill",
                "--model llama-3.1-8b --hw h100 --phase decode --context 700 --tp 2"
            })
    void partsAddUpToTheirPhase(String run) {
        Rows.Row whole = Rows.one("analyze " + run + " --by phase");
        for (String grouping : List.of("operator", "layer", "group")) {
            List<Rows.Row> rows = Rows.of("analyze " + run + " --by " + grouping);
            for (String column : SUMS) {
                double sum = 0;
                for (Rows.Row row : rows) {
                    sum += Rows.number(row, column);
                }
                double expected = Rows.number(whole, column);
                assertThat(sum).as("%s by %s", column, grouping).isCloseTo(expected, within(expected * 1e-9));
            }
        }
    }

    /**
     * Of 6,120 bytes a layer of the small decoder moves 1,920, the embedding 40 and the head 320; a layer has eleven
     * operators.
     */
    @Test
    void aLayersRowIsThatOfOneLayer() {
        List<Rows.Row> rows = Rows.of("analyze " + Rows.SMALL + "--phase decode --context 10 --by layer");
        assertThat(rows).extracting(row -> row.get("layers")).containsExactly("", "0", "1", "2", "");
        assertThat(rows).extracting(row -> row.get("group")).containsExactly("embedding", "", "", "", "head");
        assertThat(rows).extracting(row -> row.get("count")).containsExactly("1", "11", "11", "11", "2");
        assertThat(rows).extracting(row -> row.get("bytes")).containsExactly("40", "1920", "1920", "1920", "320");
    }

    /** 6,120 bytes for 6,234 FLOPs are 1.0186 FLOPs a byte; all of the time is the memory's. */
    @Test
    void aPhaseIsBoundedByWhatHoldsMostOfItsTime() {
        Rows.Row row = Rows.one("analyze " + Rows.SMALL + "--phase decode --context 10 --by phase");
        assertThat(row.get("bound")).isEqualTo("memory");
        assertThat(Rows.number(row, "intensity_flop_per_byte")).isCloseTo(6234.0 / 6120, within(1e-9));
        assertThat(Rows.number(row, "memory_share")).isEqualTo(1);
        assertThat(Rows.number(row, "compute_share")).isZero();
    }

    @Test
    void theSharesOfARowsTimeAreAllOfIt() {
        int rows = 0;
        for (Rows.Row row : Rows.of("analyze --model llama-3.1-8b --hw h100 --tp 2 --by group")) {
            double sum = 0;
            for (String share : List.of("compute_share", "memory_share", "network_share")) {
                sum += row.get(share).isEmpty() ? 0 : Rows.number(row, share);
            }
            assertThat(sum).as(row.get("group")).isCloseTo(Rows.number(row, "time_s") > 0 ? 1 : 0, within(1e-9));
            rows++;
        }
        assertThat(rows).isGreaterThan(10);
    }
}
