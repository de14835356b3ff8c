package dev.roofline.prose;

import dev.roofline.run.PhaseRun;
import dev.roofline.run.UsedLimits;
import dev.roofline.serving.DisaggregationTimes;
import dev.roofline.serving.PrefillSide;
import dev.roofline.units.Phrase;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;

/** A prompt on one machine and its tokens on another, in words. */
public final class DisaggregationText {
    private DisaggregationText() {}

    public static String sentence(DisaggregationTimes times) {
        PrefillSide side = times.side();
        long devices = side.parallelism().devices();
        double needed = times.sidesPerDecodeSide();
        return "prompts are processed on " + devices + " x " + side.machine().name() + ", of which one keeps "
                + MemoryText.device(times.memory()) + "; the cache, " + Phrase.quantity(times.bytes(), "B")
                + ", then takes "
                + Phrase.seconds(times.transfer()) + " to the " + times.decodeDevices()
                + (times.decodeDevices() == 1 ? " device" : " devices")
                + " that make the tokens; "
                + (needed <= 1
                        ? "one such side feeds " + Phrase.number(1 / needed) + " of these at a time"
                        : "one of these wants " + Phrase.number(needed) + " such sides");
    }

    /** What a report says above its numbers of the side that takes prompts. */
    static Fact fact(PrefillSide side, PhaseRun prompt, WorkloadPlan plan) {
        return new Fact(
                "prompts on",
                side.parallelism().devices() + " x " + side.machine().name() + " (tp "
                        + side.parallelism().tensor() + "): "
                        + RunHeader.ceilings(UsedLimits.of(List.of(prompt)).ceilings(), side.machine())
                        + power(side, plan)
                        + "; the cache goes over the slower side's scale-out links after the whole prompt");
    }

    private static String power(PrefillSide side, WorkloadPlan plan) {
        return plan.cost().byProfile() && side.machine().powerWatts().isPresent()
                ? ", " + Phrase.quantity(side.machine().powerWatts().getAsDouble(), "W")
                        + " a device (the profile's thermal design power)"
                : "";
    }
}
