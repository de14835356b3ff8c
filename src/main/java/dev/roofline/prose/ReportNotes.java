package dev.roofline.prose;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.metric.Slice;
import dev.roofline.operator.Collective;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Placement;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.PhaseRun;
import dev.roofline.units.Engine;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what the reader of a report should know of the limits that it stands on, each once. */
public final class ReportNotes {
    private final HardwareProfile hardware;
    private final WorkloadPlan plan;
    private final List<Interconnect> links = new ArrayList<>();
    private final Set<String> notes;
    /** Those of the notes that change little. */
    private final Set<String> details = new HashSet<>();

    ReportNotes(HardwareProfile hardware, WorkloadPlan plan) {
        this.hardware = hardware;
        this.plan = plan;
        this.notes = new LinkedHashSet<>(plan.notes());
    }

    public List<Note> all() {
        List<Note> all = new ArrayList<>();
        for (String note : notes) {
            all.add(new Note(note, details.contains(note)));
        }
        return all;
    }

    void add(String sentence) {
        notes.add(sentence);
    }

    private void add(Note note) {
        notes.add(note.text());
        if (note.isDetail()) {
            details.add(note.text());
        }
    }

    /** What is to be said of a run: its limits, and all that its reader should know. */
    public static ReportNotes of(AnalysisRun run) {
        ReportNotes notes = new ReportNotes(run.hardware(), run.plan());
        if (run.training().isPresent()) {
            UtilizationNote.addTo(notes, run.training().get().model());
        }
        for (PhaseRun phase : run.own()) {
            notes.note(phase.analysis());
            notes.noteUtilization(phase.total());
            if (phase.ladders().isApproximate()) {
                notes.add("the sizes at which another resource bounds " + phase.name()
                        + " are worked out at the middle step; every other number sums all "
                        + phase.workload().steps() + " steps");
            }
            for (Slice total : phase.sweep().rows()) {
                notes.noteUtilization(total);
            }
        }
        if (run.assistance().speculation().isPresent()) {
            SpeculationText.vocabulary(
                            run.model(), run.assistance().speculation().get())
                    .ifPresent(notes::add);
        }
        notes.noteOthers(run);
        notes.noteOverall(run);
        return notes;
    }

    /** Of phases that are not of the model's own plan; those on other machines come last. */
    private void noteOthers(AnalysisRun run) {
        Optional<ReportNotes> there = Optional.empty();
        for (PhaseRun phase : run.phases()) {
            if (phase.role() == PhaseRun.Role.PREFILL_SIDE) {
                there = Optional.of(new ReportNotes(phase.hardware(), plan));
                there.get().note(phase.analysis());
            } else if (phase.role() != PhaseRun.Role.OWN && phase.role() != PhaseRun.Role.SEQUENCE) {
                note(phase.analysis());
            }
        }
        if (there.isPresent()) {
            String machine = there.get().hardware.name() + ": ";
            for (Note note : there.get().all()) {
                if (!notes.contains(note.text())) {
                    add(new Note(machine + note.text(), note.isDetail()));
                }
            }
        }
    }

    private void noteUtilization(Slice total) {
        if (total.whole().isPresent() && total.whole().get().rates().isPresent()) {
            UtilizationNote.addTo(this, total.whole().get().rates().get().products());
        }
    }

    /** The peaks and links that operators use, and what is to be said of them. */
    void note(Analysis analysis) {
        for (Placement placement : analysis.placements()) {
            if (placement.flops() > 0) {
                for (Note note : StandInText.notes(hardware, placement)) {
                    add(note);
                }
                noteDoubt(
                        "the " + placement.ceiling().label() + " peak",
                        placement.ceiling().provenance());
            }
            if (placement.exchange().isPresent()) {
                for (Interconnect link : placement.exchange().get().links()) {
                    noteLink(link);
                    noteSums(link, placement);
                }
            }
        }
    }

    private void noteLink(Interconnect link) {
        if (links.contains(link)) {
            return;
        }
        links.add(link);
        if (link.kind() == Interconnect.Kind.HOST) {
            notes.add(
                    hardware.link(Interconnect.Kind.SCALE_UP).isPresent()
                            ? "beyond a pair devices exchange over " + link.label()
                            : hardware.name() + " has no link to other devices of its own: they exchange over "
                                    + link.label());
        }
        if (link.domain().isEmpty() && link.kind() == Interconnect.Kind.SCALE_UP) {
            notes.add("how many devices " + link.label() + " joins is not known: it is taken to join all");
        }
        noteDoubt("the bandwidth of " + link.label(), link.provenance());
    }

