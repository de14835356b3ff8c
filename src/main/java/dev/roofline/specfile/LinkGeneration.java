package dev.roofline.specfile;

/**
 * The rates of generations of links, one way, in bytes a second: NVLink and PCIe by
 * https://github.com/stas00/ml-engineering/blob/master/network/README.md, NeuronLink by the AWS Neuron documentation with
 * both ways halved. Those of a device with all its links of the generation, where the name says no count.
 */
final class LinkGeneration {
    /** Of one link of NVLink 1 to 6. */
    private static final double[] NVLINK = {20e9, 25e9, 25e9, 25e9, 50e9, 50e9};
    /** Of the device of the generation that has most links. */
    private static final double[] NVLINK_DEVICE = {80e9, 150e9, 300e9, 450e9, 900e9, 1800e9};
    /** The first year of each generation of NVLink. */
    private static final int[] NVLINK_YEAR = {2016, 2017, 2020, 2022, 2024, 2026};
    /** Of a lane of PCIe 1 to 7: 8b/10b, 128b/130b from the third on, flits of 242 in 256 bytes from the sixth on. */
    private static final double[] PCIE_LANE = {0.25e9, 0.5e9, 0.9846e9, 1.9692e9, 3.9385e9, 7.5625e9, 15.125e9};
    /** Of a device by NeuronLink-v2 to v4. */
    private static final double[] NEURONLINK_DEVICE = {192e9, 640e9, 1280e9};

    private static final double ULTRAFUSION = 1.25e12;
    private static final double NVLINK_C2C = 450e9;
    private static final int NVLINK_C2C_DOUBLED = 2026;

    private LinkGeneration() {}

    /** What so many lanes of a generation of PCIe carry; 0 where the generation is not known. */
    static double pcie(int generation, double lanes) {
        return lanes * at(PCIE_LANE, generation - 1);
    }

    /** What so many links of a generation of NVLink carry; 0 where the generation is not known. */
    static double nvlink(int generation, double links) {
        return links * at(NVLINK, generation - 1);
    }

    /** The most that a device reaches over a link of this name in a year; 0 where the name tells no generation. */
    static double most(LinkName name, int year) {
        if (name.has("NVLink", "C", "2", "C")) {
            return year < NVLINK_C2C_DOUBLED ? NVLINK_C2C : 2 * NVLINK_C2C;
        }
        if (name.has("NVLink")) {
            int generation = name.generation("NVLink");
            return at(NVLINK_DEVICE, (generation > 0 ? generation : latestNvlink(year)) - 1);
        }
        if (name.has("NeuronLink")) {
            return at(NEURONLINK_DEVICE, name.generation("NeuronLink") - 2);
        }
        return name.has("UltraFusion") ? ULTRAFUSION : 0;
    }

    private static int latestNvlink(int year) {
        int generation = 0;
        while (generation < NVLINK_YEAR.length && NVLINK_YEAR[generation] <= year) {
            generation++;
        }
        return generation;
    }

    private static double at(double[] table, int index) {
        return index >= 0 && index < table.length ? table[index] : 0;
    }
}
