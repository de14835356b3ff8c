package dev.roofline.metric;

import dev.roofline.units.Setting;
import java.util.Locale;

/** A named quantity of rows of a kind. */
public interface Metric<R> {
    /**
     * What a metric is, whatever row it is read from.
     *
     * @param label its name in CSV, JSON and demands
     * @param meaning one line; settings stand in it as {@code {pp}}
     */
    record Definition(String label, ValueKind kind, String meaning) {
        /** One line, in which settings stand by their words. */
        @Override
        public String meaning() {
            return Setting.filled(meaning);
        }

        /** A constant's, which is named as the constant is. */
        public static Definition of(Enum<?> constant, ValueKind kind, String meaning) {
            return new Definition(constant.name().toLowerCase(Locale.ROOT), kind, meaning);
        }
    }

    Definition definition();

    /** The metric's value of a row. */
    Cell of(R row);

    /** The rows that have values of it. */
    default RowKind rows() {
        return RowKind.EVERY;
    }

    /** The words that its values can be. */
    default Vocabulary words() {
        return Vocabulary.ANY;
    }

    default String label() {
        return definition().label();
    }

    default ValueKind kind() {
        return definition().kind();
    }
}
