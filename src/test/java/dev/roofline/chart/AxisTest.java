package dev.roofline.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void endsAtRoundNumbersOnBothSidesOfItsValues() {
        Axis axis = Axis.around("rate", "FLOP/s", List.of(3e9, 7.8e13));
        assertThat(axis.from()).isEqualTo(2e9);
        assertThat(axis.to()).isEqualTo(1e14);
    }

    @Test
    void labelsPowersOfTenWithPrefixAndUnit() {
        List<Tick> ticks = Axis.around("rate", "FLOP/s", List.of(3e9, 7.8e13)).ticks();
        assertThat(ticks.stream().filter(Tick::isMajor).map(Tick::label))
                .containsExactly("10 GFLOP/s", "100 GFLOP/s", "1 TFLOP/s", "10 TFLOP/s", "100 TFLOP/s");
        assertThat(ticks.get(0).value()).isEqualTo(2e9);
        assertThat(ticks).hasSize(8 + 9 * 4 + 1);
    }

    /** Else the name of the axis says it. */
    @Test
    void saysTheUnitAtItsMarksWhereThatTakesAPrefix() {
        assertThat(Axis.around("rate", "FLOP/s", List.of(1.0, 10.0)).labelsHaveUnit())
                .isTrue();
        assertThat(Axis.around("intensity", "FLOP/B", List.of(1.0, 10.0)).labelsHaveUnit())
                .isFalse();
        assertThat(Axis.years(2001, 2002).labelsHaveUnit()).isFalse();
    }

    @Test
    void labelsMoreThanPowersOfTenWhereThereAreFew() {
        List<Tick> ticks = Axis.around("intensity", "FLOP/B", List.of(0.9, 7.0)).ticks();
        assertThat(ticks.stream().filter(Tick::isMajor).map(Tick::label)).containsExactly("0.5", "1", "2", "5", "10");
    }

    @Test
    void labelsEverySecondYearWhereAllOfThemWouldCrowd() {
        Axis axis = Axis.years(1996.5, 2015.2);
        assertThat(axis.from()).isEqualTo(1996);
        assertThat(axis.to()).isEqualTo(2016);
        assertThat(axis.ticks().stream().filter(Tick::isMajor).map(Tick::label))
                .containsExactly(
                        "1996", "1998", "2000", "2002", "2004", "2006", "2008", "2010", "2012", "2014", "2016");
    }

    @Test
    void placesEqualFactorsAtEqualLengths() {
        Axis axis = new Axis("intensity", "FLOP/B", AxisScale.LOG, 1, 100);
        assertThat(axis.fraction(10)).isEqualTo(0.5);
        assertThat(axis.fraction(1)).isZero();
        assertThat(new Axis("year", "", AxisScale.LINEAR, 2000, 2010).fraction(2005))
                .isEqualTo(0.5);
    }

    @Test
    void refusesARangeWithoutLengthOrWithoutALogarithm() {
        assertThatThrownBy(() -> new Axis("a", "", AxisScale.LOG, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Axis("a", "", AxisScale.LINEAR, 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Axis("a", "", AxisScale.LOG, 1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A quarter of room beyond the values, to the next of 1, 2 and 5 times a power of ten: at most 2.5 times farther. */
    @Test
    void leavesRoomBeyondItsValuesAndNoMoreThanARoundNumberTakes() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            double least = Math.pow(10, -12 + 24 * random.nextDouble());
            double most = least * Math.pow(10, 6 * random.nextDouble());
            Axis axis = Axis.around("x", "B/s", List.of(most, least));
            assertThat(axis.from()).isBetween(least / 1.25 / 2.5000001, least / 1.25);
            assertThat(axis.to()).isBetween(most * 1.25, most * 1.25 * 2.5000001);
        }
    }

    /** Labels are read back with prefixes of a thousand each. */
    @Test
    void everyLabelIsTheValueOfItsMark() {
        List<String> prefixes = List.of("n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z");
        for (int exponent = -11; exponent <= 22; exponent++) {
            double before = 0;
            for (Tick tick : new Axis("x", "B/s", AxisScale.LOG, Math.pow(10, exponent), 3 * Math.pow(10, exponent + 3))
                    .ticks()) {
                assertThat(tick.value()).isGreaterThan(before);
                before = tick.value();
                if (tick.isMajor()) {
                    String[] words = tick.label().split(" ", -1);
                    int prefix = prefixes.indexOf(words[1].replace("B/s", ""));
                    double read = Double.parseDouble(words[0]) * Math.pow(1000, prefix - 3);
                    assertThat(read).isCloseTo(tick.value(), withinPercentage(1e-9));
                }
            }
        }
    }

    @Test
    void groupsTheDigitsOfARatio() {
        List<Tick> ticks = new Axis("intensity", "FLOP/B", AxisScale.LOG, 0.01, 1e6).ticks();
        assertThat(ticks.stream().filter(Tick::isMajor).map(Tick::label))
                .containsExactly("0.01", "0.1", "1", "10", "100", "1,000", "10,000", "100,000", "1,000,000");
    }
}
