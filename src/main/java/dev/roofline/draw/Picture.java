package dev.roofline.draw;

/** The sizes that pictures are drawn in: letters and dots are of one size in all of them. */
enum Picture {
    /** For a page of print or a window: the name of the upright axis stands beside it. */
    WIDE(960, 510, 16),
    /** For the screen of a phone, which is some 400 CSS pixels wide. */
    NARROW(400, 400, 8);

    private final double width;
    private final double plotHeight;
    private final double edge;

    Picture(double width, double plotHeight, double edge) {
        this.width = width;
        this.plotHeight = plotHeight;
        this.edge = edge;
    }

    double width() {
        return width;
    }

    double plotHeight() {
        return plotHeight;
    }

    /** What stays free around all. */
    double edge() {
        return edge;
    }

    /** Between the edges. */
    double room() {
        return width - 2 * edge;
    }

    /** Of the room, what a line of text may take: fonts wider than the measured one still end in the picture. */
    double fullLine() {
        return 0.95 * room();
    }

    /** Whether the name of the upright axis stands over the plot, where it takes no width. */
    boolean namesOnTop() {
        return this == NARROW;
    }
}
