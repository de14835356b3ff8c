package dev.roofline.hardware;

import dev.roofline.units.Labelled;
import java.util.Optional;

/**
 * Where a number of a profile comes from.
 *
 * @param kind how the number was had
 * @param address page or document that carries it
 * @param date when it was taken over, {@code YYYY-MM}; empty of what is assumed
 * @param doubt what is uncertain about this number
 */
public record Provenance(Kind kind, String address, String date, Optional<String> doubt) {
    /** How a number was had. */
    public enum Kind implements Labelled {
        DATASHEET,
        MEASURED,
        DERIVED,
        ANNOUNCED,
        /** Set by the user for a what-if; no machine has it. */
        ASSUMED,
        /** A fit of past machines extended to a year to come; no machine has it. */
        PROJECTED;
    }
}
