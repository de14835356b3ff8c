package dev.roofline.operator;

import dev.roofline.workload.Routing;
import java.util.Objects;

/**
 * What decides how many rows go to experts on other devices, or come back from them. A token's row goes to a node once and
 * to a rank once, however many of its experts stand there; coming back, the rows of a token are summed up in a rank and
 * then in a node before they cross, which are as many.
 *
 * @param experts E, in the order of the ranks that hold them
 * @param perToken k
 * @param groups G, groups of experts that stand next to each other
 * @param groupsTaken g, groups that a token's experts are in
 * @param ranks that the experts are divided over, the first of them taking one more where they do not divide
 * @param holders ranks next to each other that hold the same tokens, to which nothing has to go
 * @param tokens of a device whose rows it sends, or gets back
 * @param rowBytes bytes of a row, with its scales
 */
public record ExpertRows(
        int experts,
        int perToken,
        int groups,
        int groupsTaken,
        Routing routing,
        long ranks,
        long holders,
        double tokens,
        double rowBytes) {
    public ExpertRows {
        Objects.requireNonNull(routing);
        if (ranks < 2 || experts < ranks || holders < 1 || ranks % holders != 0) {
            throw new IllegalArgumentException("experts are divided over ranks, each of which holds some");
        }
    }

    /** Rows by the way they take, for any packing of the ranks into nodes. */
    public ExpertSpread spread() {
        return new ExpertSpread(this);
    }
}
