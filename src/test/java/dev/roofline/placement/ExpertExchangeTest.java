package dev.roofline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Collective;
import dev.roofline.operator.ExpertRows;
import dev.roofline.operator.Group;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.operator.RankGroup;
import dev.roofline.operator.Site;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Routing;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows to 256 experts of 16 ranks in 2 nodes, 8 a token, 7,168 wide: 50 GB/s out, 450 GB/s up (uccl's table of an H200). */
class ExpertExchangeTest {
    private static final HardwareProfile H200 =
            Catalogue.hardware(List.of()).load("h200").value();
    private static final double ROWS = 4096 * 7168.0;

    /** Microseconds of 4,096 tokens a rank; measured were 1,196 in fp8 and 1,988 in bf16. */
    @ParameterizedTest
    @CsvSource({"fp8, 1, 585", "fp8-g128, 1, 603", "bf16, 1, 1170", "fp8, 4, 565", "bf16, 4, 1131"})
    void rowsToTwoNodesTakeAsLongAsTheirCrossing(String format, int taken, double microseconds) {
        Exchange exchange = new Network(H200).wire(rows(format, taken == 1 ? 1 : 8, taken, Routing.UNIFORM));
        assertThat(exchange.seconds() * 1e6).isCloseTo(microseconds, within(0.51));
        assertThat(exchange.links())
                .extracting(Interconnect::kind)
                .containsExactly(Interconnect.Kind.SCALE_UP, Interconnect.Kind.SCALE_OUT);
        assertThat(exchange.algorithm()).isEqualTo(Exchange.Algorithm.DIRECT);
    }

    /** Every token has an expert in the other node but 0.35 %, and on 6.1 other ranks, one of which it lands in. */
    @Test
    void bytesAreThoseOfEachLink() {
        Exchange exchange = new Network(H200).of(rows("fp8", 1, 1, Routing.UNIFORM));
        double none = 1;
        double rank = 1;
        for (int i = 0; i < 8; i++) {
            none *= (128.0 - i) / (256 - i);
            rank *= (240.0 - i) / (256 - i);
        }
        assertThat(exchange.legs().get(1).bytes()).isCloseTo((1 - none) * ROWS, within(1.0));
        assertThat(exchange.legs().get(0).bytes()).isCloseTo((15 * (1 - rank) - (1 - none)) * ROWS, within(1.0));
        assertThat(exchange.networkBytes()).isCloseTo(15 * (1 - rank) * ROWS, within(1.0));
        assertThat(exchange.seconds()).isCloseTo((1 - none) * ROWS / 50e9 + 2.7e-6, within(1e-12));
    }

    /** With 150 GB/s up, 50 GB/s out take over as many of the further rows as makes both last as long. */
    @Test
    void aSlowerNearLinkLeavesFurtherRowsToTheFarOne() {
        List<Interconnect> links = new ArrayList<>();
        for (Interconnect link : H200.links()) {
            links.add(link.kind() == Interconnect.Kind.SCALE_UP ? link.withBandwidth(new Bandwidth(150e9)) : link);
        }
        Exchange exchange = new Network(H200.withLinks(links)).wire(rows("fp8", 1, 1, Routing.UNIFORM));
        double near = exchange.legs().get(0).bytes();
        double far = exchange.legs().get(1).bytes();
        double all = new Network(H200).wire(rows("fp8", 1, 1, Routing.UNIFORM)).networkBytes();
        assertThat(near / 150e9).isCloseTo(far / 50e9, within(1e-9));
        assertThat(near + far).isCloseTo(all, within(1.0));
        assertThat(exchange.seconds()).isCloseTo(all / 200e9, within(1e-9));
    }

    @Test
    void theExtremesAreEightRowsAndNone() {
        assertThat(new Network(H200).of(rows("fp8", 1, 1, Routing.WORST)).networkBytes())
                .isEqualTo(8 * ROWS);
        Exchange none = new Network(H200).of(rows("fp8", 1, 1, Routing.BEST));
        assertThat(none.networkBytes()).isEqualTo(0);
        assertThat(none.seconds()).isEqualTo(0);
    }

    /** DeepSeek-V3 sends in fp8 and gets back bf16, with 4 of 8 groups; a step of the far link comes on top. */
    @Test
    void deepSeekSendsInOneFormatAndGetsBackAnother() {
        ModelSpec model = Catalogue.models(List.of()).load("deepseek-v3").value();
        WorkloadOptions options =
                spread().with(Field.ACTIVATIONS, TensorFormat.FP8).with(Field.KV_CACHE, TensorFormat.BF16);
        assertThat(seconds(model, options, "experts.dispatch") * 1e6).isCloseTo(565 + 2.7, within(0.6));
        assertThat(seconds(model, options, "experts.collect") * 1e6).isCloseTo(1131 + 2.7, within(0.6));
        assertThat(seconds(model, options.with(Field.RETURN, TensorFormat.FP8), "experts.collect") * 1e6)
                .isCloseTo(565 + 2.7, within(0.6));
        TensorFormat scaled = TensorFormat.parse("fp8-g128").orElseThrow();
        assertThat(seconds(model, options.with(Field.DISPATCH, scaled), "experts.dispatch") * 1e6)
                .isCloseTo(565 * 1.03125 + 2.7, within(0.7));
        WorkloadOptions wide = options.with(Field.ACTIVATIONS, TensorFormat.BF16);
        assertThat(seconds(model, wide, "experts.dispatch")).isEqualTo(seconds(model, wide, "experts.collect"));
    }

    /** Where all ranks are alike, as many rows arrive at a device as it sends: what is written there is what was sent. */
    @ParameterizedTest
    @CsvSource({
        "deepseek-v3, 16, 1, 16",
        "deepseek-v3, 64, 1, 64",
        "deepseek-v3, 8, 2, 16",
        "mixtral-8x7b, 8, 1, 8",
        "deepseek-v2, 4, 1, 4",
        "qwen3-30b-a3b, 16, 2, 32",
        "glm-4.5, 32, 1, 32"
    })
    void whatIsSentArrives(String name, long data, long tensor, long expert) {
        ModelSpec model = Catalogue.models(List.of()).load(name).value();
        for (Routing routing : Routing.values()) {
            WorkloadOptions options = WorkloadOptions.NONE
                    .with(Field.PHASE, PhaseChoice.DECODE)
                    .with(Field.DATA, data)
                    .with(Field.TENSOR, tensor)
                    .with(Field.EXPERT, expert)
                    .with(Field.BATCH, 64 * data)
                    .with(Field.ROUTING, routing)
                    .with(Field.RETURN, TensorFormat.FP16);
            Workload workload =
                    WorkloadPlan.of(model, options).workloads().get(0).withLatentForm(LatentForm.ABSORBED);
            int found = 0;
            for (Operator operator : OperatorList.of(model, workload)) {
                if (operator instanceof Collective exchange && exchange.rows().isPresent()) {
                    double sent = new Network(H200).of(exchange).networkBytes();
                    int way = exchange.kind() == Collective.Kind.DISPATCH ? 1 : 0;
                    assertThat(exchange.accesses().get(way).bytes())
                            .as("%s %s", name, exchange.kind())
                            .isCloseTo(sent, within(1 + sent * 1e-9));
                    found++;
                }
            }
            assertThat(found).isPositive();
        }
    }

    /** Folded, a device moves no more than where every expert has rows of its own. */
    @Test
    void rowsThatAreSharedMoveNoMoreThanRowsOfEachExpert() {
        ModelSpec model = Catalogue.models(List.of()).load("deepseek-v3").value();
        for (Routing routing : Routing.values()) {
            WorkloadOptions options = spread().with(Field.ROUTING, routing);
            double folded = traffic(model, options.with(Field.FUSION, Fusion.FLASH));
            assertThat(folded).isLessThanOrEqualTo(traffic(model, options.with(Field.FUSION, Fusion.NONE)));
        }
    }

    private static double traffic(ModelSpec model, WorkloadOptions options) {
        Workload workload = WorkloadPlan.of(model, options).workloads().get(0).withLatentForm(LatentForm.NAIVE);
        double bytes = 0;
        for (Operator operator : OperatorList.of(model, workload)) {
            bytes += operator.site().id().contains("experts")
                    ? operator.site().count() * operator.traffic().total()
                    : 0;
        }
        return bytes;
    }

    @Test
    void formatsOfRowsAreRefusedWhereNoRowsTravel() {
        ModelSpec dense = Catalogue.models(List.of()).load("llama-3.1-8b").value();
        ModelSpec sparse = Catalogue.models(List.of()).load("mixtral-8x7b").value();
        Assertions.assertThatThrownBy(
                        () -> WorkloadPlan.of(dense, WorkloadOptions.NONE.with(Field.DISPATCH, TensorFormat.FP8)))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "dispatch is not possible here")
                .hasMessageContaining("has no experts");
        Assertions.assertThatThrownBy(() -> WorkloadPlan.of(
                        sparse,
                        WorkloadOptions.NONE
                                .with(Field.RETURN, TensorFormat.FP8)
                                .with(Field.TENSOR, 8)
                                .with(Field.EXPERT, 8)))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining(Setting.MARK + "return is not possible here")
                .hasMessageContaining("no rows go to other devices");
    }

    private static WorkloadOptions spread() {
        return WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.PREFILL)
                .with(Field.DATA, 16)
                .with(Field.EXPERT, 16)
                .with(Field.BATCH, 16)
                .with(Field.PROMPT, 4096);
    }

    private static double seconds(ModelSpec model, WorkloadOptions options, String id) {
        Workload workload = WorkloadPlan.of(model, options).workloads().get(0).withLatentForm(LatentForm.NAIVE);
        for (Operator operator : OperatorList.of(model, workload)) {
            if (operator.site().id().endsWith(id) && operator instanceof Collective exchange) {
                return new Network(H200).of(exchange).seconds();
            }
        }
        throw new AssertionError(id);
    }

    private static Collective rows(String format, int groups, int taken, Routing routing) {
        TensorFormat rows = TensorFormat.parse(format).orElseThrow();
        ExpertRows exchanged = new ExpertRows(256, 8, groups, taken, routing, 16, 1, 4096, rows.bytes(1, 7168));
        Site site = new Site("decoder.ffn.experts.dispatch", Group.COLLECTIVE);
        return new Collective(
                site,
                Collective.Kind.DISPATCH,
                new RankGroup(16, 1),
                Collective.Way.BOTH,
                4096 * rows.bytes(1, 7168),
                NumberFormat.BF16,
                List.of(),
                Optional.of(exchanged));
    }
}
