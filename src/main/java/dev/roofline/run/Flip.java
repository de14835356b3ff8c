package dev.roofline.run;

import dev.roofline.placement.Bound;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first size at which the bound of a phase, or of one of its groups, becomes another.
 *
 * @param subject the phase, or one of its groups
 * @param variable the option that sets the size
 * @param from the size analysed
 * @param bound the bound there
 * @param at the first larger size with another bound; empty for never
 * @param above the bound from there on
 * @param below the largest smaller size with another bound; empty where there is none
 * @param beneath the bound up to there
 */
public record Flip(
        String subject,
        String variable,
        long from,
        Bound bound,
        OptionalLong at,
        Optional<Bound> above,
        OptionalLong below,
        Optional<Bound> beneath) {}
