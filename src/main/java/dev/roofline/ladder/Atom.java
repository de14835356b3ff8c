package dev.roofline.ladder;

import dev.roofline.operator.Group;

/**
 * An operator of a step over a range of sizes.
 *
 * @param times that it needs, by resource
 */
@SuppressWarnings("ArrayRecordComponent") // of the innermost loop, and never compared
record Atom(Group group, boolean exchange, int step, Band[] times) {}
