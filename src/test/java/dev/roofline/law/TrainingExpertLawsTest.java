package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.operator.Collective;
import dev.roofline.operator.DeviceCoordinates;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.workload.Field;
import dev.roofline.workload.MemoryShare;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold of experts in training, over data ranks alone and over tensor ranks too. */
class TrainingExpertLawsTest {
    /** Operations of Adam a parameter. */
    private static final double ADAM = 13;

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    /** Experts are updated on as many devices as hold them, or once where the states are divided. */
    @ParameterizedTest
    @CsvSource({
        "mixtral-8x7b, 8, 8, 1, 1, 1",
        "mixtral-8x7b, 4, 4, 2, 1, 1",
        "mixtral-8x7b, 2, 2, 4, 2, 4",
        "mixtral-8x7b, 2, 4, 4, 1, 1",
        "qwen3-30b-a3b, 8, 16, 2, 1, 1",
        "qwen3-30b-a3b, 4, 8, 2, 2, 1",
        "qwen3-30b-a3b, 4, 2, 4, 1, 2",
        "deepseek-v3, 8, 64, 8, 1, 1",
        "deepseek-v3, 4, 8, 4, 1, 1",
        "deepseek-v3, 2, 2, 1, 1, 1"
    })
    void everyExpertIsUpdatedWhereItIsHeld(String name, int tp, int ep, int dp, int cp, int replicas) {
        ModelSpec model = models.load(name).value();
        double experts = ParameterCount.of(model).part(ParameterPart.EXPERTS);
        for (Sharding sharding : Sharding.values()) {
            boolean divides = sharding != Sharding.NONE && dp * cp > 1;
            if (sharding != Sharding.NONE && dp * cp == 1) {
                continue;
            }
            Workload optimizer = step(model, tp, ep, dp, cp, sharding, false).get(2);
            double updated = 0;
            for (DeviceCoordinates rank : DeviceCoordinates.all(optimizer.parallelism())) {
                for (Operator operator : OperatorList.of(model, optimizer, rank)) {
                    updated += operator.site().id().contains("experts.update") ? operator.flops() / ADAM : 0;
                }
            }
            double expected = experts * (divides ? 1 : replicas);
            assertThat(updated).as("%s %s", name, sharding).isCloseTo(expected, within(expected * 1e-12));
        }
    }

    /** 16 bytes of each parameter that a device holds: experts a share of them, the rest sliced by tensor ranks. */
    @Test
    void aDeviceKeepsItsShareOfTheExperts() {
        ModelSpec model = models.load("qwen3-30b-a3b").value();
        double experts = ParameterCount.of(model).part(ParameterPart.EXPERTS);
        // 8 tensor ranks of 2 replicas: 16 ranks hold 8 of the 128 experts each, and none a slice.
        DeviceMemory whole = memory(model, 8, 16, 2);
        DeviceMemory sliced = memory(model, 8, 2, 2);
        DeviceMemory four = memory(model, 8, 4, 2);
        for (DeviceMemory device : List.of(whole, sliced, four)) {
            assertThat(device.optimizer()).isCloseTo(6 * device.weights(), within(1.0));
            assertThat(device.gradients()).isEqualTo(device.weights());
            assertThat(device.weights()).isEqualTo(whole.weights());
        }
        assertThat(memory(model, 8, 1, 2).weights() - whole.weights())
                .as("without expert ranks a device holds twice as much of the experts")
                .isEqualTo(2 * experts / 16);
    }

    /** Nobody gathers experts that only one rank holds: the largest that comes is the embedding, 129280 x 7168, with a norm. */
    @Test
    void expertsWithoutReplicasAreNotGathered() {
        ModelSpec model = models.load("deepseek-v3").value();
        ParameterCount count = ParameterCount.of(model);
        double unit = 129_280.0 * 7168 + 7168;
        double share = count.total() / 8.0 + unit;
        Workload forward = step(model, 1, 8, 8, 1, Sharding.PARAMETERS, false).get(0);
        DeviceMemory device = TrainingMemory.of(
                model,
                forward,
                MemoryBudget.of(Catalogue.hardware(List.of()).load("h100").value(), MemoryShare.ALL));
        assertThat(device.weights()).isCloseTo(2 * share, within(1.0));
        assertThat(device.gradients()).isCloseTo(2 * share, within(1.0));
    }

