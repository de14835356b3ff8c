package dev.roofline.specfile;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.json.Place;

/**
 * A peak of a hardware profile with the place of its value.
 *
 * @param sparse whether it holds for sparse operands only; such a peak is never a ceiling
 */
record Peak(ComputeCeiling ceiling, boolean sparse, Place place) {}
