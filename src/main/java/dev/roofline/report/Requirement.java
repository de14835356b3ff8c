package dev.roofline.report;

import dev.roofline.metric.PhaseNames;
import dev.roofline.metric.Slice;
import dev.roofline.run.SizeSweep;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a user demands of a report, such as {@code decode.time_s<=0.012} or {@code bound==memory}.
 *
 * @param phase the phase it is about; empty for every phase of the report
 * @param value as it was written: a number, perhaps with a unit, or a word where the column holds words
 * @param number in base units; empty where the column holds words
 */
public record Requirement(
        Optional<String> phase, Column column, Relation comparison, String value, OptionalDouble number) {
    /** What the value of a phase has to be to the value demanded. */
    public enum Relation {
        AT_MOST("<="),
        AT_LEAST(">="),
        EQUAL("=="),
        UNEQUAL("!="),
        BELOW("<"),
        ABOVE(">");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        boolean holds(int order) {
            return switch (this) {
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case BELOW -> order < 0;
                case ABOVE -> order > 0;
            };
        }
    }

    /** Whether the demand holds for a phase, with the value that decided it. */
    public record Outcome(boolean holds, String sentence) {}

    /**
     * Reads {@code [phase.]column comparison value}, or {@code fits}.
     *
     * @throws IllegalArgumentException where the text is not of that form; the message says in what
     */
    public static Requirement parse(String text) {
        if (text.strip().equals("fits")) {
            return new Requirement(
                    Optional.empty(), Column.FITS, Relation.EQUAL, ColumnWords.YES, OptionalDouble.empty());
        }
        for (Relation comparison : Relation.values()) {
            int at = text.indexOf(comparison.symbol);
            if (at >= 0) {
                String left = text.substring(0, at).strip();
                String value = text.substring(at + comparison.symbol.length()).strip();
                return parse(left, comparison, value);
            }
        }
        throw new IllegalArgumentException(
                "there is no comparison in it: one of <= >= == != < > (or the word fits alone)");
    }

    private static Requirement parse(String left, Relation comparison, String value) {
        int dot = left.indexOf('.');
        Optional<String> phase = dot < 0 ? Optional.empty() : Optional.of(left.substring(0, dot));
        if (phase.isPresent() && !PhaseNames.all().contains(phase.get())) {
            throw new IllegalArgumentException(
                    "\"" + phase.get() + "\" is not a phase; phases are " + String.join(", ", PhaseNames.all()));
        }
        String name = left.substring(dot + 1);
        Column column = Column.ofLabel(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is not a column (see \"roofline list columns\")"));
        boolean words = column.kind() == ValueKind.TEXT;
        if (words && comparison != Relation.EQUAL && comparison != Relation.UNEQUAL) {
            throw new IllegalArgumentException(name + " holds words: compare it with == or !=");
        }
        if (words) {
            Optional<String> fault = ColumnWords.fault(column, value);
            if (fault.isPresent()) {
                throw new IllegalArgumentException(fault.get());
            }
        }
        return new Requirement(
                phase,
                column,
                comparison,
                value,
                words ? OptionalDouble.empty() : OptionalDouble.of(ColumnUnit.value(column, value)));
    }

    /**
     * Holds the demand against the totals of each phase that it is about, or against each row of its path where it has one.
     * Phases that have no number in the column are left out.
     *
     * @return an outcome for each row that it was held against; none where there was no such row
     */
    public List<Outcome> check(Report report) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Section section : report.sections()) {
            String name = section.total().phase();
            if (phase.isPresent() && !phase.get().equals(name)) {
                continue;
            }
            SizeSweep growth = section.growth();
            if (growth.rows().isEmpty()) {
                add(outcomes, section.title(), "", column.of(section.total()));
            }
            for (Slice row : growth.rows()) {
                // Sizes of a path have no sum: each has to hold.
                String size = " at " + growth.variable().label() + " " + growth.sizeOf(row);
                add(outcomes, section.title(), size, column.of(row));
            }
        }
        return outcomes;
    }

    /** Why the demand was held against no row of some reports. */
    public String unmet(List<Report> reports) {
        List<String> phases = new ArrayList<>();
        for (Report report : reports) {
            for (Section section : report.sections()) {
                if (!phases.contains(section.total().phase())) {
                    phases.add(section.total().phase());
                }
            }
        }
        if (phase.isPresent() && !phases.contains(phase.get())) {
            return "there is no phase " + phase.get() + " here; there is " + String.join(", ", phases);
        }
        return "no row here has a value of " + column.label() + ", which is: " + column.meaning();
    }

    /** The demand as it is written. */
    public String text() {
        return (phase.isPresent() ? phase.get() + "." : "") + column.label() + comparison.symbol + value;
    }

    private void add(List<Outcome> outcomes, String name, String size, Cell cell) {
        String wanted = name + "." + column.label() + comparison.symbol + value + size;
        if (number.isEmpty()) {
            String actual = cell instanceof Cell.Text text ? text.text() : ColumnWords.ABSENT;
            outcomes.add(
                    new Outcome(comparison.holds(actual.equals(value) ? 0 : 1), wanted + " (it is " + actual + ")"));
        } else if (cell instanceof Cell.Number found) {
            double actual = found.value();
            int order = actual < number.getAsDouble() ? -1 : actual > number.getAsDouble() ? 1 : 0;
            outcomes.add(new Outcome(comparison.holds(order), wanted + " (it is " + shown(actual) + ")"));
        }
    }

    private String shown(double value) {
        return switch (column.kind()) {
            case SHARE -> Phrase.percent(value);
            case COUNT, PLAIN -> Phrase.number(value);
            default -> Phrase.quantity(value, column.kind().unit()).strip();
        };
    }
}
