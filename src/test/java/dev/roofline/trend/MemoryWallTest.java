package dev.roofline.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryWallTest {
    private static final ModelSpec GPT = Catalogue.models(List.of()).load("gpt").value();

    @Test
    void crossesEachPhaseWithEachMachineInTheirOrder() {
        MemoryWall wall = wall("v100", "a100");
        assertThat(wall.phases()).containsExactly("prefill", "decode");
        assertThat(wall.of("decode"))
                .extracting(each -> each.machine().name())
                .containsExactly(wall.of("prefill").get(0).machine().name(), "NVIDIA A100 SXM4 80GB");
    }

    /** The A100's datasheet: 312 TFLOP/s dense in fp16, 2,039 GB/s. */
    @Test
    void putsTheRidgeWhereThePeakMeetsTheBandwidth() {
        Crossing decode = wall("a100").of("decode").get(0);
        assertThat(decode.ridge()).isCloseTo(312e12 / 2039e9, within(1e-9));
        assertThat(decode.attainable()).isLessThan(decode.intensity() * 2039e9 * (1 + 1e-9));
        assertThat(decode.share()).isLessThan(0.01);
        assertThat(decode.year()).isEqualTo("2020");
        assertThat(decode.isProjected()).isFalse();
    }

    @Test
    void leavesOutWithItsReasonAMachineThatHoldsNoValueOfTheFormat() {
        MemoryWall wall = wall("tpu-v1", "a100");
        assertThat(wall.crossings()).hasSize(2);
        assertThat(wall.leftOut()).hasSize(2).allSatisfy(each -> {
            assertThat(each.machine().id()).isEqualTo("tpu-v1");
            assertThat(each.reason()).contains("multiplies neither fp16 nor a wider format");
        });
        assertThat(MemoryWall.peak(
                        machine("tpu-v1"), wall.plan().workloads().get(0).precision()))
                .isEmpty();
    }

    private static MemoryWall wall(String... machines) {
        List<HardwareProfile> profiles = new ArrayList<>();
        for (String each : machines) {
            profiles.add(machine(each));
        }
        return MemoryWall.of(GPT, WorkloadPlan.of(GPT, WorkloadOptions.NONE), profiles);
    }

    private static HardwareProfile machine(String name) {
        return Catalogue.hardware(List.of()).load(name).value();
    }
}
