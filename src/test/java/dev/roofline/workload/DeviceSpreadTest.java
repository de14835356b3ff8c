package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Degrees that follow from a number of devices, counted by hand from heads, layers and domains. */
class DeviceSpreadTest {
    private static final ScaleUpDomain NODE = new ScaleUpDomain(8, "node");
    private static final ScaleUpDomain NO_LINK = new ScaleUpDomain(1, "");

    /** 64 heads, 80 layers. */
    private final ModelSpec llama70b = model("llama-3.1-70b");

    /** 12 heads, 12 layers. */
    private final ModelSpec gpt2 = model("gpt2");

    private static ModelSpec model(String name) {
        return Catalogue.models(List.of()).load(name).value();
    }

    private static WorkloadOptions devices(long devices) {
        return WorkloadOptions.NONE.with(Field.DEVICES, DeviceLayout.of(devices));
    }

    private static List<Long> degrees(WorkloadOptions spread) {
        return List.of(
                spread.get(Field.TENSOR, 0L),
                spread.get(Field.PIPELINE, 0L),
                spread.get(Field.DATA, 0L),
                spread.get(Field.CONTEXT_RANKS, 0L));
    }

    private static DeviceLayout.Choice choice(WorkloadOptions spread) {
        return spread.get(Field.DEVICES).orElseThrow().choice();
    }

    @Test
    void inferenceTakesTensorRanksInsideADomainAndStagesOverDomains() {
        WorkloadOptions inside = DeviceSpread.over(llama70b, devices(4), NODE);
        assertThat(degrees(inside)).containsExactly(4L, 1L, 1L, 1L);
        assertThat(choice(inside)).isEqualTo(DeviceLayout.Choice.TENSOR_RANKS_IN_A_DOMAIN);
        WorkloadOptions over = DeviceSpread.over(llama70b, devices(16), NODE);
        assertThat(degrees(over)).containsExactly(8L, 2L, 1L, 1L);
        assertThat(choice(over)).isEqualTo(DeviceLayout.Choice.STAGES_OVER_DOMAINS);
        WorkloadOptions cards = DeviceSpread.over(llama70b, devices(8), NO_LINK);
        assertThat(degrees(cards)).containsExactly(1L, 8L, 1L, 1L);
        assertThat(choice(cards)).isEqualTo(DeviceLayout.Choice.STAGES_WITHOUT_LINK);
    }

    @Test
    void trainingTakesAReplicaADevice() {
        WorkloadOptions training = devices(256).with(Field.PHASE, PhaseChoice.TRAIN);
        assertThat(degrees(DeviceSpread.over(llama70b, training, NODE))).containsExactly(1L, 1L, 256L, 1L);
    }

    @Test
    void replicasTakeWhatGivenDegreesLeave() {
        WorkloadOptions rest = DeviceSpread.over(llama70b, devices(16).with(Field.TENSOR, 8), NODE);
        assertThat(degrees(rest)).containsExactly(8L, 1L, 2L, 1L);
        assertThat(choice(rest)).isEqualTo(DeviceLayout.Choice.REPLICAS_OF_THE_REST);
        WorkloadOptions all =
                DeviceSpread.over(llama70b, devices(16).with(Field.TENSOR, 8).with(Field.PIPELINE, 2), NODE);
        assertThat(choice(all)).isEqualTo(DeviceLayout.Choice.NONE);
        assertThat(WorkloadPlan.of(llama70b, all).anyPhase().parallelism().devices())
                .isEqualTo(16);
    }

    @Test
    void oneDeviceHasNothingToChoose() {
        WorkloadOptions one = DeviceSpread.over(llama70b, devices(1), NODE);
        assertThat(degrees(one)).containsExactly(1L, 1L, 1L, 1L);
        assertThat(one.get(Field.DEVICES).orElseThrow().isChosen()).isFalse();
    }

    @Test
    void withoutANumberOfDevicesNothingChanges() {
        assertThat(DeviceSpread.over(llama70b, WorkloadOptions.NONE, NODE)).isSameAs(WorkloadOptions.NONE);
    }

    @Test
    void whatDoesNotDivideIsRefusedWithLayoutsThatDo() {
        refused(gpt2, devices(8), "the 12 heads of GPT-2 small do not divide by", "tp 4", "dp 2");
        refused(llama70b, devices(12), "do not divide into whole scale-up domains of 8", "tp 4", "dp 3");
        refused(llama70b, devices(16).with(Field.TENSOR, 3), "16 devices do not divide by", "layouts of 16 devices");
        refused(
                llama70b,
                devices(8).with(Field.TENSOR, 2).with(Field.DATA, 2),
                "makes 4 devices",
                "layouts of 8 devices that do: ");
        refused(
                llama70b,
                devices(8).with(Field.CONTEXT_RANKS, 3),
                "8 devices do not divide by",
                "layouts of 8 devices that do: ",
                "tp 8");
        refused(llama70b, devices(16).with(Field.EXPERT, 3), "Llama 3.1 70B has no experts");
        refused(model("deepseek-v3"), devices(16).with(Field.EXPERT, 3), "ep 3", "16 devices do not divide by it");
        refused(model("deepseek-v3"), devices(16), "the 61 layers of DeepSeek-V3 do not divide by", "tp 8", "dp 2");
        refused(
                llama70b,
                devices(16).with(Field.TENSOR, 4).with(Field.BATCH, 6),
                "batch 6 does not divide by",
                "layouts of 16 devices that do: ");
    }

