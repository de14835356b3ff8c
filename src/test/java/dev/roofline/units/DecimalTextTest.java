package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Numbers that people write. */
class DecimalTextTest {
    @Test
    void takesDecimalNumbers() throws DecimalText.MalformedNumberException {
        assertThat(DecimalText.parse("2.5")).isEqualTo(2.5);
        assertThat(DecimalText.parse("-1e-3")).isEqualTo(-0.001);
        assertThat(DecimalText.parse("1.7e308")).isEqualTo(1.7e308);
    }

    /** Their digits would fill the memory: neither is ever written out. */
    @Test
    void whatIsNearerToZeroThanDoublesAreIsZero() throws DecimalText.MalformedNumberException {
        assertThat(DecimalText.exact("1e-2000000000").toPlainString()).isEqualTo("0");
        assertThat(DecimalText.exact("0e2000000000").toPlainString()).isEqualTo("0");
    }

    @Test
    void refusesWhatIsNotFinite() {
        for (String text : new String[] {"1e309", "-1e309", "1.8e308", "1e2000000000", "9e2147483647"}) {
            assertThatThrownBy(() -> DecimalText.exact(text))
                    .as(text)
                    .isInstanceOf(DecimalText.MalformedNumberException.class)
                    .hasMessage("a finite number, up to 1.79e308");
        }
        for (String text :
                new String[] {"", "nan", "NaN", "Infinity", "inf", "-inf", "1e99999999999", "1,5", "0x10", "1d"}) {
            assertThatThrownBy(() -> DecimalText.parse(text))
                    .as(text)
                    .isInstanceOf(DecimalText.MalformedNumberException.class)
                    .hasMessage("a decimal number");
        }
    }
}
