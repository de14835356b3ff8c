package dev.roofline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.workload.Field;
import dev.roofline.workload.Phase;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlicedRunTest {
    private static final ModelSpec GPT = Catalogue.models(List.of()).load("gpt").value();
    private static final HardwareProfile A100 =
            Catalogue.hardware(List.of()).load("a100").value();

    @Test
    void slicesOfAPhaseAddUpToIt() {
        for (SlicedPhase phase : sliced(Grouping.LAYER, "catalogue:gpt2").phases()) {
            double flops = 0;
            for (Slice row : phase.rows()) {
                flops += row.flops();
            }
            assertThat(phase.rows()).hasSizeGreaterThan(1);
            assertThat(flops).isEqualTo(phase.total().flops());
        }
    }

    @Test
    void aWholePhaseIsItsOnlySlice() {
        SlicedPhase decode =
                sliced(Grouping.PHASE, "catalogue:gpt2").phase("decode").orElseThrow();
        assertThat(decode.rows()).containsExactly(decode.total());
        assertThat(sliced(Grouping.PHASE, "catalogue:gpt2").phase("encode")).isEmpty();
    }

    @Test
    void namesEachPeakThatItsTimesStandOnOnce() {
        assertThat(sliced(Grouping.PHASE, "catalogue:gpt2").limits().ceilings())
                .extracting(ComputeCeiling::label)
                .containsExactlyInAnyOrder("matrix fp16", "vector fp16");
        assertThat(sliced(Grouping.PHASE, "catalogue:gpt2").limits().links()).isEmpty();
    }

    /** What a chart leaves out of operators' names where all of them are of one. */
    @Test
    void aPhaseRunsTheStackOfItsKind() {
        ModelSpec t5 = Catalogue.models(List.of()).load("t5-small").value();
        WorkloadPlan plan = WorkloadPlan.of(t5, WorkloadOptions.NONE);
        AnalysisRun run =
                AnalysisRun.of(t5, A100, plan, true, Depth.ROWS, Optional.empty(), SpeculationOrDisaggregation.NONE);
        assertThat(run.phases()).isNotEmpty();
        for (PhaseRun phase : run.phases()) {
            Stack.Kind kind = phase.workload().phase() == Phase.ENCODE ? Stack.Kind.ENCODER : Stack.Kind.DECODER;
            assertThat(phase.stacks()).extracting(Stack::kind).containsExactly(kind);
        }
        WorkloadPlan step = WorkloadPlan.of(t5, WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.TRAIN));
        for (PhaseRun phase : AnalysisRun.of(
                        t5, A100, step, true, Depth.ROWS, Optional.empty(), SpeculationOrDisaggregation.NONE)
                .phases()) {
            assertThat(phase.stacks()).isEqualTo(t5.stacks());
        }
    }

    @Test
    void aFileOfOnesOwnIsNotTheShippedOneOfItsName() {
        assertThat(sliced(Grouping.PHASE, "catalogue:gpt2").isOfShippedFiles()).isTrue();
        assertThat(sliced(Grouping.PHASE, "mine/gpt2.json").isOfShippedFiles()).isFalse();
    }

    private static SlicedRun sliced(Grouping grouping, String origin) {
        WorkloadPlan plan = WorkloadPlan.of(GPT, WorkloadOptions.NONE);
        AnalysisRun run =
                AnalysisRun.of(GPT, A100, plan, true, Depth.ROWS, Optional.empty(), SpeculationOrDisaggregation.NONE);
        List<Input> inputs = List.of(
                new Input("model", "gpt2", GPT.name(), origin, Optional.empty()),
                new Input(Input.HARDWARE, A100.id(), A100.name(), "catalogue:" + A100.id(), Optional.empty()));
        return SlicedRun.of(run, inputs, grouping);
    }
}