    /**
     * Experts that no other device holds have no one to exchange gradients with, while the rest have their replicas; rows go
     * out and come back in each pass, as many backward as forward.
     */
    @Test
    void rowsGoOutAndComeBackInEachPass() {
        ModelSpec model = models.load("deepseek-v3").value();
        List<Workload> phases = step(model, 4, 32, 8, 1, Sharding.NONE, false);
        List<Collective> forward = exchanges(OperatorList.of(model, phases.get(0)));
        List<Collective> backward = exchanges(OperatorList.of(model, phases.get(1)));
        double there = 0;
        double back = 0;
        for (Collective exchange : forward) {
            there += rows(exchange);
        }
        for (Collective exchange : backward) {
            back += rows(exchange);
            assertThat(exchange.site().id()).isNotEqualTo("gradients.experts.all_reduce");
        }
        assertThat(there).isPositive().isEqualTo(back);
        assertThat(backward)
                .anyMatch(exchange -> exchange.site().id().equals("gradients.all_reduce") && exchange.degree() == 8);
    }

    /** Each tensor rank has the sums of its own tokens: one gather forward, and one of the inputs' gradients backward. */
    @Test
    void sumsOfWholeExpertsAreGatheredOnceEachWay() {
        ModelSpec model = models.load("qwen3-30b-a3b").value();
        List<Workload> phases = step(model, 4, 8, 2, 1, Sharding.NONE, false);
        for (int phase = 0; phase < 2; phase++) {
            double gathered = 0;
            double reduced = 0;
            for (Collective exchange : exchanges(OperatorList.of(model, phases.get(phase)))) {
                boolean ofExperts = exchange.site().id().contains(".ffn.");
                gathered += ofExperts && exchange.kind() == Collective.Kind.ALL_GATHER
                        ? exchange.site().count()
                        : 0;
                reduced += ofExperts
                                && exchange.kind() != Collective.Kind.ALL_GATHER
                                && exchange.rows().isEmpty()
                        ? 1
                        : 0;
            }
            assertThat(gathered).isEqualTo(48);
            assertThat(reduced).isZero();
        }
    }

    /** Ranks that have tokens of their own send as replicas with as many tokens do, whatever divides them. */
    @Test
    void aDividedStreamSendsWhatReplicasWithItsTokensSend() {
        for (String name : List.of("qwen3-30b-a3b", "mixtral-8x7b")) {
            ModelSpec model = models.load(name).value();
            List<Workload> replicas = step(model, 1, 8, 8, 1, Sharding.NONE, false);
            for (int tensor : new int[] {2, 4, 8}) {
                List<Workload> divided = step(model, tensor, 8, 8 / tensor, 1, Sharding.NONE, true);
                for (int phase = 0; phase < 2; phase++) {
                    assertThat(sent(model, divided.get(phase)))
                            .as(name + " over " + tensor)
                            .isNotEmpty()
                            .isEqualTo(sent(model, replicas.get(phase)));
                }
            }
        }
    }

    /** Where what comes back is summed up afterwards, no rank wants what its tensor ranks have: as many rows come as went. */
    @Test
    void whatIsSummedUpLaterComesBackAsItWent() {
        ModelSpec model = models.load("qwen3-30b-a3b").value();
        for (int[] degrees : new int[][] {{4, 4, 2}, {4, 2, 2}, {8, 8, 2}, {4, 8, 4}}) {
            for (Workload phase : step(model, degrees[0], degrees[1], degrees[2], 1, Sharding.NONE, true)
                    .subList(0, 2)) {
                List<Object> there = new ArrayList<>();
                List<Object> back = new ArrayList<>();
                for (Collective exchange : exchanges(OperatorList.of(model, phase))) {
                    boolean out = exchange.site().id().contains("dispatch");
                    exchange.rows().ifPresent(rows -> (out ? there : back).add(rows));
                }
                assertThat(back)
                        .as("tp %d, ep %d, dp %d", degrees[0], degrees[1], degrees[2])
                        .isNotEmpty()
                        .isEqualTo(there);
            }
        }
    }

