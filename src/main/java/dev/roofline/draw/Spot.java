package dev.roofline.draw;

import java.util.Optional;

/**
 * A place where a label could stand.
 *
 * @param leader from what it names to the label, where they are apart
 * @param cost how much worse it is than the best place, in pixels of distance
 */
record Spot(Box box, Anchor anchor, Optional<Segment> leader, double cost) {
    /** Which end of a box its text keeps to, since the text's true width is the reader's font's. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Spot(Box box, Anchor anchor, double cost) {
        this(box, anchor, Optional.empty(), cost);
    }
}
