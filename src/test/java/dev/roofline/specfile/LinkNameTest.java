package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkNameTest {
    /** GB/s, each worked out by hand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NVLink 4.0 (18 links x 25 GB/s)                  | 450",
                "NVLink 4.0 bridge (12 links, 2-way)              | 300",
                "NVLink4 (18 links)                               | 450",
                "PCIe 5.0 x16                                     | 63.016",
                "PCIe Gen5 x8                                     | 31.508",
                "PCIe 6.0                                         | 121",
                "PCI 64-bit 33 MHz                                | 0.264",
                "PCI-X 64-bit 133 MHz                             | 1.064",
                "InfiniBand EDR, 4 x 100 Gb/s for 8 GPUs (DGX-1)  | 6.25",
                "EFA v3, 3.2 Tb/s for 16 chips                    | 25",
                "RoCE v2 24 x 200 GbE                             | 600",
                "Infinity Fabric xGMI-3 (4 x 32 GT/s)             | 256",
                "UB (2 dies x 7 links x 28 GB/s)                  | 392",
                "QSFP-DD 2 x 200G + Warp 2 x 100G                 | 75",
                "ConnectX-7, 400 Gb/s a GPU (GB200 NVL72)         | 50",
                "NVLink 5 (900 GB/s, 1.8 TB/s both ways)          | 900",
                "CrayLink (1 link x 800 MB/s)                     | 0.8",
                "mesh                                             | 0",
                "NVLink                                           | 0",
                "x x x 3                                          | 0",
                "PCIe                                             | 0",
                "25 GB/s                                          | 25",
            })
    void saysARateOneWay(String name, double expected) {
        assertThat(LinkName.of(name).rate() / 1e9).isCloseTo(expected, within(expected * 1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NVLink 3.0 bridge (2-way) | 2020 | 300",
                "NVLink                    | 2020 | 300",
                "NVLink                    | 2023 | 450",
                "NVLink-C2C to CPU         | 2025 | 450",
                "NeuronLink-v2 2D torus    | 2022 | 192",
                "NeuronLink-v4 switched    | 2025 | 1280",
                "mesh                      | 2025 | 0",
            })
    void tellsTheMostOfAGeneration(String name, int year, double expected) {
        assertThat(LinkGeneration.most(LinkName.of(name), year) / 1e9).isEqualTo(expected);
    }
}
