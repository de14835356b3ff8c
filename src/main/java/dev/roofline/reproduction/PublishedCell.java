package dev.roofline.reproduction;

import java.util.OptionalInt;

/**
 * A printed number of the survey.
 *
 * @param group the table or figure
 * @param model catalogue name of the model that it is about
 * @param heads heads where they are not the model's own
 * @param phase {@code encode}, or {@code decode} for tokens generated one by one from nothing
 * @param row projection, attention, ffn, other or total
 * @param quantity flops, bytes or intensity
 * @param printed the number, digit for digit
 * @param unit GFLOP, GB or FLOP/B
 * @param note what is known to be wrong with it; empty for an ordinary cell
 */
record PublishedCell(
        String group,
        String model,
        OptionalInt heads,
        String phase,
        long length,
        String row,
        String quantity,
        String printed,
        String unit,
        String source,
        String note) {}
