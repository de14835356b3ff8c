package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.prose.MemoryText;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Setting;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.UnsuitableWorkloadException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBudgetTest {
    /** 79.1 GiB, as an engine reads it off an H100. */
    private static final double H100 = 79.1 * 1024 * 1024 * 1024;

    private static MemoryLevel level(Optional<Bytes> capacity) {
        return new MemoryLevel(
                "HBM3",
                MemoryLevel.Kind.DRAM,
                capacity,
                Optional.of(new Bandwidth(3.35e12)),
                new Provenance(Provenance.Kind.MEASURED, "a log", "2026-11", Optional.empty()));
    }

    private static MemoryBudget budget(double utilization, double reserve) {
        return new MemoryBudget(level(Optional.of(new Bytes(H100))), new MemoryShare(utilization, reserve));
    }

    @Test
    void theShareIsTakenFirstAndTheReserveFromIt() {
        // 76.44 GB, less 2 GB.
        MemoryBudget budget = budget(0.9, 2e9);
        assertThat(budget.usable().getAsDouble()).isEqualTo(0.9 * H100 - 2e9);
        assertThat(budget.whole().getAsDouble()).isEqualTo(H100);
        assertThat(budget.isExceededBy(0.9 * H100 - 2e9)).isFalse();
        assertThat(budget.isExceededBy(0.9 * H100 - 2e9 + 1)).isTrue();
        assertThat(MemoryText.budget(budget))
                .isEqualTo("74.44 GB (69.33 GiB) usable (0.9 of 84.93 GB (79.1 GiB) of HBM3, less 2 GB)");
    }

    @Test
    void allOfItIsSaidInBothUnits() {
        assertThat(MemoryText.budget(budget(1, 0))).isEqualTo("84.93 GB (79.1 GiB) of HBM3");
        assertThat(MemoryText.budget(budget(0.9, 0)))
                .isEqualTo("76.44 GB (71.19 GiB) usable (0.9 of 84.93 GB (79.1 GiB) of HBM3)");
    }

    @Test
    void moreReservedThanThereIsLeavesNothing() {
        assertThat(budget(0.5, 100e9).usable().getAsDouble()).isZero();
        assertThat(budget(0.5, 100e9).isExceededBy(1)).isTrue();
    }

    @Test
    void anUnknownCapacityRefusesNothing() {
        MemoryBudget unknown = new MemoryBudget(level(Optional.empty()), new MemoryShare(0.1, 1e12));
        assertThat(unknown.usable()).isEmpty();
        assertThat(unknown.isExceededBy(1e18)).isFalse();
        assertThat(MemoryText.budget(unknown)).isEqualTo("HBM3, whose capacity is not known");
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0, -0.1, Double.MIN_VALUE, 1e-5, 0.000999, 1.0000001, 90, Double.NaN, Double.POSITIVE_INFINITY})
    void aShareIsOfAThousandthToOne(double utilization) {
        assertThatThrownBy(() -> new MemoryShare(utilization, 0))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "memory-utilization")
                .hasMessageContaining("it takes a share from 0.001 to 1");
        assertThat(new MemoryShare(0.001, 0).of(1e12)).isEqualTo(1e9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aReserveIsAFiniteNumberOfBytes(double reserve) {
        assertThatThrownBy(() -> new MemoryShare(1, reserve))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "reserve");
    }
}
