package dev.roofline.training;

import dev.roofline.model.ActivationMemory;
import dev.roofline.model.FeedForward;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.Split;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.operator.OwnTokens;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Recomputation;

/**
 * What one layer keeps of a micro-batch for its backward pass. Unfused, every tensor that a product or an element-wise
 * gradient needs (Korthikanti et al., arXiv 2205.05198, section 4: s·b·h·(34 + 5·a·s/h) of a GPT with dropout, in 16 bits);
 * fused, neither scores nor what a norm makes of the stream, since both are made again on the chip, and a number a head and
 * token instead (FlashAttention, arXiv 2205.14135).
 */
record KeptActivations(LayerGroup group, int width, MicroBatch micro) implements ActivationMemory {
    /** Bytes of an element of a dropout mask. */
    private static final int MASK = 1;
    /** Softmax statistics are kept in fp32. */
    private static final int STATISTIC = 4;

    /**
     * Bytes of a layer on a device, whatever is computed again left out.
     *
     * @param group the layers as the device's tensor rank has them
     * @param width of the stack
     */
    static double ofLayer(LayerGroup group, int width, MicroBatch micro) {
        KeptActivations kept = new KeptActivations(group, width, micro);
        return micro.recomputation() == Recomputation.FULL ? kept.stream(1) : kept.whole();
    }

    /** Bytes of a layer while its forward pass is being computed again. */
    static double ofLayerAgain(LayerGroup group, int width, MicroBatch micro) {
        return new KeptActivations(group, width, micro).whole();
    }

    private double whole() {
        double bytes = 0;
        if (group.mixer().isPresent()) {
            bytes += branch(group.placement().normsMixerInput(), false)
                    + group.mixer().get().kept(this);
        }
        if (group.cross().isPresent()) {
            bytes += branch(group.placement().normsMixerInput(), false)
                    + group.cross().get().kept(this, micro.encoderTokens(), micro.crossRectangle());
        }
        if (group.feedForward().isPresent()) {
            bytes += branch(
                            group.placement().normsFeedForwardInput(),
                            group.placement().isParallel())
                    + feedForward(group.feedForward().get());
        }
        return bytes;
    }

    /** Inputs of a branch and of its norms, and its mask; {@code beside} where another branch keeps the same input. */
    private double branch(boolean normsInput, boolean beside) {
        NormPlacement placement = group.placement();
        int tensors = beside ? 0 : 1;
        if (normsInput && !micro.fuses()) {
            tensors++;
        }
        tensors += placement.normsOutput() ? 1 : 0;
        tensors += placement.normsSum() && !micro.fuses() ? 1 : 0;
        return stream(tensors) + (micro.dropout() ? MASK * micro.streamTokens() * width : 0);
    }

    @Override
    public double tokens() {
        return micro.tokens();
    }

    @Override
    public double rectangle() {
        return micro.rectangle();
    }

    @Override
    public boolean fuses() {
        return micro.fuses();
    }

    @Override
    public double rows(double rows, double columns) {
        return columns > 0 ? micro.format().bytes(rows, columns) : 0;
    }

    private double stream(int tensors) {
        return tensors * rows(micro.streamTokens(), width);
    }

    @Override
    public double scores(double heads, double rectangle) {
        if (micro.fuses()) {
            return STATISTIC * heads * micro.tokens();
        }
        if (micro.recomputation() == Recomputation.SELECTIVE) {
            return 0;
        }
        // What the softmax makes; with dropout its mask and what it leaves too.
        double made = rows(heads * micro.tokens(), rectangle / micro.tokens());
        return made + (micro.dropout() ? MASK * heads * rectangle + made : 0);
    }

    private double feedForward(FeedForward feedForward) {
        return feedForward.routed().isPresent()
                ? experts(feedForward.routed().get())
                : inner(feedForward.whole().orElseThrow(), micro.tokens());
    }

    private double experts(MixtureOfExperts mixture) {
        double tokens = micro.tokens();
        Parallelism parallelism = micro.parallelism();
        boolean own = OwnTokens.areRouted(mixture, group.placement().isParallel(), parallelism, micro.dividesStream());
        boolean dispatches = parallelism.expertHolders() > 1 || own;
        int held = Split.share(mixture.experts(), parallelism.expert(), 0);
        double rows = tokens * parallelism.expertHolders() * mixture.perToken() * held / mixture.experts();
        double bytes = inner(mixture.expert(), rows)
                + rows(own ? micro.streamTokens() : tokens, mixture.experts())
                + (mixture.shared().isPresent() ? inner(mixture.shared().get(), tokens) : 0);
        // Rows in the order of their experts, and what the experts make of them before it is weighted.
        boolean copies = dispatches || !micro.fuses();
        double outputs = tokens / parallelism.expertTensorRanks() * mixture.perToken();
        return bytes + (copies ? rows(rows, width) + rows(outputs, width) : 0);
    }

    private double inner(TokenFeedForward whole, double rows) {
        return whole.keptTensors(micro.fuses()) * rows(rows, whole.width());
    }
}
