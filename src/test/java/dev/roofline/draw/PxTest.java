package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PxTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1.04, 1", "1.06, 1.1", "-0.04, 0", "-0.3, -0.3", "-12.34, -12.3", "1234567.89, 1234567.9"})
    void aLengthHasAtMostOneDecimalAndNoExponent(double length, String text) {
        assertThat(Px.text(length)).isEqualTo(text);
        assertThat(Px.round(length)).isEqualTo(Double.parseDouble(text));
    }
}
