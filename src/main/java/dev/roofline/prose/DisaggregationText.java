package dev.roofline.prose;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.run.PhaseRun;
import dev.roofline.serving.DisaggregationTimes;
import dev.roofline.serving.PrefillSide;
import dev.roofline.units.Phrase;
import dev.roofline.workload.WorkloadPlan;

/** A prompt on one machine and its tokens on another, in words. */
final class DisaggregationText {
    private DisaggregationText() {}

    static String sentence(DisaggregationTimes times) {
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
        StringBuilder ceilings = new StringBuilder();
        ReportNotes own = new ReportNotes(side.machine(), plan);
        own.note(prompt.analysis());
        for (ComputeCeiling ceiling : own.ceilings()) {
            ceilings.append(ceiling.label())
                    .append(' ')
                    .append(Phrase.quantity(
                            ceiling.peak().perSecond(), ceiling.format().isInteger() ? "OP/s" : "FLOP/s"))
                    .append(" dense (")
                    .append(ceiling.provenance().kind().label())
                    .append("), ");
        }
        return new Fact(
                "prompts on",
                side.parallelism().devices() + " x " + side.machine().name() + " (tp "
                        + side.parallelism().tensor() + "): " + ceilings
                        + side.machine().mainMemory().label() + ' '
                        + Phrase.quantity(side.machine().mainBandwidth().bytesPerSecond(), "B/s") + " ("
                        + side.machine().mainMemory().provenance().kind().label()
                        + ")" + power(side, plan)
                        + "; the cache goes over the slower side's scale-out links after the whole prompt");
    }

    private static String power(PrefillSide side, WorkloadPlan plan) {
        return plan.cost().byProfile() && side.machine().powerWatts().isPresent()
                ? ", " + Phrase.quantity(side.machine().powerWatts().getAsDouble(), "W")
                        + " a device (the profile's thermal design power)"
                : "";
    }
}
