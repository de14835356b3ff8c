package dev.roofline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.draw.Screen;
import dev.roofline.metric.KeyMetric;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TimeMetric;
import dev.roofline.metric.TotalsMetric;
import dev.roofline.metric.WorkMetric;
import dev.roofline.render.MarkdownFormat;
import dev.roofline.report.AnalysisColumns;
import dev.roofline.report.Column;
import dev.roofline.report.ColumnList;
import dev.roofline.report.ComparisonTable;
import dev.roofline.units.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every metric is a column under its own name, of analyses and comparisons alike. */
@Tag(Golden.TAG)
class ColumnsTest {
    private static final Path PAGE = Path.of("src/site/markdown/columns.md");

    private static final String ABOVE_THE_LIST = """
            # Columns

            What each column of `analyze` and `compare` holds, in base units. The name is that of CSV and of rows in JSON, the
            short one stands over tables; `--columns` and `--require` take both, in any case, with a hyphen or an underscore
            between words. A value that does not exist is absent, not zero. `roofline list columns` prints the same list.

            CSV has the columns of `default`, with `--by phase` those of `by-phase` behind them, in `compare` behind its own.
            `--columns phase,time,fits` takes these alone in this order. Sets stand behind what is named, or behind what a format
            shows of itself: `--columns +memory`, `--columns phase,time,+serving,+cost`; `+all` has every column. In tables for
            people a column of a set is left out where none of its rows has a value.

            Rows of `phases` are whole phases: those of `--by phase`, and the sums under tables. Rows of operators, layers and
            groups have nothing in such a column.

            """;

    /** The page can be read without the tool; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void theReferencePageHasTheColumnsOfTheContractInTheirOrder() {
        Golden.compare(
                PAGE, ABOVE_THE_LIST + Setting.said(new MarkdownFormat().of(ColumnList.of(), Screen.FILE), "--"));
    }

    /** But for those that a comparison had before an analysis did. */
    @Test
    void theColumnsOfAnAnalysisKeepTheirOrderInAComparison() {
        List<String> own = new ArrayList<>();
        for (RatioMetric metric : RatioMetric.values()) {
            own.add(metric.label());
        }
        List<String> compared = new ArrayList<>(Column.labels(ComparisonTable.COLUMNS));
        List<String> analysed = new ArrayList<>(Column.labels(AnalysisColumns.ALL));
        compared.removeAll(own);
        analysed.removeAll(own);
        assertThat(compared).isEqualTo(analysed);
    }

    @Test
    void everyNameIsOfOneColumn() {
        assertThat(Column.labels(AnalysisColumns.ALL)).doesNotHaveDuplicates();
        assertThat(Column.labels(ComparisonTable.COLUMNS)).doesNotHaveDuplicates();
    }

    /** So that nothing is measured that no column shows, and that whatever a column shows can be demanded. */
    @Test
    void everyMetricOfASliceIsAColumn() {
        List<Object> shown = new ArrayList<>();
        for (Column<Slice> column : AnalysisColumns.ALL) {
            shown.add(column.metric());
        }
        List<Object> measured = new ArrayList<>(List.of(KeyMetric.values()));
        measured.addAll(List.of(WorkMetric.values()));
        measured.addAll(List.of(TimeMetric.values()));
        measured.addAll(List.of(PhaseMetric.values()));
        measured.addAll(List.of(TotalsMetric.values()));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(measured);
    }

    @Test
    void everyMeasureOfAComparisonIsAColumn() {
        List<Object> shown = new ArrayList<>();
        for (Column<ComparedRow> column : ComparisonTable.COLUMNS) {
            shown.add(column.metric());
        }
        assertThat(shown).contains((Object[]) RatioMetric.values());
    }
}
