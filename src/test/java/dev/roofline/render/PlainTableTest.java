package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.draw.Screen;
import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.report.Document;
import dev.roofline.report.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTableTest {
    private static final Screen NARROW = new Screen(false, false, 80, false, false);

    private static Table table(List<Table.Heading> headings, List<List<Cell>> rows) {
        return new Table(headings, rows);
    }

    private static String text(Table table, Screen screen) {
        StringBuilder out = new StringBuilder();
        PlainTable.of(table, screen).write(out);
        return out.toString();
    }

    @Test
    void onAScreenUnitsStandBelowNamesAndDecimalPointsBelowEachOther() {
        Table times = table(
                List.of(new Table.Heading("operator", ValueKind.TEXT), new Table.Heading("time", ValueKind.TIME)),
                List.of(
                        List.of(Cell.of("a"), Cell.of(0.0123456)),
                        List.of(Cell.of("b"), Cell.of(0.000123456)),
                        List.of(Cell.of("c"), Cell.of(0.0000001)),
                        List.of(Cell.of("d"), Cell.of(0.0))));
        assertThat(text(times, NARROW)).isEqualTo("""
                        operator   time
                                     ms
                        a         12.35
                        b          0.12
                        c         <0.01
                        d             0
                        """);
        assertThat(text(times, Screen.FILE)).isEqualTo("""
                        operator    time ms
                        a             12.35
                        b            0.1235
                        c         0.0001000
                        d                 0
                        """);
    }

    @Test
    void columnsGoInTheirTablesOrderAndTheirNamesAreTold() {
        List<Table.Heading> headings = new ArrayList<>(List.of(new Table.Heading("name", ValueKind.TEXT)));
        List<Cell> row = new ArrayList<>(List.of(Cell.of("x")));
        for (int i = 0; i < 6; i++) {
            // The last but one goes first, then the one before it.
            int dropped = i == 4 ? 0 : i == 3 ? 1 : Table.Heading.KEPT;
            headings.add(new Table.Heading("column" + i, ValueKind.COUNT, dropped));
            row.add(Cell.of(123456789012L));
        }
        StringBuilder out = new StringBuilder();
        List<String> leftOut =
                PlainTable.of(table(headings, List.of(row)), NARROW).write(out);
        assertThat(leftOut).containsExactly("column3", "column4");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120, 240})
    void noLineIsWiderThanItsScreenWhateverTheCells(int width) {
        Screen screen = new Screen(false, false, width, false, false);
        for (int columns = 1; columns <= 12; columns++) {
            for (int length : List.of(1, 30, 90, 300)) {
                List<Table.Heading> headings = new ArrayList<>();
                List<Cell> row = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    boolean isText = (i + length) % 2 == 0;
                    headings.add(new Table.Heading("heading " + i, isText ? ValueKind.TEXT : ValueKind.PLAIN));
                    row.add(isText ? Cell.of("word ".repeat(length / 5) + "w".repeat(length)) : Cell.of(1234.5678));
                }
                assertThat(text(table(headings, List.of(row)), screen).lines())
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
            }
        }
    }

    @Test
    void rowsWithoutTimeAreFoldedOnAScreenThatIsNotAskedForAll() {
        Table rows = table(
                List.of(new Table.Heading("operator", ValueKind.TEXT)),
                List.of(List.of(Cell.of("a.used")), List.of(Cell.of("a.idle"))));
        Document.Part part = new Document.Part("phase", rows, false, "", "", List.of()).withIdle(List.of(1));
        StringBuilder folded = new StringBuilder();
        PlainTable.of(part, NARROW).write(folded);
        assertThat(folded).hasToString("operator\na.used\n");
        StringBuilder all = new StringBuilder();
        PlainTable.of(part, new Screen(false, false, 80, false, true)).write(all);
        assertThat(all).hasToString("operator\na.used\na.idle\n");
    }

    @Test
    void whatBoundsARowHasAColourOfItsOwn() {
        Table bounds = table(
                List.of(new Table.Heading("bound", ValueKind.TEXT)),
                List.of(List.of(Cell.of("memory")), List.of(Cell.of("compute")), List.of(Cell.of("other"))));
        assertThat(text(bounds, new Screen(false, true, 80, false, false)))
                .isEqualTo("\u001B[1mbound\u001B[0m\n\u001B[33mmemory\u001B[0m\n\u001B[32mcompute\u001B[0m\nother\n");
    }
}
