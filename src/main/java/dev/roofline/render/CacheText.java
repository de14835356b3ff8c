package dev.roofline.render;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.units.Phrase;
import java.util.Optional;

/** What a phase keeps, reads and writes of keys, values and states, as a line. */
final class CacheText {
    private CacheText() {}

    /** Empty where nothing is kept. */
    static Optional<String> line(CacheUse cache) {
        if (cache.total() == 0) {
            return Optional.empty();
        }
        StringBuilder kept = new StringBuilder();
        add(kept, cache.kept(), "");
        add(kept, cache.cross(), " of the encoder's tokens");
        add(kept, cache.states(), " of states");
        return Optional.of("cache: " + kept + " kept, " + Phrase.quantity(cache.read(), "B") + " read, "
                + Phrase.quantity(cache.written(), "B") + " written");
    }

    private static void add(StringBuilder out, double bytes, String what) {
        if (bytes > 0) {
            out.append(out.isEmpty() ? "" : " and ")
                    .append(Phrase.quantity(bytes, "B"))
                    .append(what);
        }
    }
}
