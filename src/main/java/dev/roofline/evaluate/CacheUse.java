package dev.roofline.evaluate;

import dev.roofline.model.KvCache;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Split;
import dev.roofline.operator.Traffic;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;

/**
 * What a phase does to the cache of one device, in bytes of all its sequences; of pipeline stages, of all of them.
 *
 * @param kept keys, values and latents that are kept after the phase's last step: a window keeps no more than it sees
 * @param cross keys and values of the encoder's tokens
 * @param states of recurrent layers, whatever the length
 * @param read by all steps
 * @param written by all steps
 */
public record CacheUse(double kept, double cross, double states, double read, double written) {
    public static CacheUse of(ModelSpec model, Workload workload, Traffic traffic) {
        if (workload.phase() == Phase.ENCODE || workload.phase().isTraining()) {
            return new CacheUse(0, 0, 0, traffic.kvRead(), traffic.kvWritten());
        }
        ModelSpec own = DeviceMemory.shard(model, workload.parallelism());
        TensorFormat cache = workload.precision().kvCache();
        double kept = 0;
        double sequences = 0;
        for (Request request : workload.requests()) {
            long count = Split.share(request.count(), workload.parallelism().data(), 0);
            kept += count * KvCache.bytesKept(own, held(workload, request), cache);
            sequences += count;
        }
        return new CacheUse(
                kept,
                sequences * workload.encoderTokens() * KvCache.crossBytesPerToken(own, cache),
                sequences * stateBytes(own, workload),
                traffic.kvRead(),
                traffic.kvWritten());
    }

    /** Tokens of a sequence that a device has in its cache after the last step: context ranks divide them. */
    private static long held(Workload workload, Request request) {
        long tokens = request.reach() + workload.steps() - 1;
        long ranks = workload.parallelism().context();
        return (tokens + ranks - 1) / ranks;
    }

    /**
     * Bytes that a device keeps after a phase's last step.
     *
     * @param own the device's part of the model
     * @param page tokens that are kept together, used or not
     */
    static double keptByDevice(ModelSpec own, Workload workload, long page) {
        if (workload.phase() == Phase.ENCODE) {
            return 0;
        }
        Parallelism parallelism = workload.parallelism();
        TensorFormat cache = workload.precision().kvCache();
        double state = stateBytes(own, workload);
        double bytes = 0;
        for (Request request : workload.requests()) {
            long sequences = Split.share(request.count(), parallelism.data(), 0);
            double kept = KvCache.bytesAllocated(own, held(workload, request), page, cache)
                    + pages(workload.encoderTokens(), page) * KvCache.crossBytesPerToken(own, cache);
            bytes += sequences * (kept + state);
        }
        return bytes;
    }

    private static double stateBytes(ModelSpec own, Workload workload) {
        return KvCache.stateBytes(
                own, workload.precision().stateAsked(), workload.precision().activations());
    }

    private static long pages(long tokens, long page) {
        return (tokens + page - 1) / page * page;
    }

    public double total() {
        return kept + cross + states;
    }
}