    private void noteDoubt(String what, Provenance provenance) {
        if (provenance.doubt().isPresent()) {
            notes.add(what + " is in doubt: " + provenance.doubt().get());
        }
    }

    private void noteSums(Interconnect link, Placement placement) {
        Optional<Collective> exchange = placement.operator().exchange();
        boolean sums = exchange.isPresent() && exchange.get().kind() == Collective.Kind.ALL_REDUCE;
        if (sums && link.switchSums().isPresent()) {
            noteDoubt(
                    "whether the switches of " + link.label() + " sum",
                    link.switchSums().get());
        }
    }

    /** What is to be said of the whole run. */
    private void noteOverall(AnalysisRun run) {
        DeviceMemory device = run.memory().device();
        MemoryLevel memory = hardware.mainMemory();
        noteDoubt("the bandwidth of " + memory.label(), memory.provenance());
        // A doubt that both share is told already.
        boolean own =
                !memory.capacityProvenance().doubt().equals(memory.provenance().doubt());
        if (own && memory.capacity().isPresent()) {
            noteDoubt("the capacity of " + memory.label(), memory.capacityProvenance());
        }
        if (device.isTooLarge()) {
            notes.add("the model does not fit "
                    + (plan.memory().isAll()
                            ? "the device's memory"
                            : "the share of the device's memory that may be taken")
                    + "; times are those of a device with enough of it" + new MemoryRemedy(run).text());
        }
        if (!plan.memory().isAll() && device.memory().usable().isEmpty()) {
            notes.add(Field.MEMORY_UTILIZATION + " and " + Field.RESERVE + " change nothing here: how much "
                    + memory.label() + " a device has is not known");
        }
        notePower();
        noteOffload();
        notePrecision();
        for (Workload workload : plan.workloads()) {
            if (workload.fusion() == Fusion.IDEAL) {
                notes.add("under " + Field.FUSION
                        + " ideal a phase takes the maximum over its resources; a row's time is its part of that");
            }
            if (workload.counting() == Counting.SURVEY) {
                notes.add(
                        "survey counting: 1 byte an element unless formats are given; embedding and head are left out");
            }
        }
    }

    private void notePower() {
        if (!plan.cost().byProfile()) {
            return;
        }
        if (hardware.power().isEmpty()) {
            notes.add("the power of " + hardware.name() + " is not known: no energy is given; " + Field.POWER
                    + " takes watts too");
        } else {
            noteDoubt("the power of " + hardware.name(), hardware.power().get().provenance());
        }
    }

    private void noteOffload() {
        Optional<Interconnect> host = hardware.link(Interconnect.Kind.HOST);
        boolean isUsed = !plan.anyPhase().offload().isNone();
        if (isUsed && host.isPresent()) {
            noteDoubt("the bandwidth of " + host.get().label(), host.get().provenance());
        }
    }

    /** Weights narrower than activations save bytes but no operations: products run in the wider format, but where asked. */
    private void notePrecision() {
        Precision precision = plan.anyPhase().precision();
        if (precision.compute().format().isPresent()) {
            return;
        }
        TensorFormat act = precision.activations();
        for (TensorFormat weights : List.of(precision.experts(), precision.feedForward(), precision.attention())) {
            // Narrower weights are served so on purpose, and trained so for lack of a word.
            boolean narrow = (weights.arithmetic().bits() == 8 || (plan.isTraining() && weights.isQuantised()))
                    && act.arithmetic().bits() > 8;
            if (narrow && hardware.peak(Engine.MATRIX, weights.arithmetic()).isPresent()) {
                notes.add("products of " + weights.label() + " weights with " + act.label()
                        + " activations run under the "
                        + act.label() + " peak; " + Field.COMPUTE + " "
                        + weights.arithmetic().label()
                        + " counts all products in " + weights.arithmetic().label() + ", " + Field.ACTIVATIONS + " "
                        + (plan.isTraining()
                                ? weights.label()
                                : weights.arithmetic().label() + " (with " + Field.KV_CACHE + " "
                                        + precision.kvCache().label() + ")")
                        + " the activations' bytes too");
                return;
            }
        }
    }
}
