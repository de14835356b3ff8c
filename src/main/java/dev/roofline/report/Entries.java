package dev.roofline.report;

import dev.roofline.metric.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Named values in the order in which they are put: what a format for programs holds, without its syntax. */
public final class Entries {
    /** What a name stands for. */
    public sealed interface Value {
        <R> R accept(Visitor<R> visitor);
    }

    /** Answers for each kind of value. */
    public interface Visitor<R> {
        R words(String text);

        R number(double value);

        R whole(long value);

        R truth(boolean value);

        /** Nothing is known or nothing is there: not zero, not false. */
        R absent();

        R group(Entries entries);

        R items(List<Value> values);

        /** A document that has a syntax of its own: a spec, as its file has it. */
        R document(String json);
    }

    private record Words(String text) implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.words(text);
        }
    }

    private record Amount(double value) implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(value);
        }
    }

    private record Whole(long value) implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.whole(value);
        }
    }

    private record Truth(boolean value) implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truth(value);
        }
    }

    private record Absent() implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.absent();
        }
    }

    private record Group(Entries entries) implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.group(entries);
        }
    }

    private record Items(List<Value> values) implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.items(values);
        }
    }

    private record Document(String json) implements Value {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.document(json);
        }
    }

    /** Receives each entry in order. */
    public interface Reader {
        void entry(String name, Value value);
    }

    private static final Value ABSENT = new Absent();

    private final List<String> names = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    /**
     * Puts a value behind those that there are.
     *
     * @throws IllegalArgumentException where the name has a value already
     */
    public Entries put(String name, Value value) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("there is a value of " + name + " already");
        }
        names.add(name);
        values.add(value);
        return this;
    }

    public Entries put(String name, String text) {
        return put(name, new Words(text));
    }

    public Entries put(String name, double value) {
        return put(name, new Amount(value));
    }

    public Entries put(String name, long value) {
        return put(name, new Whole(value));
    }

    public Entries put(String name, boolean value) {
        return put(name, new Truth(value));
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
        return cell instanceof Cell.Text words ? put(name, words.text()) : putAbsent(name);
    }

    /** A row, each column under its name. */
    public <R> Entries putRow(List<Column<R>> columns, R row) {
        for (Column<R> column : columns) {
            put(column.label(), column.of(row));
        }
        return this;
    }

    public Entries put(String name, Entries entries) {
        return put(name, group(entries));
    }

    public Entries put(String name, List<Value> items) {
        return put(name, items(items));
    }

    /** A number, of which nothing is known where it is not finite. */
    public Entries putKnown(String name, double value) {
        return Double.isFinite(value) ? put(name, value) : putAbsent(name);
    }

    public Entries putAbsent(String name) {
        return put(name, ABSENT);
    }

    /** Words, one after another. */
    public Entries putWords(String name, List<String> texts) {
        List<Value> items = new ArrayList<>();
        for (String text : texts) {
            items.add(new Words(text));
        }
        return put(name, items);
    }

    public static Value group(Entries entries) {
        return new Group(entries);
    }

    public static Value whole(long value) {
        return new Whole(value);
    }

    public static Value items(List<Value> values) {
        return new Items(List.copyOf(values));
    }

    /**
     * A value that is a document already.
     *
     * @param json a whole document
     */
    public static Value document(String json) {
        return new Document(json);
    }

    public void forEach(Reader reader) {
        for (int i = 0; i < names.size(); i++) {
            reader.entry(names.get(i), values.get(i));
        }
    }
}
