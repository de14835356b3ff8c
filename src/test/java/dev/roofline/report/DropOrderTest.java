package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropOrderTest {
    @Test
    void theOrderIsThatOfThePage() throws IOException {
        List<String> columns = new ArrayList<>();
        Cli.run("list", "columns", "--format", "csv")
                .output()
                .lines()
                .skip(1)
                .filter(row -> DropOrder.of(row.split(",", 2)[0]) != Table.Heading.KEPT)
                .forEach(columns::add);
        columns.sort(Comparator.comparingInt(row -> DropOrder.of(row.split(",", 2)[0])));
        List<String> names = columns.stream().map(row -> row.split(",", 3)[1]).toList();
        assertThat(names).hasSizeGreaterThan(10);
        String page = Files.readString(Path.of("src/site/markdown/reports.md")).replaceAll("\\s+", " ");
        assertThat(page).contains("in this order: " + String.join(", ", names) + ", other bounds.");
    }
}
