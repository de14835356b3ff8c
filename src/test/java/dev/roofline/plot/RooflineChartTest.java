package dev.roofline.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Line;
import dev.roofline.chart.Point;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.model.ModelSpec;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.Input;
import dev.roofline.run.SizeSweep;
import dev.roofline.run.SlicedPhase;
import dev.roofline.run.SlicedRun;
import dev.roofline.run.SpeculationOrDisaggregation;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RooflineChartTest {
    private static final ModelSpec GPT = Catalogue.models(List.of()).load("gpt").value();

    @Test
    void putsEveryOperatorThatComputesAndMovesUnderItsRoof() {
        SlicedRun sliced = run("a100", Grouping.OPERATOR, Optional.empty());
        Chart chart = RooflineChart.of(sliced);
        int drawn = 0;
        for (SlicedPhase section : sliced.phases()) {
            for (Slice row : section.rows()) {
                drawn += row.flops() > 0 && row.bytes() > 0 ? 1 : 0;
            }
        }
        assertThat(drawn).isGreaterThan(9);
        assertThat(chart.dots()).hasSize(drawn);
        for (Dot dot : chart.dots()) {
            // Dense fp16 of the datasheet, and HBM2e: no dot can be above either.
            assertThat(dot.at().y()).isLessThanOrEqualTo(312e12 * (1 + 1e-12));
            assertThat(dot.at().y()).isLessThanOrEqualTo(dot.at().x() * 2.039e12 * (1 + 1e-12));
            assertThat(chart.x().shows(dot.at().x())).isTrue();
            assertThat(chart.y().shows(dot.at().y())).isTrue();
        }
        Dot qkv = named(chart, "prefill", "attention.qkv");
        // Two bytes each of weights, bias, the folded norm's scale and shift, input and output.
        double bytes = 2.0 * (768 * 2304 + 2304 + 2 * 768 + 512 * 768 + 512 * 2304);
        assertThat(qkv.at().x()).isCloseTo(2.0 * 512 * 768 * 2304 / bytes, within(1e-9));
        assertThat(qkv.at().y()).isEqualTo(312e12);
    }

    @Test
    void numbersItsDotsByTheRowsOfTheTables() {
        SlicedRun sliced = run("a100", Grouping.OPERATOR, Optional.empty());
        Chart chart = RooflineChart.of(sliced);
        int first = sliced.phases().get(0).rows().size();
        Dot head = named(chart, "decode", "head.logits");
        int inSecond = head.row() - (first + 1);
        assertThat(sliced.phases().get(1).rows().get(inSecond).operator()).isEqualTo("head.logits");
    }

    @Test
    void drawsEveryPeakOfTheMachineOnceWithItsRidge() {
        Chart chart = RooflineChart.of(run("a100", Grouping.OPERATOR, Optional.empty()));
        List<Double> levels = chart.lines().stream()
                .filter(line -> line.points().get(0).y() == line.points().get(1).y())
                .map(line -> line.points().get(0).y())
                .sorted()
                .toList();
        assertThat(levels).containsExactly(9.7e12, 19.5e12, 78e12, 156e12, 312e12, 624e12, 1248e12);
        List<Double> ridges = chart.lines().stream()
                .filter(line -> line.role() == Line.Role.RIDGE)
                .map(line -> line.points().get(0).x())
                .toList();
        assertThat(ridges).containsExactlyInAnyOrder(312 / 2.039, 78 / 2.039);
        assertThat(chart.lines()).anySatisfy(line -> assertThat(line.label()).isEqualTo("L2 5.4 TB/s"));
        assertThat(chart.lines()).anySatisfy(line -> assertThat(line.label()).isEqualTo("scale-up link 300 GB/s"));
    }

    @Test
    void letsBandwidthsRiseWithSlopeOneUpToTheirPeak() {
        Chart chart = RooflineChart.of(run("a100", Grouping.OPERATOR, Optional.empty()));
        Line memory = chart.lines().stream()
                .filter(line -> line.label().startsWith("HBM2e"))
                .findFirst()
                .orElseThrow();
        Point from = memory.points().get(0);
        Point to = memory.points().get(1);
        assertThat(from.y() / from.x()).isCloseTo(2.039e12, within(1e3));
        assertThat(to.y()).isCloseTo(312e12, within(1e3));
        assertThat(to.x()).isCloseTo(312 / 2.039, within(1e-9));
    }

    @Test
    void saysWhatItCannotDraw() {
        Chart chart = RooflineChart.of(run("a100", Grouping.OPERATOR, Optional.empty()));
        assertThat(chart.caption())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Not drawn in prefill")
                        .contains("embedding.tokens", "embedding.positions"));
    }

    @Test
    void joinsTheSizesOfAPhaseInTheirOrder() {
        SizeSweep.Sizes batches = new SizeSweep.Sizes(SizeSweep.Variable.BATCH, List.of(1L, 8L, 64L));
        SlicedRun sliced = run("a100", Grouping.PHASE, Optional.of(batches));
        Chart chart = RooflineChart.of(sliced);
        List<Line> paths = chart.lines().stream()
                .filter(line -> line.role() == Line.Role.PATH)
                .toList();
        assertThat(paths).hasSize(2);
        List<Slice> decode = sliced.phases().get(1).sweep().rows();
        assertThat(decode).extracting(Slice::batch).containsExactly(1L, 8L, 64L);
        assertThat(decode.get(0))
                .usingRecursiveComparison()
                .ignoringFields("whole")
                .isEqualTo(sliced.phases().get(1).total());
        for (int i = 0; i < 3; i++) {
            assertThat(paths.get(1).points().get(i).x())
                    .isEqualTo(decode.get(i).intensity().getAsDouble());
        }
        assertThat(chart.dots().stream().map(Dot::label)).contains("batch 1", "batch 8", "batch 64");
    }

    @Test
    void leavesOutPhasesThatHaveNoSuchSize() {
        SizeSweep.Sizes contexts = new SizeSweep.Sizes(SizeSweep.Variable.PROMPT, List.of(128L, 256L));
        SlicedRun sliced = run("a100", Grouping.PHASE, Optional.of(contexts));
        assertThat(sliced.phases().get(0).sweep().rows()).hasSize(2);
        assertThat(sliced.phases().get(1).sweep().rows()).isEmpty();
    }

    @Test
    void givesEachMachineItsRoofAndItsHue() {
        SlicedRun first = run("a100", Grouping.PHASE, Optional.empty());
        SlicedRun second = run("h100", Grouping.PHASE, Optional.empty());
        IdentityHashMap<Slice, Integer> told = new IdentityHashMap<>();
        told.put(second.phases().get(1).rows().get(0), 7);
        Chart chart = RooflineChart.of(
                List.of(new RooflineChart.Member(first, "A100", "a"), new RooflineChart.Member(second, "H100", "h")),
                told);
        assertThat(chart.legend().hues()).containsExactly("A100", "H100");
        assertThat(chart.lines().stream()
                        .filter(line -> line.label().contains("HBM"))
                        .map(Line::hue))
                .containsExactly(0, 1);
        assertThat(chart.dots()).hasSize(4);
        assertThat(chart.dots()).extracting(Dot::row).containsExactly(-1, -1, -1, 7);
    }

    private static Dot named(Chart chart, String phase, String label) {
        return chart.dots().stream()
                .filter(dot -> dot.phase().equals(phase) && dot.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static SlicedRun run(String machine, Grouping grouping, Optional<SizeSweep.Sizes> sweep) {
        HardwareProfile hardware = Catalogue.hardware(List.of()).load(machine).value();
        List<Input> inputs = List.of(
                new Input("model", GPT.id(), GPT.name(), "catalogue:gpt2", Optional.empty()),
                new Input("hardware", hardware.id(), hardware.name(), "catalogue:" + hardware.id(), Optional.empty()));
        WorkloadPlan plan = WorkloadPlan.of(GPT, WorkloadOptions.NONE);
        AnalysisRun run = AnalysisRun.of(
                GPT, hardware, plan, grouping == Grouping.PHASE, Depth.ROWS, sweep, SpeculationOrDisaggregation.NONE);
        return SlicedRun.of(run, inputs, grouping);
    }
}
