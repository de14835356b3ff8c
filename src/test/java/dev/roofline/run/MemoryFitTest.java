package dev.roofline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest sizes that are named are those that fit when they are asked for, and one more does not. */
class MemoryFitTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    /** Latents are in another form at the limit than at the sizes asked for in most rows: it keeps other activations. */
    @ParameterizedTest
    @CsvSource({
        "deepseek-v2-lite, a100, 16, 32768, 1, FLASH", "deepseek-v2-lite, a100, 1, 0, 1, FLASH",
        "deepseek-v2-lite, a100, 1, 4096, 1, NONE", "deepseek-v2-lite, a100, 16, 0, 100, NONE",
        "deepseek-v2-lite, h200, 64, 60000, 1, FLASH", "llama-3.1-8b, a100, 16, 4096, 3, FLASH"
    })
    void ofPrompts(String model, String machine, long prompt, long context, long batch, Fusion fusion) {
        WorkloadOptions options = WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.PREFILL)
                .with(Field.CONTEXT, context)
                .with(Field.FUSION, fusion);
        requireLargest(
                model,
                machine,
                options.with(Field.PROMPT, prompt).with(Field.BATCH, batch),
                size -> options.with(Field.PROMPT, size).with(Field.BATCH, batch),
                size -> options.with(Field.PROMPT, prompt).with(Field.BATCH, size));
    }

    @ParameterizedTest
    @CsvSource({
        "deepseek-v2-lite, a100, 1, 1, FLASH",
        "deepseek-v2-lite, a100, 1, 16, FLASH",
        "deepseek-v2-lite, a100, 0, 1, NONE",
        "deepseek-v2-lite, h200, 5000, 1, FLASH",
        "llama-3.1-8b, a100, 100, 2, FLASH"
    })
    void ofContexts(String model, String machine, long context, long batch, Fusion fusion) {
        WorkloadOptions options =
                WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.DECODE).with(Field.FUSION, fusion);
        requireLargest(
                model,
                machine,
                options.with(Field.CONTEXT, context).with(Field.BATCH, batch),
                size -> options.with(Field.CONTEXT, size).with(Field.BATCH, batch),
                size -> options.with(Field.CONTEXT, context).with(Field.BATCH, size));
    }

    private void requireLargest(
            String model,
            String machine,
            WorkloadOptions asked,
            LongFunction<WorkloadOptions> ofLength,
            LongFunction<WorkloadOptions> ofBatch) {
        MemoryFit fit = fit(model, machine, asked);
        long longest = fit.longest().orElseThrow();
        assertThat(fits(model, machine, ofLength.apply(longest)))
                .as("%d tokens", longest)
                .isTrue();
        assertThat(fits(model, machine, ofLength.apply(longest + 1)))
                .as("%d tokens", longest + 1)
                .isFalse();
        long largest = fit.largestBatch().orElseThrow();
        assertThat(fits(model, machine, ofBatch.apply(largest)))
                .as("%d sequences", largest)
                .isTrue();
        assertThat(fits(model, machine, ofBatch.apply(largest + 1)))
                .as("%d sequences", largest + 1)
                .isFalse();
    }

    private boolean fits(String model, String machine, WorkloadOptions options) {
        return !fit(model, machine, options).device().isTooLarge();
    }

    private MemoryFit fit(String model, String machine, WorkloadOptions options) {
        ModelSpec spec = models.load(model).value();
        return AnalysisRun.of(
                        spec,
                        machines.load(machine).value(),
                        WorkloadPlan.of(spec, options),
                        true,
                        Depth.ROWS,
                        Optional.empty(),
                        SpeculationOrDisaggregation.NONE)
                .memory();
    }
}
