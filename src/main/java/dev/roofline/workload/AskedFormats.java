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
        Optional<TensorFormat> all = options.all();
        if (all.isEmpty() || !all.get().isOfWeights()) {
            return new AskedFormats(all, options.weights(), Optional.empty());
        }
        String label = all.get().label();
        if (options.weights().isPresent()) {
            throw new UnsuitableWorkloadException(
                    "--dtype " + label + " does not fit: a format of 4 bits or fewer is of the"
                            + " weights alone, which --weights sets too; leave one of them out");
        }
        boolean activations = options.activations().isEmpty();
        boolean cache = cached && options.kvCache().isEmpty();
        if (!activations && !cache) {
            return new AskedFormats(Optional.empty(), all, Optional.empty());
        }
        String others =
                activations && cache ? "--activations and --kv-cache" : activations ? "--activations" : "--kv-cache";
        return new AskedFormats(
                Optional.empty(),
                all,
                Optional.of("--dtype " + label + " sets the weights alone, as every format of 4 bits or fewer does; "
                        + others + " set"
                        + (activations && cache
                                ? " the others"
                                : "s " + (activations ? "the activations" : "the cache"))));
    }
}
