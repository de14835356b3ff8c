package dev.roofline.serving;

import dev.roofline.evaluate.DeviceMemory;

/**
 * A prompt on one machine and its tokens on another.
 *
 * @param bytes of the cache that goes from the one to the other
 * @param transfer seconds that it takes
 * @param prefill seconds of the prompt
 * @param decode seconds of all further tokens
 * @param memory what a device of the first side keeps
 * @param decodeDevices devices of the other
 */
public record DisaggregationTimes(
        PrefillSide side,
        double bytes,
        double transfer,
        double prefill,
        double decode,
        DeviceMemory memory,
        long decodeDevices) {
    /** Prefill sides that keep one decode side busy, each with a batch at a time. */
    public double sidesPerDecodeSide() {
        return prefill / decode;
    }
}
