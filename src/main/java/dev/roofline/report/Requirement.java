package dev.roofline.report;

import dev.roofline.units.Phrase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user demands of a report, such as {@code decode.time_s<=0.012} or {@code bound==memory}.
 *
 * @param phase the phase it is about; empty for every phase of the report
 * @param value a number in base units, or a word where the column holds words
 */
public record Requirement(Optional<String> phase, Column column, Comparison comparison, String value) {
    /** What the value of a phase has to be to the value demanded. */
    public enum Comparison {
        AT_MOST("<="),
        AT_LEAST(">="),
        EQUAL("=="),
        UNEQUAL("!="),
        BELOW("<"),
        ABOVE(">");

        private final String symbol;

        Comparison(String symbol) {
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
            return new Requirement(Optional.empty(), Column.FITS, Comparison.EQUAL, ColumnWords.YES);
        }
        for (Comparison comparison : Comparison.values()) {
            int at = text.indexOf(comparison.symbol);
            if (at >= 0) {
                String left = text.substring(0, at).strip();
                String value = text.substring(at + comparison.symbol.length()).strip();
                return parse(left, comparison, value);
            }
        }
        throw new IllegalArgumentException("there is no comparison in it: one of <= >= == != < > (or the word fits alone)");
    }

    private static Requirement parse(String left, Comparison comparison, String value) {
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
        if (words && comparison != Comparison.EQUAL && comparison != Comparison.UNEQUAL) {
            throw new IllegalArgumentException(name + " holds words: compare it with == or !=");
        }
        if (words) {
            Optional<String> fault = ColumnWords.fault(column, value);
            if (fault.isPresent()) {
                throw new IllegalArgumentException(fault.get());
            }
        } else {
            try {
                new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + value + "\" is not a number in base units");
            }
        }
        return new Requirement(phase, column, comparison, value);
    }

    /**
     * Holds the demand against the totals of each phase that it is about. A demand about a phase that the report
     * does not have is false.
     */
    public List<Outcome> check(Report report) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Section section : report.sections()) {
            String name = section.total().phase();
            if (phase.isPresent() && !phase.get().equals(name)) {
                continue;
            }
            if (section.growth().variable() == Growth.Variable.LENGTH) {
                // Sequences of several lengths have no sum: each has to hold.
                for (Row row : section.growth().rows()) {
                    outcomes.add(outcome(name + " of " + section.growth().sizeOf(row) + " tokens: " + name, column.of(row)));
                }
            } else {
                outcomes.add(outcome(section.title(), column.of(section.total())));
            }
        }
        if (outcomes.isEmpty()) {
            outcomes.add(new Outcome(false, "the report has no phase " + phase.orElse("at all")));
        }
        return outcomes;
    }

    private Outcome outcome(String name, Cell cell) {
        String wanted = name + "." + column.label() + comparison.symbol + value;
        if (cell instanceof Cell.Number number) {
            BigDecimal actual = new BigDecimal(number.value());
            boolean holds = comparison.holds(actual.compareTo(new BigDecimal(value)));
            return new Outcome(
                    holds, wanted + " (it is " + Phrase.quantity(number.value(), column.kind().unit()).strip() + ")");
        }
        String actual = cell instanceof Cell.Text text ? text.text() : ColumnWords.ABSENT;
        return new Outcome(comparison.holds(actual.equals(value) ? 0 : 1), wanted + " (it is " + actual + ")");
    }
}
