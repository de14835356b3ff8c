package dev.roofline.comparison;

import dev.roofline.units.Labelled;

/** In which order candidates stand below each other; in any but the first those that do not fit come last. */
public enum CandidateOrder implements Labelled {
    /** As they were named. */
    GIVEN,
    /** The fastest first: by tokens a second where their numbers of tokens differ, else by time. */
    SPEED,
    /** The cheapest first, those without a price last. */
    COST
}
