package dev.roofline.model;

import java.util.Optional;

/**
 * How an attention learns where tokens stand.
 *
 * @param rotaryChannels channels of a head that the rotary embedding turns, 0 without
 * @param relativeBuckets rows of a relative position-bias table, stored once a stack (T5); 0 without
 */
public record AttentionPositions(int rotaryChannels, int relativeBuckets, Optional<RelativePositions> relative) {
    public static final AttentionPositions NONE = rotary(0);

    public AttentionPositions {
        if (relativeBuckets < 0) {
            throw new IllegalArgumentException("a bias table has rows");
        }
    }

    public static AttentionPositions rotary(int channels) {
        return new AttentionPositions(channels, 0, Optional.empty());
    }
}
