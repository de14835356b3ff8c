package dev.roofline.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the products of an attention have beside their matrices.
 *
 * @param biases projections that have a bias
 * @param fusedQkv whether the checkpoint stores Q, K and V as one matrix
 * @param outputGate whether the query product is twice as wide and half of it gates the output (Qwen3-Next)
 */
public record AttentionProjections(Set<Projection> biases, boolean fusedQkv, boolean outputGate) {
    public static final AttentionProjections PLAIN = new AttentionProjections(Set.of(), false, false);

    public AttentionProjections {
        biases = biases.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(biases));
    }
}
