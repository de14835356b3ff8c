package dev.roofline.report;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.Rates;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.serving.PrefillSide;
import dev.roofline.units.Phrase;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A generation whose prompt is processed on one side and whose tokens are made on another. */
final class DividedRun {
    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final PrefillSide side;
    private final WorkloadPlan plan;
    private final Workload prefill;
    private final Workload decode;
    private final Analysis prompt;
    private final Analysis transfer;
    /** What a device of the prompts' side keeps, in its own memory. */
    private final MemoryFit kept;

    /** @param decode the decode steps, the form of their latent attention decided */
    DividedRun(ModelSpec model, HardwareProfile hardware, PrefillSide side, WorkloadPlan plan, Workload decode) {
        this.model = model;
        this.hardware = hardware;
        this.side = side;
        this.plan = plan;
        this.prefill = Evaluator.decided(model, side.prefill(plan.workloads().get(0)), side.machine());
        this.decode = decode;
        this.prompt = Evaluator.analyse(model, prefill, side.machine());
        this.transfer = side.transfer(model, prefill, decode, hardware);
        DeviceParts parts = new DeviceParts(model, prefill.precision(), prefill.parallelism());
        MemoryBudget budget = MemoryBudget.of(side.machine(), plan.memory());
        this.kept = MemoryFit.of(others -> parts.keeping(others, plan.page(), budget), List.of(prefill));
    }

    Fact fact() {
        StringBuilder ceilings = new StringBuilder();
        ReportNotes own = new ReportNotes(side.machine(), plan);
        own.note(prompt);
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
                        + ")" + power()
                        + "; the cache goes over the slower side's scale-out links after the whole prompt");
    }

    private String power() {
        return plan.cost().byProfile() && side.machine().powerWatts().isPresent()
                ? ", " + Phrase.quantity(side.machine().powerWatts().getAsDouble(), "W")
                        + " a device (the profile's thermal design power)"
                : "";
    }

    /** The prompt there, the way of its cache, and the tokens here. */
    List<Section> sections(List<Section> own, SectionBuilder builder) {
        ReportNotes there = new ReportNotes(side.machine(), plan);
        SectionBuilder other = new SectionBuilder(kept, builder.grouping(), builder.depth(), there);
        List<Section> sections = new ArrayList<>();
        sections.add(other.of("prefill", "prefill", model, side.machine(), prefill, prompt)
                .repeating(RepetitionText.of(model, prefill)));
        Workload arriving = prefill.withParallelism(decode.parallelism());
        sections.add(builder.of(PhaseNames.TRANSFER, PhaseNames.TRANSFER, model, hardware, arriving, transfer));
        sections.add(own.get(own.size() - 1));
        there.sentences().forEach(builder.notes()::add);
        return sections;
    }

    DisaggregationSummary summary(List<Section> sections) {
        return new DisaggregationSummary(
                side,
                PrefillSide.cacheBytes(model, prefill),
                transfer.seconds(),
                prompt.seconds(),
                sections.get(2).total().seconds(),
                kept.device(),
                decode.parallelism().devices());
    }

    private long devices() {
        return decode.parallelism().devices() + side.parallelism().devices();
    }

    /** The price that was given is that of a device of either side; each draws what its own profile says. */
    private CostBasis basis() {
        CostBasis given = plan.cost();
        OptionalDouble there = side.machine().powerWatts();
        OptionalDouble here = hardware.powerWatts();
        if (!given.byProfile() || there.isEmpty() || here.isEmpty()) {
            return given.byProfile() ? new CostBasis(given.pricePerHour(), OptionalDouble.empty(), false) : given;
        }
        double all = side.parallelism().devices() * there.getAsDouble()
                + decode.parallelism().devices() * here.getAsDouble();
        return new CostBasis(given.pricePerHour(), OptionalDouble.of(all / devices()), false);
    }

    /** The second token waits for the cache. */
    Optional<GenerationSummary> generation(List<Section> sections, MemoryFit memory) {
        Row tokens = sections.get(2).total();
        if (tokens.summary().flatMap(PhaseSummary::rates).isEmpty()) {
            return Optional.empty();
        }
        Rates rates = tokens.summary().orElseThrow().rates().orElseThrow();
        double before = prompt.seconds();
        double total = before + transfer.seconds() + tokens.seconds();
        long made = plan.generated().orElseThrow();
        return Optional.of(new GenerationSummary(
                before,
                transfer.seconds() + rates.firstStep().orElseThrow(),
                (total - before) / (made - 1),
                rates.lastStep().orElseThrow(),
                total,
                made,
                decode.batch(),
                Cost.of(basis(), hardware, decode.batch() * (double) made / total / devices()),
                memory.largestBatch()));
    }
}
