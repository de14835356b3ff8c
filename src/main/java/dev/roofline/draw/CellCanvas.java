package dev.roofline.draw;

import dev.roofline.chart.Hue;

/** Cells of a terminal, each a character with a hue; smooth lines take parts of cells. */
final class CellCanvas {
    /** Braille has two columns and four rows of dots in a cell. */
    static final int ACROSS = 2;

    static final int DOWN = 4;
    private static final int BRAILLE = 0x2800;
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    /** ANSI foreground colours that read on light and dark grounds, by hue; the rest are bright ones. */
    private static final int[] COLOURS = {34, 33, 32, 35, 36, 31, 94, 95};

    private final int columns;
    private final int rows;
    private final int[][] points;
    private final int[][] hues;
    /** Cells of faint lines, over which text may be written. */
    private final boolean[][] faint;

    CellCanvas(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.points = new int[rows][columns];
        this.hues = new int[rows][columns];
        this.faint = new boolean[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                points[row][column] = ' ';
                hues[row][column] = Hue.INK;
            }
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    boolean holds(int column, int row) {
        return column >= 0 && column < columns && row >= 0 && row < rows;
    }

    boolean isBlank(int column, int row) {
        return points[row][column] == ' ';
    }

    void set(int column, int row, int point, int hue) {
        if (holds(column, row)) {
            points[row][column] = point;
            hues[row][column] = hue;
            faint[row][column] = false;
        }
    }

    /** Only where nothing is yet. */
    void underlay(int column, int row, int point, int hue) {
        if (holds(column, row) && isBlank(column, row)) {
            set(column, row, point, hue);
            faint[row][column] = true;
        }
    }

    /** A dot of braille, by its place among all of them; it joins those already in its cell. */
    void dot(int x, int y, int hue) {
        int column = Math.floorDiv(x, ACROSS);
        int row = Math.floorDiv(y, DOWN);
        if (holds(column, row)) {
            int old = points[row][column];
            int bits = old >= BRAILLE && old < BRAILLE + 0x100 ? old - BRAILLE : 0;
            set(column, row, BRAILLE + (bits | BITS[Math.floorMod(y, DOWN)][Math.floorMod(x, ACROSS)]), hue);
        }
    }

    boolean isFree(int column, int row, int cells) {
        for (int i = 0; i < cells; i++) {
            if (!holds(column + i, row) || (!isBlank(column + i, row) && !faint[row][column + i])) {
                return false;
            }
        }
        return true;
    }

    /** Text whose characters take one cell each. */
    void write(int column, int row, String text, int hue) {
        int at = column;
        for (int point : text.codePoints().toArray()) {
            set(at++, row, point, hue);
        }
    }

    /** A row without the blanks at its end. */
    String line(int row, boolean colour) {
        int end = columns;
        while (end > 0 && isBlank(end - 1, row)) {
            end--;
        }
        StringBuilder out = new StringBuilder();
        int current = Hue.INK;
        for (int column = 0; column < end; column++) {
            int hue = colour ? hues[row][column] : Hue.INK;
            if (hue != current) {
                out.append(escape(hue));
                current = hue;
            }
            out.appendCodePoint(points[row][column]);
        }
        return out.append(current == Hue.INK ? "" : escape(Hue.INK)).toString();
    }

    /** What begins text of a hue, and ends it for {@link Hue#INK}. */
    static String escape(int hue) {
        return hue == Hue.INK ? "\u001B[0m" : "\u001B[" + COLOURS[hue % COLOURS.length] + "m";
    }
}
