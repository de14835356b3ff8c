package dev.roofline.training;

import dev.roofline.model.Split;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;

/**
 * What a device has of a micro-batch.
 *
 * @param tokens that go through its layers
 * @param streamTokens whose residual stream it has
 * @param rectangle pairs of its queries with all their keys, for each head
 * @param encoderTokens tokens of the encoder that its sequences attend to
 * @param crossRectangle pairs of its queries with those tokens
 * @param format of activations
 * @param fuses whether element-wise work and scores stay on the chip
 * @param dividesStream whether tensor ranks divide the residual stream along the sequence
 * @param parallelism of the step
 */
record MicroBatch(
        double tokens,
        double streamTokens,
        double rectangle,
        double encoderTokens,
        double crossRectangle,
        TensorFormat format,
        boolean fuses,
        Recomputation recomputation,
        boolean dropout,
        boolean dividesStream,
        Parallelism parallelism) {

    /** The micro-batch of the device that has most, in a phase of a training step. */
    static MicroBatch of(Workload workload) {
        Parallelism parallelism = workload.parallelism();
        Training training = workload.training().orElseThrow();
        double sequences = Split.share(workload.sequences(), parallelism.data(), 0);
        long length = workload.newTokens();
        double tokens = sequences * Split.share(length, parallelism.context(), 0);
        return new MicroBatch(
                tokens,
                training.sequenceParallel() ? Math.ceil(tokens / parallelism.tensor()) : tokens,
                tokens * length,
                sequences * workload.encoderTokens(),
                tokens * workload.encoderTokens(),
                workload.precision().activations(),
                workload.fusion() != Fusion.NONE,
                training.recomputation(),
                training.dropout(),
                training.sequenceParallel(),
                parallelism);
    }
}
