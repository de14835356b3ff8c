package dev.roofline.trend;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.PhaseNames;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.CeilingChoice;
import dev.roofline.placement.Placement;
import dev.roofline.placement.UnsupportedFormatException;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One workload over the machines of the years: the memory wall as it meets it.
 *
 * @param crossings of each phase by year
 * @param leftOut machines that cannot compute in the formats
 */
public record MemoryWall(ModelSpec model, WorkloadPlan plan, List<Crossing> crossings, List<LeftOut> leftOut) {
    /**
     * A machine without a crossing.
     *
     * @param reason what it cannot do
     */
    public record LeftOut(HardwareProfile machine, String reason) {}

    public MemoryWall {
        crossings = List.copyOf(crossings);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One plan on the machines of the years.
     *
     * @param machines one a year, in rising order
     */
    public static MemoryWall of(ModelSpec model, WorkloadPlan plan, List<HardwareProfile> machines) {
        List<Crossing> crossings = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (int phase = 0; phase < plan.workloads().size(); phase++) {
            // An optimizer multiplies nothing: it has no peak of products to stand under.
            boolean multiplies = plan.workloads().get(phase).phase() != Phase.OPTIMIZER;
            for (HardwareProfile machine : multiplies ? machines : List.<HardwareProfile>of()) {
                try {
                    crossings.add(crossing(model, decided(model, plan, phase, machine), machine));
                } catch (UnsupportedFormatException e) {
                    leftOut.add(new LeftOut(machine, String.valueOf(e.getMessage())));
                }
            }
        }
        return new MemoryWall(model, plan, crossings, leftOut);
    }

    /**
     * The peak that counts where the machines of a year are ranked: of products in the formats of a run, or of what stands
     * in for them; empty for a machine that cannot run them.
     */
    public static OptionalDouble peak(HardwareProfile machine, Precision precision) {
        try {
            return OptionalDouble.of(new CeilingChoice(machine)
                    .of(Engine.MATRIX, products(precision))
                    .peak()
                    .perSecond());
        } catch (UnsupportedFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The format that the workload's products are multiplied in. */
    public NumberFormat products() {
        return products(plan.anyPhase().precision());
    }

    private static NumberFormat products(Precision precision) {
        return precision.multiplied(precision.feedForward());
    }

    /** A phase of the plan with what hangs on the machine: a form of latent attention, or the slowest stage. */
    private static Workload decided(ModelSpec model, WorkloadPlan plan, int phase, HardwareProfile machine) {
        return plan.isTraining()
                ? TrainingStep.at(
                                plan.workloads(),
                                TrainingStep.of(model, plan.workloads(), machine)
                                        .stage())
                        .get(phase)
                : Evaluator.decided(model, plan.workloads().get(phase), machine);
    }

    private static Crossing crossing(ModelSpec model, Workload workload, HardwareProfile machine) {
        Analysis analysis = Evaluator.analyse(model, workload, machine);
        Map<String, Double> flops = new LinkedHashMap<>();
        Map<String, ComputeCeiling> ceilings = new LinkedHashMap<>();
        double own = 0;
        for (Placement placement : analysis.placements()) {
            own += placement.site().anchor().isEmpty() ? placement.flops() : 0;
            if (placement.operator().engine() == Engine.MATRIX) {
                flops.merge(placement.ceiling().label(), placement.flops(), Double::sum);
                ceilings.put(placement.ceiling().label(), placement.ceiling());
            }
        }
        String most = "";
        for (Map.Entry<String, Double> entry : flops.entrySet()) {
            most = entry.getValue() > flops.getOrDefault(most, -1.0) ? entry.getKey() : most;
        }
        return new Crossing(
                machine,
                PhaseNames.of(model, workload),
                Objects.requireNonNull(ceilings.get(most)),
                analysis.totals(),
                own);
    }

    /** What the phases are called, each once. */
    public List<String> phases() {
        List<String> phases = new ArrayList<>();
        for (Crossing each : crossings) {
            if (!phases.contains(each.phase())) {
                phases.add(each.phase());
            }
        }
        return phases;
    }

    /** The crossings of a phase by year. */
    public List<Crossing> of(String phase) {
        List<Crossing> some = new ArrayList<>();
        for (Crossing each : crossings) {
            if (each.phase().equals(phase)) {
                some.add(each);
            }
        }
        return some;
    }
}
