package dev.roofline.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Group;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A search whose budget ends, on prompts that context ranks divide and chunks begin anew: 980 analyses without one. */
class SizeSearchTest {
    private static final int ENOUGH = 50_000;

    private final ModelSpec model =
            Catalogue.models(List.of()).load("llama-4-scout").value();
    private final HardwareProfile machine =
            Catalogue.hardware(List.of()).load("h100").value();
    private final Workload phase = new Workload(
                    new PassShape(Phase.PREFILL, 1, 512, 0),
                    new Numerics(Precision.uniform(TensorFormat.BF16), Fusion.FLASH),
                    Counting.STANDARD,
                    Logits.LAST)
            .withParallelism(new Parallelism(8, 1, 1, 1, 3, 0));
    private final SizeVariable variable =
            new SizeVariable(SizeOption.PROMPT, MovedSize.NEW_TOKENS, 0, Workload.MOST, 512, 3, 1_000_000);

    @Test
    void aSearchEndsWithItsBudgetAndIsRightAsFarAsItWent() {
        BoundLadder whole = search(new Samples(model, machine, phase, variable, false), ENOUGH)
                .ofPhase();
        assertThat(whole.most()).isEqualTo(1_000_000);
        assertThat(whole.ended()).isFalse();
        for (int budget : List.of(0, 5, 40, 300)) {
            Samples samples = new Samples(model, machine, phase, variable, false);
            BoundLadder ladder = search(samples, budget).ofPhase();
            assertThat(ladder.least()).isEqualTo(3);
            assertThat(ladder.ended()).isTrue();
            assertThat(ladder.most()).as("budget %s", budget).isLessThan(1_000_000);
            // One look at a range takes 5 sizes, at periods twice as many, and two of each kink to confirm it.
            assertThat(samples.analyses()).isLessThan(budget + 60);
            for (Step step : ladder.steps()) {
                assertThat(whole.steps().get(whole.indexOf(step.from())).bound())
                        .isEqualTo(step.bound());
                assertThat(whole.steps().get(whole.indexOf(step.to())).bound()).isEqualTo(step.bound());
            }
        }
    }

    @Test
    void aGroupHasABudgetOfItsOwn() {
        SizeSearch search = search(new Samples(model, machine, phase, variable, false), 40);
        search.ofPhase();
        assertThat(search.ofGroup(Group.FFN).least()).isEqualTo(3);
    }

    private SizeSearch search(Samples samples, int budget) {
        return new SizeSearch(
                variable,
                samples,
                BreakPoints.of(model, phase, variable),
                new Subject(Optional.empty(), false, false, 0),
                budget);
    }
}
