package dev.roofline.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HardwareProfileTest {
    private final HardwareProfile small = Catalogue.hardware(List.of())
            .loadFile("src/test/resources/small/machine.json")
            .value();

    @Test
    void aPeakIsFoundByItsEngineAndItsFormat() {
        assertThat(small.peak(Engine.MATRIX, NumberFormat.FP16)
                        .orElseThrow()
                        .peak()
                        .perSecond())
                .isEqualTo(1e12);
        assertThat(small.peak(Engine.VECTOR, NumberFormat.FP32).orElseThrow().label())
                .isEqualTo("vector fp32");
        // Neither the other engine's nor the other format's.
        assertThat(small.peak(Engine.MATRIX, NumberFormat.FP32)).isEmpty();
        assertThat(small.peak(Engine.VECTOR, NumberFormat.FP16)).isEmpty();
        assertThat(small.isComplete(Engine.MATRIX)).isTrue();
        assertThat(small.isComplete(Engine.VECTOR)).isFalse();
    }

    @Test
    void aLinkIsFoundByWhatItJoins() {
        assertThat(small.link(Interconnect.Kind.SCALE_UP)
                        .orElseThrow()
                        .bandwidth()
                        .bytesPerSecond())
                .isEqualTo(1e9);
        assertThat(small.link(Interconnect.Kind.HOST).orElseThrow().label()).isEqualTo("Bus");
        assertThat(small.link(Interconnect.Kind.SCALE_OUT)).isEmpty();
        assertThat(small.withLinks(List.of()).links()).isEmpty();
        assertThat(small.withLinks(small.links())).isEqualTo(small);
    }

    @Test
    void theMainMemoryIsTheFirst() {
        HardwareProfile a100 = Catalogue.hardware(List.of()).load("a100").value();
        assertThat(a100.mainMemory().label()).isEqualTo("HBM2e");
        assertThat(a100.mainMemory().kind().isMain()).isTrue();
        assertThat(a100.memory().subList(1, a100.memory().size()))
                .noneMatch(level -> level.kind().isMain());
    }

    /** What is changed is changed, and all else is as it was. */
    @Test
    void aLinkAtAnotherRateIsTheSameLink() {
        Interconnect link = small.link(Interconnect.Kind.SCALE_UP).orElseThrow();
        Interconnect faster = link.withBandwidth(new Bandwidth(5e9));
        assertThat(faster.bandwidth().bytesPerSecond()).isEqualTo(5e9);
        assertThat(faster.withBandwidth(link.bandwidth())).isEqualTo(link);
        assertThat(link.withDomain(4).domain()).hasValue(4);
        assertThat(link.withDomain(4).withDomain(8)).isEqualTo(link);
    }

    /** A ring has no switch that could sum: where switches are said to, the link is one through them. */
    @Test
    void onlyASwitchSums() {
        Provenance source = small.mainMemory().provenance();
        Interconnect bus = small.link(Interconnect.Kind.HOST).orElseThrow();
        assertThat(bus.topology()).isEmpty();
        Interconnect summing = bus.throughSwitches(Optional.of(source));
        assertThat(summing.topology()).contains(Interconnect.Topology.SWITCH);
        assertThat(summing.switchSums()).contains(source);
        assertThat(summing.throughSwitches(Optional.empty()).switchSums()).isEmpty();
    }

    @Test
    void aRateIsPositive() {
        assertThatThrownBy(() -> new Bandwidth(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
