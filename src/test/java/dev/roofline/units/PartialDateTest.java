package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartialDateTest {
    @Test
    void aYearAloneIsItselfAndEndsWithItsLastMonth() {
        PartialDate date = new PartialDate("2017");
        assertThat(date.year()).isEqualTo(2017);
        assertThat(date.monthText()).isEqualTo("2017-12");
    }

    @Test
    void aDayIsCutToItsMonthAndItsYear() {
        PartialDate date = new PartialDate("2024-03-18");
        assertThat(date.yearText()).isEqualTo("2024");
        assertThat(date.monthText()).isEqualTo("2024-03");
    }

    @Test
    void whatHasNoYearIsNoDate() {
        assertThatThrownBy(() -> new PartialDate("")).isInstanceOf(IllegalArgumentException.class);
    }
}
