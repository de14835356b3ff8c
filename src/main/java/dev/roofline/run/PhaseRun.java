package dev.roofline.run;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.PhaseNames;
import dev.roofline.metric.RunTotals;
import dev.roofline.metric.Slice;
import dev.roofline.metric.Slices;
import dev.roofline.metric.WholePhase;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.placement.Analysis;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One phase of a run, placed on the machine that it runs on.
 *
 * @param role what the phase is to its run
 * @param workload its form of latent attention decided
 * @param total the whole phase
 * @param cache what the phase does to it
 * @param ladders its bounds at other sizes, where they were asked for
 * @param sweep the phase at other sizes, where they were asked for
 */
public record PhaseRun(
        Role role,
        ModelSpec model,
        HardwareProfile hardware,
        Workload workload,
        Analysis analysis,
        Slice total,
        CacheUse cache,
        PhaseLadders ladders,
        SizeSweep sweep) {
    /** What a phase is to its run. */
    public enum Role {
        /** A phase of the model's own plan. */
        OWN(Optional.empty()),
        /** A draft's own phase before it guesses. */
        DRAFT_PROMPT(Optional.empty()),
        /** A draft's guesses. */
        DRAFT(Optional.of(PhaseNames.DRAFT)),
        /** The check of the guesses. */
        VERIFY(Optional.of(PhaseNames.VERIFY)),
        /** A prompt on a machine of its own. */
        PREFILL_SIDE(Optional.empty()),
        /** A prompt's cache on its way to the machine that makes the tokens. */
        TRANSFER(Optional.of(PhaseNames.TRANSFER)),
        /** All phases of a whole sequence. */
        SEQUENCE(Optional.of(PhaseNames.SEQUENCE));

        private final Optional<String> name;

        Role(Optional<String> name) {
            this.name = name;
        }

        /** What such a phase is called where its workload's phase is not all that it is. */
        public Optional<String> label() {
            return name;
        }
    }

    /** A phase without rates of its own, at its own size alone. */
    static PhaseRun of(
            Role role,
            ModelSpec model,
            HardwareProfile hardware,
            Workload workload,
            Analysis analysis,
            WholePhase whole) {
        String name = role.label().orElse(workload.phase().label());
        return new PhaseRun(
                role,
                model,
                hardware,
                workload,
                analysis,
                new Slices(model, hardware, workload, analysis, name).total().with(whole),
                CacheUse.of(model, workload, analysis.totals().traffic()),
                PhaseLadders.NONE,
                SizeSweep.NONE);
    }

    /** What the phase is called in its rows. */
    public String name() {
        return total.phase();
    }

    /** What the phase is called among those of its run. */
    public String title() {
        if (role == Role.OWN || role == Role.PREFILL_SIDE) {
            return PhaseNames.of(model, workload);
        }
        return role == Role.DRAFT_PROMPT ? name() + " of the draft" : name();
    }

    /** The stacks of the model that the phase runs: one, of a training step all; none where it runs a tower beside them. */
    public List<Stack> stacks() {
        if (workload.tower() != Workload.NO_TOWER) {
            return List.of();
        }
        Stack.Kind kind = workload.phase() == Phase.ENCODE ? Stack.Kind.ENCODER : Stack.Kind.DECODER;
        return workload.phase().isTraining()
                ? model.stacks()
                : model.stack(kind).stream().toList();
    }

    /** The phase in slices, each with what holds of it alone. */
    public List<Slice> by(Grouping grouping) {
        return grouping == Grouping.PHASE || role == Role.SEQUENCE
                ? List.of(total)
                : new Slices(model, hardware, workload, analysis, name()).by(grouping);
    }

    /** The same with another use of the cache. */
    PhaseRun using(CacheUse other) {
        return new PhaseRun(role, model, hardware, workload, analysis, total, other, ladders, sweep);
    }

    /** The same with another sum. */
    PhaseRun with(Slice sum) {
        return new PhaseRun(role, model, hardware, workload, analysis, sum, cache, ladders, sweep);
    }

    /** The same at other sizes too. */
    PhaseRun at(PhaseLadders others, SizeSweep sizes) {
        return new PhaseRun(role, model, hardware, workload, analysis, total, cache, others, sizes);
    }

    /** The same as a part of a run. */
    PhaseRun of(RunTotals run) {
        return with(total.of(run));
    }

    /** The phase of a kind among those of a model's plan, which has one at most. */
    static Optional<PhaseRun> phase(List<PhaseRun> own, Phase kind) {
        for (PhaseRun phase : own) {
            if (phase.workload.phase() == kind) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    /** The nearest sizes with another bound, of each ladder. */
    public List<Flip> flips() {
        return flips(ladders.all());
    }

    /** The same of the phase itself, not of its groups. */
    public List<Flip> ownFlips() {
        return flips(ladders.ofPhase());
    }

    private static List<Flip> flips(List<SubjectLadder> ladders) {
        List<Flip> flips = new ArrayList<>();
        for (SubjectLadder ladder : ladders) {
            Optional<Flip> flip = ladder.flip();
            if (flip.isPresent()) {
                flips.add(flip.get());
            }
        }
        return flips;
    }
}
