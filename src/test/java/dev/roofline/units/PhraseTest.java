package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
    @ParameterizedTest
    @CsvSource({
        "2.039e12, 2.039 TB",
        "999.94, 999.9 B",
        // The fifth digit rounds up to a thousand, which has the next prefix.
        "999.96, 1 kB",
        "0.99996, 1 B",
        "0.5, 500 mB",
        "1e-9, 1 nB",
        // Below the smallest prefix the digits go on: what is not zero is never shown as zero.
        "1.234e-12, 0.001234 nB",
        "1e21, 1000 EB",
        "1e24, 1e24 B",
        "1.44e26, 1.4e26 B",
        "0, 0 B"
    })
    void aQuantityHasFourDigitsAndThePrefixThatFits(double value, String text) {
        assertThat(Phrase.quantity(value, "B")).isEqualTo(text);
    }

    /** Read back by the definition of each prefix, a text is its value to half a unit of the fourth digit: 5 in 10,000. */
    @Test
    void whatIsReadBackIsTheValue() {
        List<String> prefixes = List.of("n", "µ", "m", "", "k", "M", "G", "T", "P", "E");
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            double value = Math.pow(10, -15 + 38 * random.nextDouble());
            String[] words = Phrase.quantity(value, "W").split(" ", -1);
            int prefix = prefixes.indexOf(words[1].substring(0, words[1].length() - 1));
            double read = Double.parseDouble(words[0]) * Math.pow(1000, prefix - 3);
            assertThat(read / value)
                    .as("%s of %s", String.join(" ", words), value)
                    .isCloseTo(1, within(5.001e-4));
        }
    }

    @Test
    void aNumberHasFourDigitsAndNoExponent() {
        assertThat(Phrase.number(31415.9)).isEqualTo("31,420");
        assertThat(Phrase.number(0.00123456)).isEqualTo("0.001235");
        assertThat(Phrase.number(1.5e9)).isEqualTo("1,500,000,000");
        assertThat(Phrase.number(0)).isEqualTo("0");
    }

    @Test
    void aFactorHasAPowerOfTenFromABillionOn() {
        assertThat(Phrase.factor(3.14159)).isEqualTo("3.142");
        assertThat(Phrase.factor(999_999_999)).isEqualTo("1,000,000,000");
        assertThat(Phrase.factor(1e9)).isEqualTo("1e9");
        // 99.6 tenths of a billion are 10 billion in two digits.
        assertThat(Phrase.factor(9.96e9)).isEqualTo("1e10");
        assertThat(Phrase.factor(1.4499e26)).isEqualTo("1.4e26");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.0001, <1 %",
        "0.0099, <1 %",
        "0.01, 1 %",
        "0.554, 55 %",
        "0.994, 99 %",
        "0.996, >99 %",
        "0.999999, >99 %",
        "1, 100 %",
        "1.2, 120 %"
    })
    void noShareIsAllOrNothingThatIsNot(double share, String text) {
        assertThat(Phrase.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0046, 0.46 %", "0.000012, 0.0012 %", "0.09999, 10 %", "0.1, 10 %", "0.72, 72 %", "0, 0 %"})
    void aSmallShareKeepsTwoDigits(double share, String text) {
        assertThat(Phrase.smallPercent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.0123, 12.3 ms",
        "59.76, 59.76 s",
        "1000, 1000 s",
        "3599, 3599 s",
        "3600, 1 hour",
        "9000, 2.5 hours",
        "86400, 1 day",
        "1.734e9, '20,070 days'",
        "1e18, 1.2e13 days"
    })
    void longDurationsAreOfHoursAndDays(double seconds, String text) {
        assertThat(Phrase.seconds(seconds)).isEqualTo(text);
    }
}
