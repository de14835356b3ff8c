package dev.roofline.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    /** Days after 2000-01-01, counted on a calendar, over 365.25. */
    @ParameterizedTest
    @CsvSource({
        "2000-01-01, 0",
        "2000-01-02, 1",
        // 2000 is a leap year.
        "2000-03-01, 60",
        "2001-01-01, 366",
        "1999-12-31, -1",
        // A month is its 15th: 31 + 28 + 14 days into 2001.
        "2001-03, 439",
        // A year is its 2 July: 31 + 28 + 31 + 30 + 31 + 30 + 1 days into it.
        "2001, 548"
    })
    void aDateIsItsDaysInYears(String date, int days) {
        assertThat(Dates.year(date)).isCloseTo(2000 + days / 365.25, within(1e-12));
    }

    @Test
    void aProjectionIsForTheMiddleOfItsYear() {
        assertThat(Dates.middleOf(2030)).isBetween(2030.49, 2030.51);
        assertThatThrownBy(() -> Dates.year("2000-13")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anIntervalGoesUp() {
        assertThat(new Interval(1, 1).high()).isEqualTo(1);
        assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("an interval goes up: 2.0, 1.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPointThatGrowsIsAboveZero() {
        assertThat(TimePoint.of("2001-01-01", "x", 5, "page", "").year()).isCloseTo(2000 + 366 / 365.25, within(1e-12));
        assertThatThrownBy(() -> TimePoint.of("2001", "x", 0, "page", ""))
                .hasMessage("a value that grows is above 0: 0.0");
    }
}
