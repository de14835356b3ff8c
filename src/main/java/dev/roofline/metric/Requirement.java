package dev.roofline.metric;

import dev.roofline.units.DecimalText;
import dev.roofline.units.UnitText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a user demands of a run, such as {@code decode.time_s<=0.012} or {@code bound==memory}.
 *
 * @param phase the phase it is about; empty for every phase of the run
 * @param value as it was written: a number, perhaps with a unit, or a word where the metric is of words
 * @param number in base units; empty where the metric is of words
 */
public record Requirement(
        Optional<String> phase, Metric<Slice> metric, Relation relation, String value, OptionalDouble number) {
    /** What the value of a phase has to be to the value demanded. */
    public enum Relation {
        AT_MOST("<=", -1, 0),
        AT_LEAST(">=", 0, 1),
        EQUAL("==", 0),
        UNEQUAL("!=", -1, 1),
        BELOW("<", -1),
        ABOVE(">", 1);

        private final String symbol;
        private final List<Integer> orders;

        /** @param orders at which it holds: -1 of a smaller value, 1 of a larger one */
        Relation(String symbol, Integer... orders) {
            this.symbol = symbol;
            this.orders = List.of(orders);
        }
    }

    /**
     * Reads {@code [phase.]metric relation value}, or {@code fits}.
     *
     * @param named the metric of a name
     * @throws IllegalArgumentException where the text is not of that form; the message says in what
     */
    public static Requirement parse(String text, Function<String, Optional<Metric<Slice>>> named) {
        if (text.strip().equals("fits")) {
            return parse("fits", Relation.EQUAL, PhaseMetric.YES, named);
        }
        for (Relation relation : Relation.values()) {
            int at = text.indexOf(relation.symbol);
            if (at >= 0) {
                String left = text.substring(0, at).strip();
                String value = text.substring(at + relation.symbol.length()).strip();
                return parse(left, relation, value, named);
            }
        }
        throw new IllegalArgumentException(
                "there is no comparison in it: one of <= >= == != < > (or the word fits alone)");
    }

    private static Requirement parse(
            String left, Relation relation, String value, Function<String, Optional<Metric<Slice>>> named) {
        int dot = left.indexOf('.');
        Optional<String> phase = dot < 0 ? Optional.empty() : Optional.of(left.substring(0, dot));
        if (phase.isPresent() && !PhaseNames.all().contains(phase.get())) {
            throw new IllegalArgumentException(
                    "\"" + phase.get() + "\" is not a phase; phases are " + String.join(", ", PhaseNames.all()));
        }
        String name = left.substring(dot + 1);
        Metric<Slice> metric = named.apply(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is not a column (see \"roofline list columns\")"));
        if (metric.kind() != ValueKind.TEXT) {
            return new Requirement(phase, metric, relation, value, OptionalDouble.of(number(metric, value)));
        }
        if (relation != Relation.EQUAL && relation != Relation.UNEQUAL) {
            throw new IllegalArgumentException(metric.label() + " holds words: compare it with == or !=");
        }
        Optional<String> fault = metric.words().fault(metric.label(), value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
        return new Requirement(phase, metric, relation, value, OptionalDouble.empty());
    }

    /** A number in base units, or with the unit that the metric has. */
    private static double number(Metric<Slice> metric, String text) {
        double value;
        try {
            value = DecimalText.parse(text);
        } catch (DecimalText.MalformedNumberException e) {
            value = e.isTooLarge() ? Double.POSITIVE_INFINITY : withUnit(metric, text);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("\"" + text + "\" is not a finite number");
        }
        return value;
    }

    private static double withUnit(Metric<Slice> metric, String text) {
        Optional<UnitText.Unit> unit = metric.kind().unit();
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number; " + metric.label() + " has no unit");
        }
        try {
            return UnitText.value(text, unit.get());
        } catch (UnitText.MalformedQuantityException e) {
            throw new IllegalArgumentException(e.getMessage() + ", or a number in base units");
        }
    }

    /** Whether the demand is about a phase of a name. */
    public boolean isAbout(String name) {
        return phase.isEmpty() || phase.get().equals(name);
    }

    /** Whether the demand holds for a value of its metric; empty where that is no number and one is demanded. */
    public Optional<Boolean> holds(Cell actual) {
        if (number.isEmpty()) {
            return Optional.of(relation.orders.contains(words(actual).equals(value) ? 0 : 1));
        }
        if (actual instanceof Cell.Number found) {
            double wanted = number.getAsDouble();
            return Optional.of(relation.orders.contains(found.value() < wanted ? -1 : found.value() > wanted ? 1 : 0));
        }
        return Optional.empty();
    }

    /** What a value is called that is compared with words. */
    public static String words(Cell actual) {
        return actual instanceof Cell.Text text ? text.text() : Vocabulary.ABSENT;
    }

    /** What is demanded, without the phase that it is demanded of. */
    public String wanted() {
        return metric.label() + relation.symbol + value;
    }

    /** The demand as it is written. */
    public String text() {
        return (phase.isPresent() ? phase.get() + "." : "") + wanted();
    }
}
