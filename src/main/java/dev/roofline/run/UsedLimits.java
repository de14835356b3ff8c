package dev.roofline.run;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of a run's machine that its times stand on, each once.
 *
 * @param ceilings the peaks that operators were placed under
 * @param links those that exchanges use
 */
public record UsedLimits(List<ComputeCeiling> ceilings, List<Interconnect> links) {
    public UsedLimits {
        ceilings = List.copyOf(ceilings);
        links = List.copyOf(links);
    }

    static UsedLimits of(AnalysisRun run) {
        List<PhaseRun> phases = new ArrayList<>(run.own());
        for (PhaseRun phase : run.phases()) {
            if (phase.role() != PhaseRun.Role.PREFILL_SIDE && phase.role() != PhaseRun.Role.OWN) {
                phases.add(phase);
            }
        }
        return of(phases);
    }

    /**
     * The limits that phases stand on.
     *
     * @param phases on one machine
     */
    public static UsedLimits of(List<PhaseRun> phases) {
        // By label: hashing a record links method handles, which would cost a start more than the analysis does.
        Map<String, ComputeCeiling> ceilings = new LinkedHashMap<>();
        List<Interconnect> links = new ArrayList<>();
        for (PhaseRun phase : phases) {
            add(phase.analysis(), ceilings, links);
        }
        return new UsedLimits(List.copyOf(ceilings.values()), links);
    }

    private static void add(Analysis analysis, Map<String, ComputeCeiling> ceilings, List<Interconnect> links) {
        for (Placement placement : analysis.placements()) {
            if (placement.flops() > 0) {
                ceilings.put(placement.ceiling().label(), placement.ceiling());
            }
            if (placement.exchange().isPresent()) {
                for (Interconnect link : placement.exchange().get().links()) {
                    if (!links.contains(link)) {
                        links.add(link);
                    }
                }
            }
        }
    }
}
