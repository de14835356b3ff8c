package dev.roofline.operator;

import dev.roofline.model.LatentAttention;

/**
 * The sizes of one latent attention.
 *
 * @param heads h
 * @param nope channels of a head that are not turned
 * @param rope channels of a head that are turned, one key for all heads
 * @param value channels of a head's value
 * @param rank of latents
 */
record LatentTensors(Dimension heads, Dimension nope, Dimension rope, Dimension value, Dimension rank) {
    static LatentTensors of(LatentAttention latent) {
        return new LatentTensors(
                Letter.HEADS.of(latent.heads()),
                Letter.NOPE_SIZE.of(latent.nopeSize()),
                Letter.ROPE_SIZE.of(latent.ropeSize()),
                Letter.VALUE_SIZE.of(latent.valueSize()),
                Letter.KV_RANK.of(latent.kvRank()));
    }

    Dimension queryWidth() {
        return heads.times(nope.plus(rope));
    }

    Dimension valueWidth() {
        return heads.times(value);
    }

    Dimension latentWidth() {
        return rank.plus(rope);
    }

    Dimension expandedWidth() {
        return heads.times(nope.plus(value));
    }
}
