package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageOrderTest {
    @Test
    void timeBoundAndShareStandBehindWhatARowIsOf() {
        Table table = table("operator", "layers", "engine", "flops", "time_s", "stage_time_s", "bound", "share");
        Table ordered = PageOrder.of(table);
        assertThat(labels(ordered))
                .containsExactly("operator", "time_s", "bound", "share", "layers", "engine", "flops", "stage_time_s");
        assertThat(ordered.rows().get(0).get(1)).isEqualTo(Cell.of("time_s 0"));
        assertThat(ordered.rows().get(1).get(7)).isEqualTo(Cell.of("stage_time_s 1"));
    }

    @Test
    void whatTellsRowsApartStaysInFront() {
        assertThat(labels(PageOrder.of(table("layers", "group", "flops", "time_s"))))
                .containsExactly("layers", "group", "time_s", "flops");
        assertThat(labels(PageOrder.of(
                        table("operator", "layers", "flops", "time_s").keeping("layers"))))
                .containsExactly("operator", "layers", "time_s", "flops");
        assertThat(labels(PageOrder.of(table("compared", "size", "time_s", "time_ratio", "flops", "bound"))))
                .containsExactly("compared", "size", "time_s", "time_ratio", "bound", "flops");
    }

    @Test
    void tablesWithoutATimeAreLeftAlone() {
        assertThat(labels(PageOrder.of(table("part", "a100", "share", "h100"))))
                .containsExactly("part", "a100", "share", "h100");
    }

    @Test
    void columnsThatWereNamedStandAsTheyWereNamed() {
        assertThat(headings("--columns", "operator,traffic,bound,time"))
                .containsExactly("operator", "traffic GB", "bound", "time ms");
        assertThat(headings()).startsWith("operator", "time ms", "bound", "share %", "layers");
    }

    private static List<String> headings(String... more) {
        List<String> command = new ArrayList<>(
                List.of("analyze", "--model", "llama-3.1-8b", "--hw", "h100", "--phase", "decode", "--format", "html"));
        command.addAll(List.of(more));
        Cli.Result result = Cli.run(command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        List<String> headings = new ArrayList<>();
        Matcher heading = Pattern.compile("<th scope=col>([^<]*)").matcher(result.output());
        while (heading.find()) {
            headings.add(heading.group(1));
        }
        return headings;
    }

    private static List<String> labels(Table table) {
        List<String> labels = new ArrayList<>();
        for (Table.Heading heading : table.headings()) {
            labels.add(heading.label());
        }
        return labels;
    }

    private static Table table(String... labels) {
        List<Table.Heading> headings = new ArrayList<>();
        List<List<Cell>> rows = List.of(new ArrayList<>(), new ArrayList<>());
        for (String label : labels) {
            headings.add(new Table.Heading(label, ValueKind.TEXT, DropOrder.of(label)));
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).add(Cell.of(label + " " + i));
            }
        }
        return new Table(headings, rows);
    }
}
