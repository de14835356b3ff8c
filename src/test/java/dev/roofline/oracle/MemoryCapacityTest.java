package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Loaded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Capacities beside what drivers and engines print, and beside the figures of vendors in {@code vendor_memory.csv}, which
 * are in GB whatever prefix is meant: those of DRAM on accelerators and of memory on chips are binary.
 */
class MemoryCapacityTest {
    private static final double KIB = 1024;
    private static final double MIB = KIB * 1024;
    private static final double GIB = MIB * 1024;
    /** What a driver keeps of a memory for itself, and more than that. */
    private static final double KEPT = 0.03;

    private final Catalogue<HardwareProfile> hardware = Catalogue.hardware(List.of());

    /** Bytes that logs print: PyTorch and TensorRT-LLM of a B200, an RTX 5090 and an H100, nvidia-smi, MaxText, the TPU runtime. */
    @ParameterizedTest
    @CsvSource({
        "b200-sxm, 191.5e9",
        "rtx-5090, 34.2e9",
        "h100-sxm-80gb, 84.9e9",
        "gb200, 198.7e9",
        "b300-sxm, 288.4e9",
        "rtx-pro-6000-bw, 102.6e9",
        "tpu-v5p, 102.8e9",
        "trainium3, 154.6e9",
        "arc-pro-b60, 25.77e9",
        "mi300x, 206.1e9",
        "l4, 24.15e9",
        "a10, 24.15e9",
        "t4, 16.1e9",
    })
    void isWhatLogsPrint(String machine, double bytes) {
        assertThat(main(machine).capacity().orElseThrow().count()).isCloseTo(bytes, within(bytes * 1e-3));
    }

    /** Logs of one card differ by what its driver keeps: 23.5 GiB or a little more, and 79.1 of 80 GiB. */
    @ParameterizedTest
    @CsvSource({"rtx-4090, 25.3e9", "rtx-3090, 25.3e9", "a100-sxm-80gb, 84.5e9"})
    void isWhatLogsPrintToAPercent(String machine, double bytes) {
        assertThat(main(machine).capacity().orElseThrow().count()).isCloseTo(bytes, within(bytes * 1e-2));
    }

    @Test
    void anEngineThatReservedSoMuchHadIt() {
        // vLLM on two RTX 4090: 13.95 GiB of weights and 8.69 GiB of cache on each.
        assertThat(main("rtx-4090").capacity().orElseThrow().count()).isGreaterThan((13.95 + 8.69) * GIB);
    }

    @Test
    void onChipSizesAreOnesOfTheirUnits() {
        assertThat(level("a100-sxm-80gb", "L1/shared memory")).isEqualTo(108 * 192 * KIB);
        assertThat(level("h100-sxm-80gb", "L1/shared memory")).isEqualTo(132 * 256 * KIB);
        assertThat(level("c2050", "L2")).isEqualTo(768 * KIB);
        assertThat(level("p100-sxm2-16gb", "shared memory")).isEqualTo(56 * 64 * KIB);
        assertThat(level("a100-sxm-80gb", "L2")).isEqualTo(40 * MIB);
        assertThat(level("rtx-4090", "L1/shared memory")).isEqualTo(128 * 128 * KIB);
        assertThat(level("mi300x", "LDS")).isEqualTo(304 * 64 * KIB);
        assertThat(level("trainium2", "on-chip SRAM")).isEqualTo(8 * 28 * MIB);
    }

    /** No accelerator has less than its vendor's figure in binary units, but for what a log says. */
    @Test
    void noCapacityIsDecimalThatNobodyMeasured() {
        List<String> decimal = new ArrayList<>();
        int checked = 0;
        for (Csv.Row row : Csv.resource("/oracle/vendor_memory.csv")) {
            HardwareProfile machine = hardware.load(row.get("id")).value();
            MemoryLevel memory = machine.mainMemory();
            if (machine.kind().equals("cpu")
                    || memory.kind() != MemoryLevel.Kind.DRAM
                    || memory.capacity().isEmpty()) {
                continue;
            }
            double binary = Double.parseDouble(row.get("vendor_gb")) * GIB;
            double capacity = memory.capacity().get().count();
            boolean measured = memory.capacityProvenance().kind() == Provenance.Kind.MEASURED;
            if ((capacity < (1 - KEPT) * binary && !measured) || capacity > binary * 1.01) {
                decimal.add(machine.id() + " " + capacity);
            }
            checked++;
        }
        assertThat(checked).isGreaterThan(80);
        assertThat(decimal).isEmpty();
    }

    @Test
    void whatWasReadAsBinarySaysItsDoubt() {
        int derived = 0;
        for (Loaded<HardwareProfile> loaded : hardware.all()) {
            MemoryLevel memory = loaded.value().mainMemory();
            if (!loaded.value().kind().equals("cpu")
                    && memory.capacityProvenance().kind() == Provenance.Kind.DERIVED) {
                assertThat(memory.capacityProvenance().doubt())
                        .as(loaded.origin())
                        .isPresent();
                derived++;
            }
        }
        assertThat(derived).isGreaterThan(40);
    }

    /** Of the vendors' figures on chips, three are decimal: each says so, and all others are binary. */
    @Test
    void onChipSizesAreTheVendorsFigureInBinaryUnits() {
        List<String> decimal = new ArrayList<>();
        for (Loaded<HardwareProfile> loaded : hardware.all()) {
            for (MemoryLevel level : loaded.value().memory()) {
                boolean onChip = level.kind() == MemoryLevel.Kind.CACHE || level.kind() == MemoryLevel.Kind.SCRATCHPAD;
                if (onChip
                        && level.capacity().isPresent()
                        && level.capacity().get().count() % (64 * KIB) != 0) {
                    decimal.add(loaded.value().id());
                    assertThat(level.capacityProvenance().doubt())
                            .as(loaded.origin())
                            .isPresent();
                }
            }
        }
        assertThat(decimal).containsExactly("grace", "tt-wormhole-n150", "tt-wormhole-n300");
    }

    /** Machines without DRAM: 220 MiB are Groq's 230 MB, and 1,472 tiles of 624 KiB Graphcore's 900 MB. */
    @Test
    void machinesOfSramCountTheirCells() {
        assertThat(main("groq-lpu-v1").capacity().orElseThrow().count())
                .isEqualTo(220 * MIB)
                .isCloseTo(230e6, within(1e6));
        assertThat(main("ipu-gc200").capacity().orElseThrow().count()).isEqualTo(1472 * 624 * KIB);
    }

    private MemoryLevel main(String machine) {
        return hardware.load(machine).value().mainMemory();
    }

    private double level(String machine, String label) {
        for (MemoryLevel level : hardware.load(machine).value().memory()) {
            if (level.label().equals(label)) {
                return level.capacity().orElseThrow().count();
            }
        }
        throw new AssertionError(machine + " has no " + label);
    }
}
