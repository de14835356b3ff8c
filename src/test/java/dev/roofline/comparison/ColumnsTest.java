package dev.roofline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.draw.Screen;
import dev.roofline.metric.Slice;
import dev.roofline.metric.SliceMetrics;
import dev.roofline.render.MarkdownFormat;
import dev.roofline.report.AnalysisColumns;
import dev.roofline.report.Column;
import dev.roofline.report.ComparisonTable;
import dev.roofline.units.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every metric is a column under its own name, of analyses and comparisons alike. */
@Tag(Golden.TAG)
class ColumnsTest {
    private static final Path PAGE = Path.of("src/site/markdown/columns.md");

    private static final String ABOVE_THE_LIST = """
            # Columns

            What each column of `analyze` and `compare` holds, in base units: the names are those of CSV, of rows in JSON, of
            `--columns` and of `--require`. A value that does not exist is absent, not zero. `roofline list columns` prints the
            same list.

            """;

    /** The page can be read without the tool; {@code -Dgolden.update=true} writes it anew. */
    @Test
    void theReferencePageHasTheColumnsOfTheContractInTheirOrder() {
        Golden.compare(
                PAGE,
                ABOVE_THE_LIST + Setting.said(new MarkdownFormat().of(ComparisonTable.meanings(), Screen.FILE), "--"));
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
        assertThat(new HashSet<>(shown)).isEqualTo(new HashSet<Object>(SliceMetrics.all()));
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
