package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Switches that sum, as files say it and as a change says otherwise. */
class SwitchSumsTest {
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @ParameterizedTest
    @ValueSource(strings = {"h100", "h200", "h20", "gh200", "b200", "b300", "gb200", "gb300"})
    void nvlinkSwitchesFromTheFourthGenerationOnSum(String machine) {
        Interconnect link = link(machine);
        assertThat(link.switchSums()).isPresent();
        assertThat(link.switchSums().get().address()).contains("nccl-nvls-enable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a100",
                "a100-pcie-80gb",
                "a800-sxm-80gb",
                "v100-sxm2-32gb",
                "h100-nvl-94gb",
                "h200-nvl",
                "mi300x"
            })
    void bridgesMeshesAndOlderSwitchesDoNot(String machine) {
        assertThat(link(machine).switchSums()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "false", "null"})
    void aChangeTakesItBackAndLeavesTheLinkAsItWas(String value) {
        assertThat(link("h100", "hw.links.scale-up.switch_sums=" + value).switchSums())
                .isEmpty();
        assertThat(link("h100", "hw.links.scale-up.switch_sums=" + value).provenance())
                .isEqualTo(link("h100").provenance());
        assertThat(link("a100", "hw.links.scale-up.switch_sums=" + value)).isEqualTo(link("a100"));
    }

    @Test
    void aChangeStatesItOfASwitchAlone() {
        Interconnect link = link("a100", "hw.links.scale-up.switch_sums=on");
        assertThat(link.switchSums().orElseThrow().kind()).isEqualTo(Provenance.Kind.ASSUMED);
        assertThat(link.provenance()).isEqualTo(link("a100").provenance());
        assertThatThrownBy(() -> link("h100-nvl-94gb", "hw.links.scale-up.switch_sums=true"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("switch_sums needs the topology \"switch\"");
    }

    private Interconnect link(String machine, String... changes) {
        List<Change> parsed = List.of(changes).stream().map(Change::parse).toList();
        return machines.load(machine, parsed)
                .value()
                .link(Interconnect.Kind.SCALE_UP)
                .orElseThrow();
    }
}
