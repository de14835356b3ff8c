package dev.roofline.report;

import java.util.List;

/** Which columns a narrow screen goes without, the first of these first; all others stay as long as they can. */
final class DropOrder {
    private static final List<String> NAMES = List.of(
            "engine",
            "layers",
            "ridge_flop_per_byte",
            "flops_ratio",
            "bytes_ratio",
            "intensity_ratio",
            "attainable_flop_per_s",
            "flops",
            "memory_time_s",
            "compute_time_s",
            "bytes",
            "network_time_s",
            "intensity_flop_per_byte",
            "stage_time_s",
            "published_time_ratio");

    /** A place behind all names. */
    private static final int BEHIND = 1000;

    private DropOrder() {}

    /** The place of a column of other bounds, which verdicts tell too: behind all names, the last such column first. */
    static int ofOtherBounds(int column) {
        return BEHIND - column;
    }

    /** The place of a column by its long name. */
    static int of(String name) {
        int place = NAMES.indexOf(name);
        return place < 0 ? Table.Heading.KEPT : place;
    }
}
