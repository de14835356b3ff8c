package dev.roofline.serving;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Access;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Group;
import dev.roofline.operator.Letter;
import dev.roofline.operator.RankGroup;
import dev.roofline.operator.Site;
import dev.roofline.operator.Traffic;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.UnsupportedLinkException;
import dev.roofline.units.Setting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Refusal;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import java.util.List;

/**
 * Machines that process prompts for others, which make the tokens (DistServe, arXiv 2401.09670; Splitwise, arXiv
 * 2311.18677): the cache of a prompt goes from the one to the other, over the slower of their scale-out links, on as many
 * links at once as the side with fewer devices has, after the whole prompt.
 *
 * @param parallelism of the side that processes prompts
 */
public record PrefillSide(HardwareProfile machine, Parallelism parallelism) {
    /** What a user names the machine by, and how it is spread. */
    public static final Setting SETTING = new Setting("prefill-hw");

    public static final Setting TENSOR = new Setting("prefill-tp");

    /** Farther apart than any domain reaches. */
    private static final long APART = 1L << 40;

    public PrefillSide {
        if (parallelism.pipeline() > 1 || parallelism.context() > 1 || parallelism.data() > 1) {
            throw new UnsuitableWorkloadException(Refusal.unfit(
                    SETTING,
                    "its devices are tensor ranks alone, and " + parallelism.devices() + " were spread otherwise ("
                            + spread(parallelism) + "); " + TENSOR + " is their number"));
        }
    }

    private static String spread(Parallelism parallelism) {
        return Field.TENSOR + " " + parallelism.tensor() + " " + Field.PIPELINE + " " + parallelism.pipeline() + " "
                + Field.DATA + " " + parallelism.data() + " " + Field.CONTEXT_RANKS + " " + parallelism.context();
    }

    /** The prompt on this side. */
    public Workload prefill(Workload planned) {
        return planned.withParallelism(parallelism);
    }

    /** Bytes of the cache of all sequences after the prompt. */
    public static double cacheBytes(ModelSpec model, Workload prefill) {
        return CacheUse.of(model, prefill.withParallelism(Parallelism.NONE), Traffic.ZERO)
                .total();
    }

    /**
     * Moves the cache of a prompt to the machine that makes the tokens.
     *
     * @throws UnsupportedLinkException where one of the machines has no link beyond its domain
     */
    public Analysis transfer(ModelSpec model, Workload prefill, Workload decode, HardwareProfile decoder) {
        long links = Math.min(parallelism.devices(), decode.parallelism().devices());
        double bytes = cacheBytes(model, prefill) / links;
        Site site = new Site("cache.send", Group.COLLECTIVE);
        Collective send = new Collective(
                site,
                Collective.Kind.SEND,
                new RankGroup(2, APART),
                bytes,
                prefill.precision().kvCache().arithmetic(),
                List.of(Access.ofBytes(Access.Kind.KV_READ, "keys, values and states", Letter.STORED_BYTES.of(bytes))));
        HardwareProfile slower = bandwidth(machine) < bandwidth(decoder) ? machine : decoder;
        return Evaluator.place(List.of(send), prefill, slower);
    }

    private static double bandwidth(HardwareProfile machine) {
        return machine.link(Interconnect.Kind.SCALE_OUT)
                .orElseThrow(() -> new UnsupportedLinkException(
                        machine.name() + " has no scale-out link in its profile, over which a cache could go"))
                .bandwidth()
                .bytesPerSecond();
    }
}
