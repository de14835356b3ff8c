package dev.roofline.workload;

/**
 * How a model is spread over devices. A replica is {@code tp x cp x pp} devices; {@code dp} replicas share the sequences.
 * Devices are numbered with tensor ranks next to each other, then context, then data ranks, then pipeline stages, as
 * Megatron-LM numbers them (arXiv 2104.04473, section 3.2): it decides which groups stay inside a scale-up domain.
 *
 * @param tensor tp: heads, feed-forward channels and vocabulary rows are divided
 * @param pipeline pp: layers are divided into stages that run one after another
 * @param expert ep: the experts of a layer are divided. The ranks are taken from data and context ranks first, experts
 *     sliced by {@code tp}; beyond those from tensor ranks too, experts sliced by what is left of {@code tp}
 * @param data dp: sequences are divided
 * @param context cp: the tokens of a prompt are divided, and the keys that a decode step reads
 * @param overlap share of each collective's time that hides behind other work, 0 to 1
 */
public record Parallelism(long tensor, long pipeline, long expert, long data, long context, double overlap) {
    /** One device: nothing is divided. */
    public static final Parallelism NONE = new Parallelism(1, 1, 1, 1, 1, 0);

    /** Largest degree that is taken: more than any machine has, and products of four of them are a long. */
    public static final long MOST = 1L << 15;

    public Parallelism {
        requireDegree(tensor, "tp");
        requireDegree(pipeline, "pp");
        requireDegree(expert, "ep");
        requireDegree(data, "dp");
        requireDegree(context, "cp");
        if (!(overlap >= 0 && overlap <= 1)) {
            throw new IllegalArgumentException("overlap is from 0 to 1: " + overlap);
        }
        long stage = tensor * context * data;
        if (stage % expert != 0) {
            throw new IllegalArgumentException("ep " + expert + " does not divide tp x cp x dp, " + stage
                    + ": experts are divided over the devices of a stage");
        }
        long holders = context * data;
        boolean fits = expert <= holders ? holders % expert == 0 : expert % holders == 0;
        if (!fits) {
            throw new IllegalArgumentException("ep " + expert + " is neither a divisor nor a multiple of cp x dp, "
                    + holders + ": experts are divided over those ranks first, then over tensor ranks");
        }
    }

    private static void requireDegree(long degree, String name) {
        if (degree < 1 || degree > MOST) {
            throw new IllegalArgumentException(name + " is from 1 to " + MOST + ": " + degree);
        }
    }

    public long devices() {
        return stageDevices() * pipeline;
    }

    /** Devices that hold the same layers, or parts of them. */
    public long stageDevices() {
        return tensor * context * data;
    }

    /** Ranks that hold tokens of their own: tensor ranks hold the same ones. */
    public long tokenHolders() {
        return context * data;
    }

    /** Slices of each expert. */
    public long expertSlices() {
        return expert <= tokenHolders() ? tensor : stageDevices() / expert;
    }

    /** Ranks of an expert group that hold tokens of their own. */
    public long expertHolders() {
        return Math.min(expert, tokenHolders());
    }

    /** Tensor ranks that an expert group takes: each dispatches its share of the tokens that all of them hold. */
    public long expertTensorRanks() {
        return tensor / expertSlices();
    }

    public boolean isNone() {
        return devices() == 1;
    }
}
