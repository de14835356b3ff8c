package dev.roofline.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatticeTest {
    /** Periods of 4 that begin with 2: ... -2 to 1, 2 to 5, 6 to 9 ... */
    @Test
    void numbersAreOfThePeriodThatASizeIsIn() {
        Lattice lattice = Lattice.of(new Period(4, 2));
        assertThat(lattice.number(2)).isZero();
        assertThat(lattice.number(5)).isZero();
        assertThat(lattice.number(6)).isEqualTo(1);
        assertThat(lattice.number(1)).isEqualTo(-1);
        assertThat(lattice.low(1)).isEqualTo(6);
        assertThat(lattice.high(1)).isEqualTo(9);
        assertThat(lattice.at(2).low(1)).isEqualTo(8);
        assertThat(lattice.at(2).high(1)).isEqualTo(8);
        assertThat(lattice.isEverySize()).isFalse();
    }

    @Test
    void everySizeIsItsOwnNumber() {
        for (long size : new long[] {-3, 0, 1, 99}) {
            assertThat(Lattice.EVERY_SIZE.number(size)).isEqualTo(size);
            assertThat(Lattice.EVERY_SIZE.low(size)).isEqualTo(size);
            assertThat(Lattice.EVERY_SIZE.high(size)).isEqualTo(size);
        }
        assertThat(Lattice.EVERY_SIZE.isEverySize()).isTrue();
    }

    @Test
    void aPeriodBeginsAtOrAfterASize() {
        Period period = new Period(4, 2);
        assertThat(period.next(2)).isEqualTo(2);
        assertThat(period.next(3)).isEqualTo(6);
        assertThat(period.next(-5)).isEqualTo(-2);
        assertThat(new Period(4, 1002).next(3)).isEqualTo(6);
    }

    @Test
    void latticesAreTheSameWhereTheirSizesAre() {
        Lattice lattice = Lattice.of(new Period(4, 2));
        assertThat(lattice.is(new Lattice(4, 2, 0, 3))).isTrue();
        assertThat(lattice.is(new Lattice(4, 2, 0, 2))).isFalse();
        assertThat(lattice.is(new Lattice(4, 3, 0, 3))).isFalse();
        assertThat(lattice.is(Lattice.EVERY_SIZE)).isFalse();
    }
}
