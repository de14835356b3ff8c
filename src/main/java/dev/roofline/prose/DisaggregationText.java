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

    public static Finding finding(DisaggregationTimes times) {
        PrefillSide side = times.side();
        double needed = times.sidesPerDecodeSide();
        String decoders =
                times.decodeDevices() == 1 ? "the decode device" : "the " + times.decodeDevices() + " decode devices";
        return new Finding(
                "prefill side",
                side.parallelism().devices() + " x " + side.machine().name(),
                (needed <= 1
                                ? ", which keeps " + Phrase.number(1 / needed) + " decode sides busy"
                                : ", of which a decode side needs " + Phrase.number(needed))
                        + "; sending the cache, " + Phrase.quantity(times.bytes(), "B") + ", to " + decoders + " takes "
                        + Phrase.seconds(times.transfer()) + "; memory of a prefill device: "
                        + MemoryText.device(times.memory()));
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
