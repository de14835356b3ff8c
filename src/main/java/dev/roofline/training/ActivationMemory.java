package dev.roofline.training;

import dev.roofline.model.Attention;

/**
 * What one layer of a GPT keeps for its backward pass, 16-bit, with dropout and unfused attention, in bytes (Korthikanti et
 * al., arXiv 2205.05198, section 4): s·b·h·(34 + 5·a·s/h) on one device. Tensors that enter a product are kept in 2 bytes an
 * element, dropout masks in 1.
 *
 * @param attention heads a of channels h / a
 * @param width h
 * @param inner channels between the two matrices of the feed-forward, 4h in the paper
 * @param length s
 * @param batch sequences of a micro-batch, b
 */
public record ActivationMemory(Attention attention, long width, long inner, long length, long batch) {
    /** What is computed again in the backward pass. */
    public enum Recomputation {
        NONE,
        /** Scores, softmax, its dropout and the product with the values. */
        SELECTIVE,
        /** All but each layer's input. */
        FULL
    }

    private static final int NUMBER = 2;
    private static final int MASK = 1;

    /**
     * Bytes of a layer on a device.
     *
     * @param ranks tensor-parallel degree, t
     * @param sequenceParallel whether what tensor ranks would hold whole is divided among them along the sequence
     */
    public double bytes(Recomputation recomputation, long ranks, boolean sequenceParallel) {
        double tokens = (double) length * batch;
        double whole = sequenceParallel ? 1.0 / ranks : 1;
        double divided = 1.0 / ranks;
        double input = NUMBER * tokens * width;
        if (recomputation == Recomputation.FULL) {
            return input * whole;
        }
        // Inputs of the two norms, of the two first products, and the masks of the two dropouts on the stream.
        double stream = 2 * input + 2 * input + 2 * MASK * tokens * width;
        double queries = NUMBER * tokens * attention.queryWidth();
        double keys = 2 * NUMBER * tokens * attention.kvWidth();
        double output = NUMBER * tokens * attention.queryWidth();
        // The input of the activation and that of the second product.
        double feedForward = 2 * NUMBER * tokens * inner;
        double scores = (double) attention.heads() * length * length * batch;
        // Softmax output, mask and dropped-out output.
        double unfused = recomputation == Recomputation.NONE ? (NUMBER + MASK + NUMBER) * scores : 0;
        return stream * whole + (queries + keys + output + feedForward + unfused) * divided;
    }
}
