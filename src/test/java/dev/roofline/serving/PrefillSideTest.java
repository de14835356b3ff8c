package dev.roofline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.UnsupportedLinkException;
import dev.roofline.workload.Field;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a cache from the machine of the prompt to that of the tokens. */
class PrefillSideTest {
    private final ModelSpec llama =
            Catalogue.models(List.of()).load("llama-3.1-70b").value();
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
    private final HardwareProfile h100 = machines.load("h100").value();
    private final HardwareProfile a100 = machines.load("a100").value();

    @Test
    void theCacheGoesOverTheSlowerLinksOfTheSmallerSide() {
        WorkloadPlan plan = WorkloadPlan.of(
                llama,
                WorkloadOptions.NONE
                        .with(Field.GENERATE, 8)
                        .with(Field.PROMPT, 1000)
                        .with(Field.BATCH, 3)
                        .with(Field.TENSOR, 4));
        Workload prefill = plan.workloads().get(0);
        Workload decode = plan.workloads().get(1);
        // 80 layers, keys and values of 8 heads of 128 channels in 2 bytes.
        double bytes = 3 * 1000 * 80 * 2 * 8 * 128 * 2.0;
        assertThat(PrefillSide.cacheBytes(llama, prefill)).isEqualTo(bytes);
        PrefillSide side = new PrefillSide(h100, new Parallelism(8, 1, 1, 1, 1, 0));
        Interconnect slow = a100.link(Interconnect.Kind.SCALE_OUT).orElseThrow();
        double step = slow.stepLatency().map(latency -> latency.time().count()).orElse(0.0);
        assertThat(side.transfer(llama, prefill, decode, a100).totals().seconds())
                .isCloseTo(bytes / 4 / slow.bandwidth().bytesPerSecond() + step, within(1e-12));
        assertThat(side.transfer(llama, prefill, decode, h100).totals().seconds())
                .isCloseTo(bytes / 4 / 50e9 + step, within(1e-12));
    }

    @Test
    void aMachineWithoutALinkBeyondItsDomainIsRefused() {
        WorkloadPlan plan = WorkloadPlan.of(llama, WorkloadOptions.NONE.with(Field.GENERATE, 8));
        PrefillSide side = new PrefillSide(machines.load("gold-6242").value(), Parallelism.NONE);
        assertThatThrownBy(() -> side.transfer(
                        llama, plan.workloads().get(0), plan.workloads().get(1), h100))
                .isInstanceOf(UnsupportedLinkException.class)
                .hasMessageContaining("no scale-out link");
    }
}
