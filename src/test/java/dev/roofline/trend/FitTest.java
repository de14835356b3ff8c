package dev.roofline.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitTest {
    @Test
    void findsTheGrowthOfExactlyExponentialValues() {
        List<Double> years = List.of(2000.0, 2001.5, 2004.0, 2011.0);
        List<Double> values = new ArrayList<>();
        for (double year : years) {
            values.add(7e9 * Math.pow(3, (year - 2000) / 2));
        }
        Fit fit = Fit.of(years, values);
        assertThat(fit.growth(2)).isCloseTo(3, within(1e-9));
        assertThat(fit.growth(20)).isCloseTo(59049, within(1e-4));
        assertThat(fit.growthInterval(2).high() - fit.growthInterval(2).low()).isLessThan(1e-6);
        assertThat(fit.at(2006)).isCloseTo(7e9 * 27, within(1.0));
        assertThat(fit.determination()).isCloseTo(1, within(1e-12));
    }

    @Test
    void givesTheIntervalThatArithmeticByHandGives() {
        // ln y = 0, 1, 1, 2 over 0, 1, 2, 3: slope 0.6, residuals -0.1, 0.3, -0.3, 0.1, so s^2 = 0.2 / 2 and Sxx = 5.
        Fit fit = Fit.of(List.of(0.0, 1.0, 2.0, 3.0), List.of(1.0, Math.E, Math.E, Math.exp(2)));
        assertThat(fit.slope()).isCloseTo(0.6, within(1e-12));
        // The table's t for 2 degrees of freedom, two-sided 95 %: 4.303.
        double half = 4.30265 * Math.sqrt(0.1 / 5);
        assertThat(Math.log(fit.growthInterval(1).high())).isCloseTo(0.6 + half, within(1e-5));
        assertThat(Math.log(fit.growthInterval(1).low())).isCloseTo(0.6 - half, within(1e-5));
        double prediction = 4.30265 * Math.sqrt(0.1 * (1 + 0.25 + 3.5 * 3.5 / 5));
        assertThat(Math.log(fit.predictionAt(5).high())).isCloseTo(1 + 0.6 * 3.5 + prediction, within(1e-5));
        double line = 4.30265 * Math.sqrt(0.1 * (0.25 + 3.5 * 3.5 / 5));
        assertThat(Math.log(fit.confidenceAt(5).low())).isCloseTo(1 + 0.6 * 3.5 - line, within(1e-5));
    }

    @Test
    void takesTheQuantilesOfPublishedTables() {
        assertThat(StudentT.twoSided95(8)).isCloseTo(2.306, within(5e-4));
        assertThat(StudentT.twoSided95(10)).isCloseTo(2.228, within(5e-4));
        assertThat(StudentT.twoSided95(35)).isCloseTo(2.0301, within(5e-5));
    }

    @Test
    void dependsNeitherOnTheUnitNorOnTheOrderOfThePoints() {
        Random random = new Random(42);
        List<Double> years = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Double> scaled = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            years.add(1996 + 30 * random.nextDouble());
            values.add(Math.exp(10 * random.nextDouble()));
            scaled.add(values.get(i) * 1e12);
        }
        Fit fit = Fit.of(years, values);
        assertThat(Fit.of(years, scaled).growth(2)).isCloseTo(fit.growth(2), within(1e-9));
        Collections.reverse(years);
        Collections.reverse(values);
        assertThat(Fit.of(years, values).growthInterval(2).low())
                .isCloseTo(fit.growthInterval(2).low(), within(1e-9));
    }

    @Test
    void refusesWhatHasNoSlopeOrNoError() {
        assertThatThrownBy(() -> Fit.of(List.of(1.0, 2.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fit.of(List.of(1.0, 1.0, 1.0), List.of(1.0, 2.0, 3.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
