package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "1024, 1024",
        "1e15, 1000000000000000",
        "2e23, 199999999999999983222784",
        "3675826400631.7, 3675826400630",
        "0.1, 0.1",
        "153.01618440412, 153.016184404",
        "1.23456789012345e-7, 1.23456789012E-7",
        "-2.5, -2.5"
    })
    void machinesGetWholeNumbersWholeAndOthersInTwelveDigits(double value, String text) {
        assertThat(Numbers.machine(value)).isEqualTo(text);
    }

    @Test
    void whatIsPrintedReadsBackToTwelveDigits() {
        Random random = new Random(17);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
            double read = new BigDecimal(Numbers.machine(value)).doubleValue();
            assertThat(Math.abs(read - value))
                    .as("seed 17, draw %d: %s", i, value)
                    .isLessThanOrEqualTo(Math.abs(value) * 1e-11);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1.000",
        "9.9999, 10.00",
        "999.99, 1000",
        "12345, 12350",
        "0.05, 0.05000",
        "1e-9, 1.000E-9",
        "1.23456e-9, 1.235E-9",
        "0.99996, 1.000"
    })
    void peopleGetFourDigitsAndNeverZeroForSomething(double value, String text) {
        assertThat(Numbers.human(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "999.96, 1 kB",
        "1000, 1 kB",
        "2.039e12, 2.039 TB",
        "0.0005, 500 µB",
        "1e21, 1000 EB",
        "2.6e37, 2.6e37 B"
    })
    void sentencesScaleAndPromoteAtTheBoundary(double value, String text) {
        assertThat(Phrase.quantity(value, "B")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.004577, 0.46 %",
        "0.00001, 0.001 %",
        "0.9999, >99 %",
        "0.996, >99 %",
        "1, 100 %",
        "0.8412, 84 %",
        "0, 0 %"
    })
    void smallSharesKeepTwoDigits(double share, String text) {
        assertThat(Phrase.smallPercent(share)).isEqualTo(text);
    }

    @Test
    void thousandsAreGrouped() {
        assertThat(Numbers.grouped(124439808)).isEqualTo("124,439,808");
        assertThat(Numbers.grouped(999)).isEqualTo("999");
        assertThat(Numbers.grouped(-1000)).isEqualTo("-1,000");
        assertThat(Numbers.grouped(0.5)).isEqualTo("0.5");
    }
}
