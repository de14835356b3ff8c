package dev.roofline.report;

import dev.roofline.hardware.MemoryLevel;
import dev.roofline.units.Phrase;
import java.util.Optional;

/**
 * What a model keeps in the main memory of one device, in bytes.
 *
 * @param cache of the phase that keeps most
 */
public record Footprint(double weights, double cache, MemoryLevel memory) {
    /** Whether it is known not to fit: a memory whose capacity is unknown refuses nothing. */
    public boolean isTooLarge() {
        return memory.capacity().isPresent() && weights + cache > memory.capacity().get().count();
    }

    /** What does not fit, in a sentence. */
    Optional<String> shortfall() {
        if (!isTooLarge()) {
            return Optional.empty();
        }
        double capacity = memory.capacity().get().count();
        boolean alone = weights > capacity;
        return Optional.of("the weights, " + Phrase.quantity(weights, "B")
                + (alone ? "" : ", and the cache, " + Phrase.quantity(cache, "B")) + ", do not fit the "
                + Phrase.quantity(capacity, "B") + " of " + memory.label()
                + "; times are those of a device that held them");
    }
}
