package dev.roofline.draw;

import dev.roofline.chart.Chart;

/**
 * A chart in a terminal: always 80 columns, since it is there to be pasted and compared, whatever terminal it was made
 * in.
 */
public final class TerminalChart {
    public static final int WIDTH = 80;

    private TerminalChart() {}

    /** Lines that end with {@code \n}. */
    public static String of(Chart chart, Screen screen) {
        StringBuilder out = new StringBuilder();
        new TerminalDrawing(chart, screen, new TerminalText(screen.ascii()), out).write();
        return out.toString();
    }
}
