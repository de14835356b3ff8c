package dev.roofline.report;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.serving.PrefillSide;
import dev.roofline.units.Phrase;

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
public record DisaggregationSummary(
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

    public String sentence() {
        long devices = side.parallelism().devices();
        double needed = sidesPerDecodeSide();
        return "prompts are processed on " + devices + " x " + side.machine().name() + ", of which one keeps "
                + memory.sentence() + "; the cache, " + Phrase.quantity(bytes, "B") + ", then takes "
                + Phrase.seconds(transfer) + " to the " + decodeDevices + (decodeDevices == 1 ? " device" : " devices")
                + " that make the tokens; "
                + (needed <= 1
                        ? "one such side feeds " + Phrase.number(1 / needed) + " of these at a time"
                        : "one of these wants " + Phrase.number(needed) + " such sides");
    }
}
