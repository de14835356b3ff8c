package dev.roofline.report;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Group;
import dev.roofline.roofline.Analysis;
import dev.roofline.roofline.Bound;
import dev.roofline.roofline.BoundFlip;
import dev.roofline.roofline.Placement;
import dev.roofline.roofline.Totals;
import dev.roofline.serving.Generation;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Finds the batch, prompt or context at which the bound of a phase and of its groups changes. */
final class FlipSearch {
    /** Larger batches and contexts are not tried: they are beyond any machine. */
    private static final long MOST = 1L << 24;

    /** Beyond this many steps a search would sum millions of steps: it takes the middle one instead. */
    private static final long EXACT_STEPS = 256;

    private final ModelSpec model;
    private final HardwareProfile hardware;
    private final Workload workload;

    FlipSearch(ModelSpec model, HardwareProfile hardware, Workload workload) {
        this.model = model;
        this.hardware = hardware;
        this.workload = workload.steps() > EXACT_STEPS ? workload.step(workload.steps() / 2) : workload;
    }

    /** Whether the search stands on the middle step of a generation and not on all of them. */
    static boolean isApproximate(Workload workload) {
        return workload.steps() > EXACT_STEPS;
    }

    /** The flips of the phase: over the batch, and over the prompt or, in decode, the context. */
    List<Flip> ofPhase() {
        return search(Optional.empty());
    }

    /** The flips of each group that takes time. */
    List<Flip> ofGroups() {
        List<Flip> flips = new ArrayList<>();
        for (Group group : Group.values()) {
            flips.addAll(search(Optional.of(group)));
        }
        return flips;
    }

    /** Whether at the largest batch most of what moves is the cache, so that a batch cannot help. */
    boolean cacheGrowsWithBatch() {
        Totals totals = analyse(workload.withBatch(MOST)).totals();
        return totals.traffic().kv() > totals.traffic().total() / 2;
    }

    private List<Flip> search(Optional<Group> group) {
        List<Flip> flips = new ArrayList<>();
        if (workload.phase() == Phase.MIXED || workload.phase() == Phase.OPTIMIZER) {
            // A mix has no one size to vary, and new weights do not hang on any.
            return flips;
        }
        if (workload.phase().isTraining()) {
            long replicas = workload.parallelism().data();
            add(flips, group, "micro-batch", workload.batch() / replicas, 1, MOST / replicas, workload::withMicroBatch);
            if (!fixedInput()) {
                add(
                        flips, group, "sequence", workload.newTokens(), workload.parallelism().context(), MOST,
                        workload::withNewTokens);
            }
            return flips;
        }
        boolean decode = workload.phase() == Phase.DECODE;
        boolean encode = workload.phase() == Phase.ENCODE;
        add(flips, group, "batch", workload.batch(), workload.parallelism().data(), MOST, workload::withBatch);
        if (decode) {
            add(flips, group, "context", workload.contextTokens(), 0, MOST, workload::withContext);
        } else if (workload.tower() == Workload.NO_TOWER && !fixedInput()) {
            String variable = model.isEncoderDecoder() && !encode ? "decoder prompt" : "prompt";
            add(flips, group, variable, workload.newTokens(), workload.parallelism().context(), MOST, workload::withNewTokens);
        }
        return flips;
    }

    /** Whether the tokens are those of an image or a recording, whose number does not vary. */
    private boolean fixedInput() {
        return (workload.phase() == Phase.ENCODE || workload.phase().isTraining())
                && model.stacks().get(0).input().frontEnd().isPresent();
    }

    private void add(
            List<Flip> flips,
            Optional<Group> group,
            String variable,
            long from,
            long least,
            long most,
            LongFunction<Workload> resized) {
        Map<Long, Optional<Bound>> known = new HashMap<>();
        LongFunction<Optional<Bound>> bounds =
                size -> known.computeIfAbsent(size, at -> bound(analyse(resized.apply(at)), group));
        Optional<Bound> bound = bounds.apply(from);
        if (bound.isEmpty()) {
            return;
        }
        OptionalLong above = BoundFlip.above(bounds, from, Math.max(from, most));
        OptionalLong below = BoundFlip.below(bounds, from, least);
        flips.add(new Flip(
                group.map(Group::label).orElse(workload.phase().label()),
                variable,
                from,
                bound.get(),
                above,
                above.isPresent() ? bounds.apply(above.getAsLong()) : Optional.empty(),
                below,
                below.isPresent() ? bounds.apply(below.getAsLong()) : Optional.empty()));
    }

    private Analysis analyse(Workload resized) {
        return Generation.analyse(model, resized, hardware);
    }

    private static Optional<Bound> bound(Analysis analysis, Optional<Group> group) {
        if (group.isEmpty()) {
            return analysis.totals().bound();
        }
        List<Placement> members = new ArrayList<>();
        for (Placement placement : analysis.placements()) {
            if (placement.site().group() == group.get()) {
                members.add(placement);
            }
        }
        return Totals.of(members).bound();
    }
}