    private static List<String> sent(ModelSpec model, Workload phase) {
        List<String> sent = new ArrayList<>();
        for (Collective exchange : exchanges(OperatorList.of(model, phase))) {
            if (exchange.rows().isPresent()) {
                sent.add(exchange.site() + " " + exchange.rows().get() + " " + exchange.buffer());
            }
        }
        return sent;
    }

    /** Where the stream is divided along the sequence, a rank's tokens go to their experts and back, and to no tensor rank. */
    @Test
    void aDividedStreamIsNotGatheredForWholeExperts() {
        ModelSpec model = models.load("qwen3-30b-a3b").value();
        for (Workload phase : step(model, 4, 8, 2, 1, Sharding.NONE, true).subList(0, 2)) {
            for (Collective exchange : exchanges(OperatorList.of(model, phase))) {
                boolean ofRows = exchange.rows().isPresent();
                assertThat(exchange.site().id().contains(".ffn.") && !ofRows)
                        .as(exchange.site().id())
                        .isFalse();
            }
        }
        double once = products(model, step(model, 4, 8, 2, 1, Sharding.NONE, true));
        double oneDevice = products(model, step(model, 1, 1, 1, 1, Sharding.NONE, false));
        assertThat(once)
                .as("routers of a divided stream are not repeated")
                .isCloseTo(oneDevice, within(oneDevice * 1e-9));
    }

    private static double rows(Collective exchange) {
        return exchange.rows().isPresent() ? exchange.site().count() * exchange.buffer() : 0;
    }

    /** Products in the layers of all devices. */
    private static double products(ModelSpec model, List<Workload> phases) {
        double sum = 0;
        for (Workload phase : phases.subList(0, 2)) {
            for (DeviceCoordinates rank : DeviceCoordinates.all(phase.parallelism())) {
                for (Operator operator : OperatorList.of(model, phase, rank)) {
                    boolean counts =
                            operator.isProduct() && operator.site().layers().isPresent();
                    sum += counts ? operator.site().count() * operator.flops() : 0;
                }
            }
        }
        return sum;
    }

    private static List<Collective> exchanges(List<Operator> operators) {
        List<Collective> exchanges = new ArrayList<>();
        for (Operator operator : operators) {
            if (operator instanceof Collective exchange) {
                exchanges.add(exchange);
            }
        }
        return exchanges;
    }

    private DeviceMemory memory(ModelSpec model, int tp, int ep, int dp) {
        Workload forward = step(model, tp, ep, dp, 1, Sharding.NONE, false).get(0);
        return TrainingMemory.of(
                model,
                forward,
                MemoryBudget.of(Catalogue.hardware(List.of()).load("h100").value(), MemoryShare.ALL));
    }

    private static List<Workload> step(
            ModelSpec model, int tp, int ep, int dp, int cp, Sharding sharding, boolean sequenceParallel) {
        WorkloadOptions options = WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.TRAIN)
                .with(Field.BATCH, 8)
                .with(Field.PROMPT, 64)
                .with(Field.TENSOR, tp)
                .with(Field.EXPERT, ep)
                .with(Field.DATA, dp)
                .with(Field.CONTEXT_RANKS, cp)
                .with(Field.SHARDING, sharding)
                .with(Field.SEQUENCE_PARALLEL, sequenceParallel ? Optional.of(true) : Optional.empty());
        return TrainingStep.at(WorkloadPlan.of(model, options).workloads(), 0);
    }
}
