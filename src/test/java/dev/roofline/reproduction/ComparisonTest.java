package dev.roofline.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.reproduction.Comparison.Kind;
import dev.roofline.reproduction.Comparison.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        // Ours rounds to the printed digits, a half to either side.
        "VALUE, 1.23, 1.2349, '', EQUAL",
        "VALUE, 1.23, 1.2251, '', EQUAL",
        "VALUE, 2, 2.5, '', EQUAL",
        "VALUE, 3, 2.5, '', EQUAL",
        // Less than a unit of the last digit away: cut.
        "VALUE, 1.23, 1.2399, '', WITHIN",
        "VALUE, 1.23, 1.2401, '', OFF",
        "VALUE, 1.23, 2.46, 'twice', MISPRINT",
        // A table's cell and a figure's label are numbers like others.
        "TABLE_CELL, 1.23, 1.2349, '', EQUAL",
        "TABLE_CELL, 1.23, 1.2399, '', WITHIN",
        "FIGURE_LABEL, 1.23, 1.2401, '', OFF",
        "FIGURE_LABEL, 1.23, 2.46, 'twice', MISPRINT",
        // A measured time is no less than our bound, and a rate no more.
        "LOWER_BOUND, 10, 9, '', WITHIN",
        "LOWER_BOUND, 10, 10, '', WITHIN",
        "LOWER_BOUND, 10, 10.1, '', OFF",
        "LOWER_BOUND, 10, 10.1, 'another clock', MISPRINT",
        "UPPER_BOUND, 10, 9.9, '', OFF",
        "UPPER_BOUND, 10, 10.1, '', WITHIN",
        // One percent where both sides rounded.
        "OF_ROUNDED, 100, 100, '', EQUAL",
        "OF_ROUNDED, 100, 100.9, '', WITHIN",
        "OF_ROUNDED, 100, 101.1, '', OFF",
        "OF_ROUNDED, 100, 98.9, 'why', MISPRINT",
        // A log is counted by another rule where it differs, whatever its note says.
        "LOGGED, 4.25, 4.2501, '', EQUAL",
        "LOGGED, 4.25, 4.28, '', WITHIN",
        "LOGGED, 4.25, 4.31, 'its rule', OFF"
    })
    void anOutcomeIsWhatTheKindOfNumberAllows(Kind kind, String published, double ours, String note, Outcome outcome) {
        Comparison comparison =
                new Comparison(new PublishedNumber("group", "item", "source", published, "s", note), ours, kind);
        assertThat(comparison.verdict()).isEqualTo(outcome);
        double printed = Double.parseDouble(published);
        assertThat(printed * (1 + comparison.relativeDifference())).isCloseTo(ours, within(1e-12 * ours));
    }
}
