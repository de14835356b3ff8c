package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    private record Thing(String name, double size) {}

    @Test
    void putsARowAThingUnderTheHeadingsInTheirOrder() {
        Table table = new Listing<Thing>()
                .text("name", Thing::name)
                .number("size", ValueKind.BYTES, Thing::size)
                .of(List.of(new Thing("a", 2), new Thing("b", 3)));
        assertThat(table.headings())
                .containsExactly(new Table.Heading("name", ValueKind.TEXT), new Table.Heading("size", ValueKind.BYTES));
        assertThat(table.rows()).containsExactly(List.of(Cell.of("a"), Cell.of(2)), List.of(Cell.of("b"), Cell.of(3)));
    }

    @Test
    void countsWholeThings() {
        Table table = new Listing<Thing>().count("size", Thing::size).of(List.of(new Thing("a", 2)));
        assertThat(table.headings()).containsExactly(new Table.Heading("size", ValueKind.COUNT));
        assertThat(table.rows()).containsExactly(List.of(Cell.of(2)));
    }

    @Test
    void leavesACellEmptyWhereThereIsNothingToSay() {
        Table table = new Listing<Thing>()
                .text("name", Thing::name)
                .number("size", Thing::size)
                .of(List.of(new Thing("", Double.NaN)));
        assertThat(table.rows()).containsExactly(List.of(Cell.ABSENT, Cell.ABSENT));
    }
}
