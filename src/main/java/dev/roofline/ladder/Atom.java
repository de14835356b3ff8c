package dev.roofline.ladder;

import dev.roofline.operator.Group;

/**
 * An operator of a step over a range of sizes: the times that it needs of each resource, as curves that are nowhere above
 * them, and nowhere below them.
 *
 * @param low by resource
 * @param high by resource; the same where the times are exact
 */
@SuppressWarnings("ArrayRecordComponent") // of the innermost loop, and never compared
record Atom(Group group, boolean exchange, int step, Curve[] low, Curve[] high) {}
