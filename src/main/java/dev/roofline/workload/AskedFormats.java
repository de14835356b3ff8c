package dev.roofline.workload;

import dev.roofline.units.TensorFormat;
import java.util.Optional;

/**
 * What the options of formats ask for. A format of 4 bits or fewer that is asked of all tensors is one of weights: no engine
 * keeps activations or a cache in it unless it is told to, whatever the machine multiplies. So they are asked for by their
 * own options.
 *
 * @param everything format of all tensors that no other is asked of
 * @param weights format of the weights
 * @param note what a report says where less was set than a reader may take for set
 */
record AskedFormats(Optional<TensorFormat> everything, Optional<TensorFormat> weights, Optional<String> note) {
    /**
     * Reads the options.
     *
     * @param cached whether the run keeps a cache
     * @throws UnsuitableWorkloadException where two options set the weights
     */
    static AskedFormats of(WorkloadOptions options, boolean cached) {
        Optional<TensorFormat> all = options.get(Field.FORMAT);
        if (all.isEmpty() || !all.get().isOfWeights()) {
            return new AskedFormats(all, options.get(Field.WEIGHTS), Optional.empty());
        }
        String label = all.get().label();
        Decisions.refuse(
                options.has(Field.WEIGHTS),
                Field.FORMAT,
                label,
                "a format of 4 bits or fewer is of the weights alone, which " + Field.WEIGHTS
                        + " sets too; leave one of them out");
        boolean activations = !options.has(Field.ACTIVATIONS);
        boolean cache = cached && !options.has(Field.KV_CACHE);
        if (!activations && !cache) {
            return new AskedFormats(Optional.empty(), all, Optional.empty());
        }
        String others = activations && cache
                ? Field.ACTIVATIONS + " and " + Field.KV_CACHE
                : (activations ? Field.ACTIVATIONS : Field.KV_CACHE).toString();
        return new AskedFormats(
                Optional.empty(),
                all,
                Optional.of(Field.FORMAT + " " + label
                        + " sets the weights alone, as every format of 4 bits or fewer does; "
                        + others + " set"
                        + (activations && cache
                                ? " the others"
                                : "s " + (activations ? "the activations" : "the cache"))));
    }
}
