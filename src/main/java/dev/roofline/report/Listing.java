package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The columns of a table of things of one kind, each heading said once with its cell. */
public final class Listing<R> {
    private final List<Table.Heading> headings = new ArrayList<>();
    private final List<Function<R, Cell>> cells = new ArrayList<>();

    public Listing<R> text(String label, Function<R, String> text) {
        return cell(label, ValueKind.TEXT, row -> Cell.of(text.apply(row)));
    }

    /** A number that is not scaled. */
    public Listing<R> number(String label, ToDoubleFunction<R> value) {
        return number(label, ValueKind.PLAIN, value);
    }

    /** A number of things. */
    public Listing<R> count(String label, ToDoubleFunction<R> value) {
        return number(label, ValueKind.COUNT, value);
    }

    public Listing<R> number(String label, ValueKind kind, ToDoubleFunction<R> value) {
        return cell(label, kind, row -> Cell.of(value.applyAsDouble(row)));
    }

    /**
     * A number that is shown in the unit that suits it.
     *
     * @param label for programs
     * @param shown for people
     */
    public Listing<R> quantity(String label, String shown, ValueKind kind, ToDoubleFunction<R> value) {
        headings.add(new Table.Heading(label, shown, kind, Table.Heading.KEPT, true));
        cells.add(row -> Cell.of(value.applyAsDouble(row)));
        return this;
    }

    public Listing<R> cell(String label, ValueKind kind, Function<R, Cell> cell) {
        headings.add(new Table.Heading(label, kind));
        cells.add(cell);
        return this;
    }

    /** Columns that a narrow screen goes without, the first of these first. */
    public Listing<R> without(String... labels) {
        for (int place = 0; place < labels.length; place++) {
            for (int i = 0; i < headings.size(); i++) {
                if (headings.get(i).label().equals(labels[place])) {
                    headings.set(i, headings.get(i).dropped(place));
                }
            }
        }
        return this;
    }

    /** A row a thing. */
    public Table of(List<R> things) {
        List<List<Cell>> rows = new ArrayList<>();
        for (R thing : things) {
            List<Cell> row = new ArrayList<>();
            for (Function<R, Cell> cell : cells) {
                row.add(cell.apply(thing));
            }
            rows.add(row);
        }
        return new Table(headings, rows);
    }
}
