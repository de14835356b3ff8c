package dev.roofline.run;

import dev.roofline.serving.PrefillSide;
import dev.roofline.serving.Speculation;
import dev.roofline.units.Setting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Refusal;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.WorkloadPlan;
import java.util.Optional;

/**
 * What helps a model and its machine to make tokens.
 *
 * @param speculation a draft that guesses tokens
 * @param prefill other machines that process prompts
 */
public record SpeculationOrDisaggregation(Optional<Speculation> speculation, Optional<PrefillSide> prefill) {
    public static final SpeculationOrDisaggregation NONE =
            new SpeculationOrDisaggregation(Optional.empty(), Optional.empty());

    /** @throws UnsuitableWorkloadException where a plan has nothing to help with, or is helped otherwise already */
    void requireFor(WorkloadPlan plan) {
        Setting helper = speculation.isPresent() ? Speculation.SETTING : PrefillSide.SETTING;
        boolean any = speculation.isPresent() || prefill.isPresent();
        if (any && plan.arrival().isPresent()) {
            throw new UnsuitableWorkloadException(Refusal.unfit(helper, "a server's steady state is counted without"));
        }
        if (speculation.isPresent() && prefill.isPresent()) {
            throw new UnsuitableWorkloadException(
                    Speculation.SETTING + " and " + PrefillSide.SETTING + " are counted one at a time");
        }
        boolean divides = plan.generated().isPresent()
                && plan.workloads().size() == 2
                && plan.phase(Phase.PREFILL).isPresent()
                && plan.phase(Phase.DECODE).isPresent();
        if (prefill.isPresent() && !divides) {
            throw new UnsuitableWorkloadException(Refusal.unfit(
                    PrefillSide.SETTING,
                    "it divides a decoder's generation, which runs its prompt on one machine and the tokens after it on another; add "
                            + Field.GENERATE + " with their number"));
        }
    }
}
