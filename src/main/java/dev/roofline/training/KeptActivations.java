package dev.roofline.training;

import dev.roofline.model.Activation;
import dev.roofline.model.Attention;
import dev.roofline.model.FeedForward;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Split;
import dev.roofline.model.StateSpace;
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
final class KeptActivations {
    /** Bytes of an element of a dropout mask. */
    private static final int MASK = 1;
    /** Softmax statistics are kept in fp32. */
    private static final int STATISTIC = 4;

    private final LayerGroup group;
    private final double width;
    private final MicroBatch micro;

    private KeptActivations(LayerGroup group, int width, MicroBatch micro) {
        this.group = group;
        this.width = width;
        this.micro = micro;
    }

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
                    + mixer(group.mixer().get());
        }
        if (group.cross().isPresent()) {
            bytes += branch(group.placement().normsMixerInput(), false)
                    + attention(group.cross().get(), micro.encoderTokens(), micro.crossRectangle());
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
        if (normsInput && !micro.folds()) {
            tensors++;
        }
        tensors += placement.normsOutput() ? 1 : 0;
        tensors += placement.normsSum() && !micro.folds() ? 1 : 0;
        return stream(tensors) + (micro.dropout() ? MASK * micro.streamTokens() * width : 0);
    }

    /** Bytes of one tensor. */
    private double rows(double rows, double columns) {
        return columns > 0 ? micro.format().bytes(rows, columns) : 0;
    }

    private double stream(int tensors) {
        return tensors * rows(micro.streamTokens(), width);
    }

    private double mixer(SequenceMixer mixer) {
        double tokens = micro.tokens();
        if (mixer instanceof Attention attention) {
            return attention(attention, tokens, micro.rectangle());
        }
        if (mixer instanceof LatentAttention latent) {
            double queryRank = latent.queryRank().orElse(0);
            double normed = micro.folds() ? 0 : rows(tokens, queryRank) + rows(tokens, latent.kvRank());
            double keys = (double) latent.heads() * (micro.folds() ? latent.nopeSize() : latent.scoreSize());
            return rows(tokens, queryRank)
                    + rows(tokens, latent.latentWidth())
                    + normed
                    + rows(tokens, latent.queryWidth())
                    + rows(tokens, keys)
                    + 2 * rows(tokens, latent.valueWidth())
                    + scores(latent.heads(), micro.rectangle());
        }
        if (mixer instanceof StateSpace space) {
            // Products' outputs, the convolution's, the scan's, and what the gate makes of it.
            return rows(tokens, space.inputWidth()) + rows(tokens, space.convolved()) + 2 * rows(tokens, space.inner());
        }
        if (mixer instanceof SelectiveStateSpace space) {
            return 6 * rows(tokens, space.inner()) + rows(tokens, space.selectionWidth());
        }
        LinearAttention linear = (LinearAttention) mixer;
        return rows(tokens, linear.inputWidth())
                + 2 * rows(tokens, linear.valueHeads())
                + rows(tokens, linear.convolved())
                + 2 * rows(tokens, linear.valueWidth());
    }

    /** Queries, keys, values, scores and output, with keys and values of so many {@code sources}. */
    private double attention(Attention attention, double sources, double rectangle) {
        double tokens = micro.tokens();
        double keys = rows(sources, attention.kvWidth());
        double output = rows(tokens, attention.queryWidth());
        double normed = attention.qkNorm().isPresent() && !micro.folds() ? output + keys : 0;
        double gated = attention.outputGate() && !micro.folds() ? 2 * output : 0;
        return rows(tokens, attention.queryOutputs())
                + 2 * keys
                + output
                + normed
                + gated
                + scores(attention.heads(), rectangle);
    }

    private double scores(double heads, double rectangle) {
        if (micro.folds()) {
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
        double tokens = micro.tokens();
        if (feedForward instanceof TokenFeedForward whole) {
            return inner(whole, tokens);
        }
        MixtureOfExperts mixture = (MixtureOfExperts) feedForward;
        Parallelism parallelism = micro.parallelism();
        boolean own = OwnTokens.areRouted(mixture, group.placement().isParallel(), parallelism, micro.dividesStream());
        boolean dispatches = parallelism.expertHolders() > 1 || own;
        int held = Split.share(mixture.experts(), parallelism.expert(), 0);
        double rows = tokens * parallelism.expertHolders() * mixture.perToken() * held / mixture.experts();
        double bytes = inner(mixture.expert(), rows)
                + rows(own ? micro.streamTokens() : tokens, mixture.experts())
                + (mixture.shared().isPresent() ? inner(mixture.shared().get(), tokens) : 0);
        // Rows in the order of their experts, and what the experts make of them before it is weighted.
        boolean copies = dispatches || !micro.folds();
        double outputs = tokens / parallelism.expertTensorRanks() * mixture.perToken();
        return bytes + (copies ? rows(rows, width) + rows(outputs, width) : 0);
    }

    /** Inputs of the activation, of the gate and of the last product; a ReLU's output says where its gradient passes. */
    private double inner(TokenFeedForward whole, double rows) {
        int ungated = whole.activation() == Activation.RELU ? 1 : 2;
        int tensors = whole instanceof GatedFeedForward ? micro.folds() ? 3 : 4 : ungated;
        return tensors * rows(rows, whole.width());
    }
}
