package dev.roofline.report;

import dev.roofline.model.KvCache;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StateSpace;
import dev.roofline.operator.Traffic;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.List;

/**
 * What a phase does to the cache, in bytes of all its sequences.
 *
 * @param kept keys, values and latents that are kept after the phase's last step: a window keeps no more than it sees
 * @param cross keys and values of the encoder's tokens
 * @param states of recurrent layers, whatever the length
 * @param read by all steps
 * @param written by all steps
 */
public record CacheUse(double kept, double cross, double states, double read, double written) {
    static CacheUse of(ModelSpec model, Workload workload, Traffic traffic) {
        if (workload.phase() == Phase.ENCODE) {
            return new CacheUse(0, 0, 0, traffic.kvRead(), traffic.kvWritten());
        }
        double element = workload.precision().kvCache().bytes(1, 1);
        double kept = 0;
        for (Request request : workload.requests()) {
            long tokens = request.reach() + workload.steps() - 1;
            kept += (double) request.count() * KvCache.elementsKept(model, tokens) * element;
        }
        double sequences = workload.batch();
        return new CacheUse(
                kept,
                sequences * workload.encoderTokens() * KvCache.crossElementsPerToken(model) * element,
                sequences * stateBytes(model, workload.precision().kvCache(), workload.precision().kvCacheAsked()),
                traffic.kvRead(),
                traffic.kvWritten());
    }

    public double total() {
        return kept + cross + states;
    }

    /**
     * Bytes of one sequence's states.
     *
     * @param asked whether the user chose the cache's format, so that no state keeps one of its own
     */
    public static double stateBytes(ModelSpec model, TensorFormat cache, boolean asked) {
        double bytes = 0;
        for (LayerGroup group : model.stack(Stack.Kind.DECODER).map(Stack::groups).orElse(List.of())) {
            if (group.mixer().isPresent()) {
                SequenceMixer mixer = group.mixer().get();
                double layer = mixer.stateElements() * cache.bytes(1, 1);
                if (mixer instanceof StateSpace space && space.stateFormat().isPresent() && !asked) {
                    layer = space.recurrentState() * space.stateFormat().get().bytes(1, 1)
                            + space.convolutionState() * cache.bytes(1, 1);
                }
                bytes += group.layers().count() * layer;
            }
        }
        return bytes;
    }
}
