package dev.roofline.evaluate;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.OperatorList;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Network;
import dev.roofline.placement.PipelineTime;
import dev.roofline.placement.Placement;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * How long one pass of inference lasts on pipeline stages. While a stage works on one sequence the next can work on
 * another, and while it works on one token of a prompt the next on an earlier one: nothing but the slowest stage's work and
 * the way of one token of one sequence through all stages holds a pass up (GPipe, arXiv 1811.06965; chunked prompts over
 * stages, arXiv 2403.02310).
 *
 * <p>Where not all stages are among the devices that the nearest link joins, some sends leave them; which, is whoever's
 * choice who places the stages, and taken here as it costs least.
 */
public final class Stages {
    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final long stages;
    /** How many stages send beyond the devices that the nearest link joins. */
    private final int leaving;

    private Stages(ModelSpec model, Parallelism parallelism, HardwareProfile hardware) {
        this.model = model;
        this.hardware = hardware;
        this.stages = parallelism.pipeline();
        this.leaving = (int) new Network(hardware).leaving(stages, parallelism.stageDevices());
    }

    /** Whether a phase's stages work at once: those of training wait for each other as its schedule says. */
    public static boolean areAtOnce(Workload workload) {
        return workload.parallelism().pipeline() > 1 && !workload.phase().isTraining();
    }

    /**
     * The time of one pass.
     *
     * @param workload one step, its form of latent attention decided
     * @param whole the pass of all stages, one device of each
     */
    static PipelineTime of(ModelSpec model, Workload workload, HardwareProfile hardware, Analysis whole) {
        List<Analysis> all = candidates(model, workload, hardware);
        Analysis way = all.get(all.size() - 1);
        int slowest = 0;
        for (int stage = 1; stage < all.size() - 1; stage++) {
            slowest = all.get(stage).seconds() > all.get(slowest).seconds() ? stage : slowest;
        }
        Analysis stage = all.get(slowest);
        return new PipelineTime(
                whole.totals().seconds(),
                stage.seconds(),
                slowest,
                way.seconds(),
                (way.seconds() > stage.seconds() ? way : stage).placements());
    }

    /**
     * What lasts as long as a pass, where it lasts longest: each stage's work in turn, and last one token's way through all.
     *
     * @param workload one step, its form of latent attention decided
     */
    public static List<Analysis> candidates(ModelSpec model, Workload workload, HardwareProfile hardware) {
        Stages stages = new Stages(model, workload.parallelism(), hardware);
        List<Analysis> candidates = stages.placed(workload, false);
        List<Placement> way = new ArrayList<>();
        for (Analysis stage : stages.placed(unit(workload), true)) {
            way.addAll(stage.placements());
        }
        candidates.add(new Analysis(way));
        return candidates;
    }

    /** One token of one sequence, the one with the fewest cached tokens: no pass begins or ends with less. */
    private static Workload unit(Workload workload) {
        long fewest = Long.MAX_VALUE;
        for (Request request : workload.requests()) {
            fewest = Math.min(fewest, request.contextTokens());
        }
        return workload.withRequests(List.of(new Request(1, 1, fewest)));
    }

    /**
     * Each stage's work, as many as have to sending away: the shortest of them, so that the longest is least long, or those
     * that lose least by it, so that the sum is the least.
     */
    private List<Analysis> placed(Workload workload, boolean leastSum) {
        List<Analysis> near = all(workload, false);
        if (leaving == 0) {
            return near;
        }
        List<Analysis> far = all(workload, true);
        double[] values = new double[near.size() - 1];
        for (int stage = 0; stage < values.length; stage++) {
            values[stage] =
                    far.get(stage).seconds() - (leastSum ? near.get(stage).seconds() : 0);
        }
        return chosen(near, far, values);
    }

    /** As many stages as have to send away, with the least of some values; the last has no next one. */
    private List<Analysis> chosen(List<Analysis> near, List<Analysis> far, double[] values) {
        List<Analysis> chosen = new ArrayList<>(near);
        boolean[] away = new boolean[values.length];
        for (int i = 0; i < leaving; i++) {
            int least = -1;
            for (int stage = 0; stage < values.length; stage++) {
                least = !away[stage] && (least < 0 || values[stage] < values[least]) ? stage : least;
            }
            away[least] = true;
            chosen.set(least, far.get(least));
        }
        return chosen;
    }

    private List<Analysis> all(Workload workload, boolean leaves) {
        List<Analysis> all = new ArrayList<>();
        for (long stage = 0; stage < stages; stage++) {
            all.add(Evaluator.place(OperatorList.ofStage(model, workload, stage, leaves), workload, hardware));
        }
        return all;
    }
}
