package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountedNameTest {
    @ParameterizedTest
    @CsvSource({
        "8xh100, h100, 8",
        "8 x h100, h100, 8",
        "8X H100, H100, 8",
        "8\u00d7h100, h100, 8",
        "h100x8, h100, 8",
        "h100 x 8, h100, 8",
        "2x8xh100, h100, 16",
        "2xh100x8, h100, 16",
        "dgx-h100, h100-sxm-80gb, 8",
        "DGX H100, h100-sxm-80gb, 8",
        "2xdgx_a100, a100-sxm-80gb, 16",
        "dgx-a100-320gb, a100-sxm-40gb, 8",
        "p5.48xlarge, h100-sxm-80gb, 8",
        "2 x p4d.24xlarge, a100-sxm-40gb, 16",
        "p4de.24xlarge, a100-sxm-80gb, 8",
        "ml.g5.12xlarge, a10g, 4",
        "A3-HighGPU-2g, h100-sxm-80gb, 2",
        "a2-ultragpu-1g, a100-sxm-80gb, 1",
        "a2-megagpu-16g, a100-sxm-40gb, 16",
        "Standard_NC24ads_A100_v4, a100-pcie-80gb, 1",
        "Standard_ND96isr_H100_v5, h100-sxm-80gb, 8",
        "nd96asr_v4, a100-sxm-40gb, 8",
        "gb200-nvl72, gb200, 72",
        "GB200 NVL72, gb200, 72",
        "inf2.24xlarge, inferentia2, 6",
        "g2-standard-24, l4, 2"
    })
    void numbersAndSystemsAreAMachineAndACount(String text, String machine, long count) {
        assertThat(CountedName.of(text)).contains(new CountedName(machine, count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h100", "max", "8h100", "x8", "8x", "8 x ", "a-machine", ""})
    void otherNamesCountNothing(String text) {
        assertThat(CountedName.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0xh100, is no device",
        "99999999999999999999xh100, are more devices than the 32768",
        "32769xh100, are more devices than the 32768",
        "5000xdgx-h100, are more devices than the 32768"
    })
    void noDeviceAndMoreThanAreCountedAreRefused(String text, String says) {
        assertThatThrownBy(() -> CountedName.of(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("\"" + text + "\"", says);
    }
}
