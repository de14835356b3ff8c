package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkGenerationTest {
    /** Transfers a second, a bit each, less what the line code takes: 8 of 10 bits, then 128 of 130 (PCI-SIG). */
    @ParameterizedTest
    @CsvSource({"1, 2.5, 8, 10", "2, 5, 8, 10", "3, 8, 128, 130", "4, 16, 128, 130", "5, 32, 128, 130"})
    void aLaneOfPcieIsItsTransfersLessItsLineCode(int generation, double gigatransfers, double bits, double line) {
        double bytes = gigatransfers * 1e9 / 8 * bits / line;
        assertThat(LinkGeneration.pcie(generation, 1)).isCloseTo(bytes, within(bytes * 1e-4));
        assertThat(LinkGeneration.pcie(generation, 16)).isCloseTo(16 * bytes, within(bytes * 1e-2));
    }

    /** NVIDIA prints both ways: P100 160 GB/s of 4 links, V100 300 of 6, A100 600 of 12, H100 900 of 18, B200 1,800 of 18. */
    @ParameterizedTest
    @CsvSource({"1, 4, 160", "2, 6, 300", "3, 12, 600", "4, 18, 900", "5, 18, 1800"})
    void linksOfNvlinkAreHalfOfWhatIsPrinted(int generation, int links, double printed) {
        assertThat(LinkGeneration.nvlink(generation, links)).isEqualTo(printed / 2 * 1e9);
    }

    @Test
    void anUnknownGenerationCarriesNothingKnown() {
        assertThat(LinkGeneration.pcie(0, 16)).isZero();
        assertThat(LinkGeneration.pcie(99, 16)).isZero();
        assertThat(LinkGeneration.nvlink(-1, 4)).isZero();
    }
}