    private static void refused(ModelSpec model, WorkloadOptions options, String... said) {
        assertThatThrownBy(() -> DeviceSpread.over(model, options, NODE))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContainingAll(said);
    }

    /** Each layout that a message offers is one that the same line takes. */
    @Test
    void aLayoutThatIsOfferedIsTaken() {
        LayoutSearch search = new LayoutSearch(gpt2, devices(24).with(Field.BATCH, 12), NODE);
        LayoutSearch.Found found = search.nearest(24, new Degrees(8, 3, 1, 1));
        List<Degrees> offered = found.layouts();
        assertThat(found.areWhole()).isTrue();
        assertThat(offered).hasSizeBetween(2, 5);
        for (Degrees degrees : offered) {
            WorkloadOptions options = degrees.in(devices(24).with(Field.BATCH, 12));
            WorkloadOptions spread = DeviceSpread.over(gpt2, options, NODE);
            assertThat(WorkloadPlan.of(gpt2, spread).anyPhase().parallelism().devices())
                    .isEqualTo(24);
            assertThat(12 % degrees.tensor()).isZero();
            assertThat(12 % degrees.data()).isZero();
        }
    }

    /** More ranks than heads, or stages than layers, are refused by hand too. */
    @Test
    void whatIsCountedByHandIsSaidToBeWhereItIs() {
        refused(gpt2, devices(8), "tp 8 (given by hand, ranks that differ are counted)");
        assertThatThrownBy(() -> DeviceSpread.over(gpt2, devices(72), new ScaleUpDomain(72, "rack")))
                .hasMessageContaining("tp 72; layouts of 72 devices that do: ");
        assertThatThrownBy(() -> DeviceSpread.over(gpt2, devices(16), new ScaleUpDomain(1, "")))
                .hasMessageContaining("do not divide by")
                .hasMessageNotContaining("by hand");
    }

    /** A layout that leaves a rest is counted, so that it is one where no other is. */
    @Test
    void whereEveryLayoutLeavesARestThoseAreOffered() {
        WorkloadOptions seven = devices(7).with(Field.BATCH, 1);
        refused(gpt2, seven, "layouts of 7 devices that leave a rest, which is counted: ", "tp 7", "dp 7", "pp 7");
        refused(llama70b, devices(24).with(Field.BATCH, 4).with(Field.DATA, 3), "leave a rest", "tp 8", "dp 3");
        LayoutSearch.Found found = new LayoutSearch(gpt2, seven, NODE).nearest(7, new Degrees(7, 1, 1, 1));
        assertThat(found.areWhole()).isFalse();
        for (Degrees degrees : found.layouts()) {
            assertThat(WorkloadPlan.of(gpt2, DeviceSpread.over(gpt2, degrees.in(seven), NODE))
                            .anyPhase()
                            .parallelism()
                            .devices())
                    .isEqualTo(7);
        }
    }

    @Test
    void degreesThatMakeAnotherNumberAreRefusedByThePlanToo() {
        assertThatThrownBy(() -> WorkloadPlan.of(llama70b, devices(8).with(Field.TENSOR, 4)))
                .hasMessageContaining("the degrees make 4");
    }

    @Test
    void theLengthOfAModelIsItsLastDecodeStep() {
        WorkloadOptions room = WorkloadOptions.NONE.with(Field.MAX_MODEL_LEN, 8192);
        WorkloadPlan plan = WorkloadPlan.of(llama70b, room);
        assertThat(plan.phase(Phase.DECODE).orElseThrow().contextTokens()).isEqualTo(8191);
        assertThat(plan.phase(Phase.PREFILL).orElseThrow().contextTokens()).isZero();
        assertThat(plan.phase(Phase.PREFILL).orElseThrow().newTokens()).isEqualTo(512);
        assertThat(plan.notes()).anyMatch(note -> note.contains("8192 is the room of a sequence"));
        WorkloadPlan small = WorkloadPlan.of(llama70b, WorkloadOptions.NONE.with(Field.MAX_MODEL_LEN, 100));
        assertThat(small.phase(Phase.PREFILL).orElseThrow().newTokens()).isEqualTo(100);
        assertThatThrownBy(() -> WorkloadPlan.of(llama70b, room.with(Field.CONTEXT, 1)))
                .hasMessageContaining("leave");
        assertThatThrownBy(() -> WorkloadPlan.of(llama70b, room.with(Field.PROMPT, 8193)))
                .hasMessageContaining("a prompt of 8193 tokens has no room in 8192");
        assertThatThrownBy(() -> WorkloadPlan.of(llama70b, room.with(Field.GENERATE, 5)))
                .hasMessageContaining("room of a sequence in prefill and decode");
    }
}
