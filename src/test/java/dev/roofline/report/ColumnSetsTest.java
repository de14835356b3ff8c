package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import dev.roofline.comparison.ComparedRow;
import dev.roofline.metric.RowKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sets, short names and rows that columns are said to have. */
class ColumnSetsTest {
    /** What CSV shows of itself: the contract's columns, two more, and those of comparisons. */
    private static final List<String> SHOWN = List.of(("model hardware phase batch tokens context weights activations"
                    + " kv_cache fusion tp pp ep dp cp layers group operator engine count flops bytes weight_bytes"
                    + " activation_bytes kv_bytes network_bytes intensity_flop_per_byte ridge_flop_per_byte"
                    + " attainable_flop_per_s compute_time_s memory_time_s network_time_s time_s bound share devices"
                    + " bound_kind compared what_if length baseline flops_ratio bytes_ratio intensity_ratio time_ratio"
                    + " time_ratio_at_length speed_up published_time_ratio tokens_per_s tokens_per_s_ratio"
                    + " speed_up_per_device tokens_per_s_ratio_per_device")
            .split(" ", 0));

    @Test
    void everyColumnIsShownUnaskedOrIsOfASet() {
        for (Column<ComparedRow> column : ComparisonTable.COLUMNS) {
            assertThat(column.sets().isEmpty()).as(column.label()).isEqualTo(SHOWN.contains(column.label()));
            assertThat(column.sets()).as(column.label()).doesNotHaveDuplicates().doesNotContain(ColumnSet.ALL);
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnSet.class)
    void everySetHasColumnsAndShowsThemBehindThoseThatAreNamed(ColumnSet set) {
        List<String> shown =
                List.copyOf(Rows.of("analyze --model gpt --hw a100 --phase decode --columns bound,phase," + set.asked())
                        .get(0)
                        .cells()
                        .keySet());
        List<String> expected = new ArrayList<>(List.of("bound", "phase"));
        for (String label : Column.labels(AnalysisColumns.ALL)) {
            Column<?> column = Column.named(AnalysisColumns.ALL, label).orElseThrow();
            boolean isOf = set == ColumnSet.ALL || column.sets().contains(set);
            if (isOf && !expected.contains(label)) {
                expected.add(label);
            }
        }
        assertThat(shown).isEqualTo(expected).hasSizeGreaterThan(5);
    }

    /** Of all columns one name or the other is typed, and never means two. */
    @Test
    void namesLongAndShortAreOfOneColumnEach() {
        Set<String> names = new LinkedHashSet<>();
        for (Column<ComparedRow> column : ComparisonTable.COLUMNS) {
            assertThat(names.add(plain(column.label()))).as(column.label()).isTrue();
            assertThat(column.heading()).matches("[A-Za-z]+([-/][A-Za-z]+)*").hasSizeLessThanOrEqualTo(18);
            if (!plain(column.heading()).equals(plain(column.label()))) {
                assertThat(names.add(plain(column.heading())))
                        .as(column.heading())
                        .isTrue();
            }
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    @Test
    void whatAnalysesAndComparisonsShareIsCalledAlike() {
        for (Column<?> column : AnalysisColumns.ALL) {
            assertThat(ComparisonTable.column(column.metric()).heading()).isEqualTo(column.heading());
        }
    }

    /** Each kind of run, so that a column that is said to be of whole phases has something nowhere else. */
    @Test
    void rowsOfPartsHaveNothingOfWholePhasesAndRowsOfPhasesHave() {
        Set<String> inPhases = new LinkedHashSet<>();
        Set<String> inParts = new LinkedHashSet<>();
        for (String run : List.of(
                "analyze --model llama-3.1-8b --hw h100 --tp 2 --pp 2 --generate 3 --price 2 --power tdp",
                "analyze --model llama-3.1-8b --hw h100 --offload weights=0.5 --phase decode",
                "analyze --model llama-3.1-8b --hw h100 --arrival 3 --generate 9 --price 2 --power tdp",
                "analyze --model llama-3.1-8b --hw h100 --generate 3 --draft llama-3.2-1b --acceptance 0.7",
                "analyze --model llama-3.1-8b --hw h100 --generate 3 --prefill-hw a100",
                "analyze --model gpt --hw h100 --phase train --dp 2 --batch 4 --tokens 1e9 --price 2 --power tdp",
                "compare --model gpt --hw h100,a100 --what-if batch=4")) {
            for (Rows.Row row : Rows.of(run + " --by phase")) {
                inPhases.addAll(filled(row));
            }
            for (Rows.Row row : Rows.of(run + " --by operator")) {
                inParts.addAll(filled(row));
            }
            for (Rows.Row row : Rows.of(run + " --by layer")) {
                inParts.addAll(filled(row));
            }
        }
        for (Column<ComparedRow> column : ComparisonTable.COLUMNS) {
            RowKind rows = column.metric().rows();
            assertThat(inParts.contains(column.label())).as(column.label()).isEqualTo(rows == RowKind.EVERY);
            if (rows == RowKind.PHASES) {
                assertThat(inPhases).contains(column.label());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--path length=64,128", "--counting survey"})
    void rowsOfSequencesHaveWhatIsOfSequencesAlone(String options) {
        Set<String> filled = new LinkedHashSet<>();
        for (Rows.Row row : Rows.of("compare --model bert,gpt --hw gold-6242 --dtype fp32 " + options)) {
            filled.addAll(filled(row));
        }
        assertThat(filled).contains("length", "time_ratio_at_length");
        for (Rows.Row row : Rows.of("compare --model gpt,gpt2-large --hw a100 --by phase --path batch=1,2")) {
            for (Column<ComparedRow> column : ComparisonTable.COLUMNS) {
                if (column.metric().rows() == RowKind.SEQUENCES) {
                    assertThat(row.get(column.label())).as(column.label()).isEmpty();
                }
            }
        }
    }

    private static List<String> filled(Rows.Row row) {
        List<String> filled = new ArrayList<>();
        row.cells().forEach((label, cell) -> {
            if (!cell.isEmpty()) {
                filled.add(label);
            }
        });
        return filled;
    }
}
