package dev.roofline.report;

import dev.roofline.metric.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Named values in the order in which they are put: what a format for programs holds, without its syntax. */
public final class Entries {
    /** What a name stands for: it says to a writer what it is. */
    @FunctionalInterface
    public interface EntryValue {
        void tell(Writer writer) throws IOException;
    }

    /** Writes each kind of value. */
    public interface Writer {
        void entry(String name, EntryValue value) throws IOException;

        void words(String text) throws IOException;

        void number(double value) throws IOException;

        void whole(long value) throws IOException;

        void truth(boolean value) throws IOException;

        /** Nothing is known or nothing is there: not zero, not false. */
        void absent() throws IOException;

        void group(Entries entries) throws IOException;

        void items(List<EntryValue> values) throws IOException;

        /** A document that has a syntax of its own: a spec, as its file has it. */
        void document(String json) throws IOException;
    }

    private final List<String> names = new ArrayList<>();
    private final List<EntryValue> values = new ArrayList<>();

    /**
     * Puts a value behind those that there are.
     *
     * @throws IllegalArgumentException where the name has a value already
     */
    public Entries put(String name, EntryValue value) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("there is a value of " + name + " already");
        }
        names.add(name);
        values.add(value);
        return this;
    }

    public Entries put(String name, String text) {
        return put(name, words(text));
    }

    public Entries put(String name, double value) {
        return put(name, writer -> writer.number(value));
    }

    public Entries put(String name, long value) {
        return put(name, whole(value));
    }

    public Entries put(String name, boolean value) {
        return put(name, writer -> writer.truth(value));
    }

    public Entries put(String name, OptionalDouble value) {
        return value.isPresent() ? put(name, value.getAsDouble()) : putAbsent(name);
    }

    public Entries put(String name, OptionalLong value) {
        return value.isPresent() ? put(name, value.getAsLong()) : putAbsent(name);
    }

    public Entries put(String name, Optional<String> text) {
        return text.isPresent() ? put(name, text.get()) : putAbsent(name);
    }

    public Entries put(String name, OptionalInt value) {
        return value.isPresent() ? put(name, value.getAsInt()) : putAbsent(name);
    }

    /** Yes or no, absent where it is not known. */
    public Entries putTruth(String name, Optional<Boolean> value) {
        return value.isPresent() ? put(name, value.get().booleanValue()) : putAbsent(name);
    }

    /** What a metric says, perhaps under a second name. */
    public Entries put(String name, Cell cell) {
        if (cell instanceof Cell.Number number) {
            return put(name, number.value());
        }
        if (cell instanceof Cell.Printed printed) {
            // Text, as a number of JSON would lose the zeros at its end.
            return put(name, printed.digits());
        }
        return cell instanceof Cell.Text words ? put(name, words.text()) : putAbsent(name);
    }

    /** A row, each column under its name. */
    public <R> Entries putRow(List<Column<R>> columns, R row) {
        for (Column<R> column : columns) {
            put(column.label(), column.metric().of(row));
        }
        return this;
    }

    public Entries put(String name, Entries entries) {
        return put(name, group(entries));
    }

    /** A group where there is one. */
    public Entries putGroup(String name, Optional<Entries> entries) {
        return entries.isPresent() ? put(name, entries.get()) : putAbsent(name);
    }

    /** Groups, one after another. */
    public Entries put(String name, List<Entries> groups) {
        return put(name, groups(groups));
    }

    /** A number, of which nothing is known where it is not finite. */
    public Entries putKnown(String name, double value) {
        return Double.isFinite(value) ? put(name, value) : putAbsent(name);
    }

    public Entries putAbsent(String name) {
        return put(name, Writer::absent);
    }

    /** Words, one after another. */
    public Entries putWords(String name, List<String> texts) {
        List<EntryValue> items = new ArrayList<>();
        for (String text : texts) {
            items.add(words(text));
        }
        return put(name, items(items));
    }

    public static EntryValue group(Entries entries) {
        return writer -> writer.group(entries);
    }

    public static EntryValue groups(List<Entries> groups) {
        List<EntryValue> items = new ArrayList<>();
        for (Entries group : groups) {
            items.add(group(group));
        }
        return items(items);
    }

    private static EntryValue words(String text) {
        return writer -> writer.words(text);
    }

    public static EntryValue whole(long value) {
        return writer -> writer.whole(value);
    }

    public static EntryValue items(List<EntryValue> values) {
        List<EntryValue> items = List.copyOf(values);
        return writer -> writer.items(items);
    }

    /**
     * A value that is a document already.
     *
     * @param json a whole document
     */
    public static EntryValue document(String json) {
        return writer -> writer.document(json);
    }

    /** Writes each entry in order. */
    public void forEach(Writer writer) throws IOException {
        for (int i = 0; i < names.size(); i++) {
            writer.entry(names.get(i), values.get(i));
        }
    }
}
