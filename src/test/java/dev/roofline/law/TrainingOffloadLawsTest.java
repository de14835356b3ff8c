package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.operator.DeviceCoordinates;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.Setting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.Offload;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of training whose states, or weights, stand in the host's memory (ZeRO-Offload, arXiv 2101.06840). */
class TrainingOffloadLawsTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final HardwareProfile a100 =
            Catalogue.hardware(List.of()).load("a100").value();

    /**
     * DeepSpeed's {@code estimate_zero3_model_states_mem_needs_all_live} on T0_3B, one GPU: 5.43GB (GiB, as it divides by
     * 2^30) with the optimizer in the host's memory, 0.25GB with the parameters there too. It counts 2 bytes a parameter and
     * 4 bytes of the largest layer, of a model without its head.
     */
    @Test
    void oneDeviceKeepsWhatTheEstimatorOfDeepSpeedSays() {
        ModelSpec model = models.load("flan-t5-xl").value();
        double head = 2.0 * ParameterCount.of(model).part(ParameterPart.HEAD);
        DeviceMemory device = memory(model, 1, Sharding.PARAMETERS, new Offload(0, 0, 1));
        assertThat(device.optimizer()).isZero();
        double gibibytes = (device.weights() + device.gradients() - head) / (1L << 30);
        assertThat(gibibytes).isCloseTo(5.43, within(0.005));
        DeviceMemory both = memory(model, 1, Sharding.PARAMETERS, new Offload(1, 0, 1));
        assertThat((both.weights() + both.gradients()) / (1L << 30)).isCloseTo(0.25, within(0.005));
        // 12 B of states and 2 B of gradients a parameter, and 2 B of weights (ZeRO-Offload, section 3: 16 M in all).
        double parameters = ParameterCount.of(model).total();
        assertThat(device.host()).isCloseTo(14 * parameters, within(1.0));
        assertThat(both.host()).isCloseTo(16 * parameters, within(1.0));
    }

    /** 2 bytes a parameter go down and 2 come up, of all devices together as often as weights are updated. */
    @ParameterizedTest
    @ValueSource(strings = {"flan-t5-xl", "llama-3.1-8b", "mixtral-8x7b", "bert-large"})
    void gradientsGoDownAndWeightsComeUp(String name) {
        ModelSpec model = models.load(name).value();
        double parameters =
                ParameterCount.of(model).total() + ParameterCount.of(model).headApart();
        for (int replicas : new int[] {1, 2, 4}) {
            for (Sharding sharding : Sharding.values()) {
                List<Workload> phases = step(model, replicas, sharding, new Offload(0, 0, 1));
                double times = sharding.dividesOptimizer() ? 1 : replicas;
                double back = sharding.dividesGradients() ? 2 * parameters : 0;
                assertThat(host(model, phases.get(0))).isZero();
                assertThat(host(model, phases.get(1)))
                        .as("%s %s down", name, sharding)
                        .isCloseTo(back, within(parameters * 1e-9));
                assertThat(host(model, phases.get(2)))
                        .as("%s %s both ways", name, sharding)
                        .isCloseTo(times * 2 * parameters, within(parameters * 1e-9));
            }
        }
    }

    @Test
    void weightsOfTheHostComeInEachPassOfAMicroBatch() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        double parameters = ParameterCount.of(model).total();
        for (Sharding sharding : List.of(Sharding.NONE, Sharding.PARAMETERS)) {
            List<Workload> phases = step(model, 2, sharding, new Offload(0.5, 0, 0));
            double devices = sharding == Sharding.NONE ? 2 : 1;
            double micro = phases.get(0).microBatches();
            assertThat(micro).isEqualTo(2);
            for (Workload phase : phases.subList(0, 2)) {
                assertThat(host(model, phase)).isCloseTo(micro * devices * parameters, within(parameters * 1e-9));
            }
            assertThat(host(model, phases.get(2)))
                    .as("new weights go down")
                    .isCloseTo(devices * parameters, within(parameters * 1e-9));
        }
    }

    /** What leaves the device is in the host's memory, and the more of it, the less is left. */
    @ParameterizedTest
    @ValueSource(strings = {"flan-t5-xl", "llama-3.1-8b", "mixtral-8x7b"})
    void whatLeavesTheDeviceIsWithTheHost(String name) {
        ModelSpec model = models.load(name).value();
        for (Sharding sharding : Sharding.values()) {
            DeviceMemory none = memory(model, 2, sharding, Offload.NONE);
            double before = none.total();
            for (double share : new double[] {0.25, 0.5, 1}) {
                DeviceMemory device = memory(model, 2, sharding, new Offload(0, 0, share));
                assertThat(device.total() + device.host()).isCloseTo(none.total(), within(none.total() * 1e-12));
                assertThat(device.total()).isLessThan(before);
                before = device.total();
            }
        }
    }

    /** No fusion's time is below the link's, nor the floor's above what runs its operators one after another. */
    @Test
    void theLinkIsAResourceLikeTheMemory() {
        ModelSpec model = models.load("llama-3.1-8b").value();
        double link =
                a100.link(Interconnect.Kind.HOST).orElseThrow().bandwidth().bytesPerSecond();
        for (Offload offload : List.of(new Offload(0, 0, 1), new Offload(1, 0, 1), new Offload(0.5, 0, 0.25))) {
            for (Sharding sharding : Sharding.values()) {
                double floor = seconds(model, sharding, offload, Fusion.IDEAL, 0);
                double least = 0;
                for (Workload phase : plan(model, 1, sharding, offload, Fusion.IDEAL, 0)) {
                    least += host(model, phase) / link;
                }
                assertThat(floor).isGreaterThanOrEqualTo(least * (1 - 1e-12));
                double sequential = seconds(model, sharding, offload, Fusion.FLASH, 0);
                double hidden = seconds(model, sharding, offload, Fusion.FLASH, 1);
                assertThat(hidden).isBetween(floor, sequential);
                // An optimizer that is all with the host leaves the device nothing to do meanwhile.
                if (sharding.dividesGradients() || offload.weights() > 0) {
                    assertThat(hidden).isLessThan(sequential);
                }
            }
        }
    }

    @Test
    void whatCannotBeKeptThereIsRefused() {
        ModelSpec model = models.load("gpt").value();
        assertThatThrownBy(() -> step(model, 1, Sharding.NONE, new Offload(0, 0.5)))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "offload cache");
        assertThatThrownBy(() -> step(model, 1, Sharding.GRADIENTS, Offload.NONE))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "offload optimizer");
        assertThatThrownBy(() -> WorkloadPlan.of(model, WorkloadOptions.NONE.with(Field.OFFLOAD, new Offload(0, 0, 1))))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "phase train");
    }

    private double seconds(ModelSpec model, Sharding sharding, Offload offload, Fusion fusion, double overlap) {
        return TrainingStep.of(model, plan(model, 1, sharding, offload, fusion, overlap), a100)
                .seconds();
    }

    /** Bytes over the host links of all devices. */
    private static double host(ModelSpec model, Workload phase) {
        double sum = 0;
        for (DeviceCoordinates rank : DeviceCoordinates.all(phase.parallelism())) {
            for (Operator operator : OperatorList.of(model, phase, rank)) {
                sum += operator.site().count() * operator.traffic().host();
            }
        }
        return sum;
    }

    private DeviceMemory memory(ModelSpec model, int replicas, Sharding sharding, Offload offload) {
        boolean divides = sharding != Sharding.NONE;
        int most = divides && offload.isNone() ? Math.max(2, replicas) : replicas;
        return TrainingMemory.of(
                model, step(model, most, sharding, offload).get(0), MemoryBudget.of(a100, MemoryShare.ALL));
    }

    /** One sequence a micro-batch where that is not of the essence, and two where states alone are offloaded. */
    private static List<Workload> step(ModelSpec model, int replicas, Sharding sharding, Offload offload) {
        if (offload.weights() > 0 && offload.optimizer() == 0) {
            WorkloadOptions options = options(replicas, sharding, offload, 1).with(Field.BATCH, 2L * replicas);
            return WorkloadPlan.of(model, options).workloads();
        }
        return WorkloadPlan.of(model, options(replicas, sharding, offload, 1).with(Field.BATCH, replicas))
                .workloads();
    }

    private static List<Workload> plan(
            ModelSpec model, int replicas, Sharding sharding, Offload offload, Fusion fusion, double overlap) {
        WorkloadOptions options = options(replicas, sharding, offload, 1)
                .with(Field.BATCH, 2L * replicas)
                .with(Field.FUSION, fusion);
        return WorkloadPlan.of(model, overlap > 0 ? options.with(Field.OVERLAP, overlap) : options)
                .workloads();
    }

    private static WorkloadOptions options(int replicas, Sharding sharding, Offload offload, long microBatch) {
        return WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.TRAIN)
                .with(Field.DATA, replicas)
                .with(Field.OFFLOAD, offload)
                .with(Field.PROMPT, 128)
                .with(Field.MICRO_BATCH, microBatch)
                .with(Field.SHARDING, sharding);
    }
}
