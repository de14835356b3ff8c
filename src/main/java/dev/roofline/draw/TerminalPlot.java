package dev.roofline.draw;

import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Line;
import dev.roofline.chart.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart's lines and dots in cells.
 *
 * @param homeless labels of roofs that found no room
 */
record TerminalPlot(Chart chart, CellCanvas canvas, TerminalText text, List<String> homeless) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String MARKS = "ox+#@%&$";

    TerminalPlot(Chart chart, CellCanvas canvas, TerminalText text) {
        this(chart, canvas, text, new ArrayList<>());
    }

    /** Whether each dot has a name of its own; else a mark says which hue it is of. */
    static boolean namesDots(Chart chart) {
        int named = 0;
        for (Dot dot : chart.dots()) {
            named += dot.label().isBlank() ? 0 : 1;
        }
        return named > 0;
    }

    static char mark(int hue) {
        return hue < 0 ? '*' : MARKS.charAt(hue % MARKS.length());
    }

    /** Lines, then dots over them, then labels where nothing is. Returns the named dots by their letters. */
    Map<Character, List<Dot>> draw() {
        for (Line.Role role :
                List.of(Line.Role.PROJECTION, Line.Role.CEILING, Line.Role.RIDGE, Line.Role.INTERVAL, Line.Role.PATH)) {
            draw(role);
        }
        draw(Line.Role.FIT);
        draw(Line.Role.ROOF);
        Map<Character, List<Dot>> letters = dots();
        labels();
        return letters;
    }

    private void draw(Line.Role role) {
        for (Line line : chart.lines()) {
            if (line.role() == role) {
                for (int i = 1; i < line.points().size(); i++) {
                    segment(line, line.points().get(i - 1), line.points().get(i));
                }
            }
        }
    }

    /** Steps through a stretch finely enough that no cell on it is missed. */
    private void segment(Line line, Point from, Point to) {
        double fromX = x(from);
        double fromY = y(from);
        double toX = x(to);
        double toY = y(to);
        int steps = 1
                + (int) Math.ceil(2
                        * Math.max(CellCanvas.ACROSS * Math.abs(toX - fromX), CellCanvas.DOWN * Math.abs(toY - fromY)));
        boolean level = Math.abs(toY - fromY) < 1e-9;
        for (int i = 0; i <= steps; i++) {
            double x = fromX + (toX - fromX) * i / steps;
            double y = fromY + (toY - fromY) * i / steps;
            int column = (int) Math.floor(x);
            int row = (int) Math.floor(y);
            switch (line.role()) {
                case ROOF, FIT -> {
                    if (text.ascii()) {
                        canvas.set(column, row, level ? '-' : '/', line.hue());
                    } else {
                        canvas.dot(
                                (int) Math.floor(x * CellCanvas.ACROSS),
                                (int) Math.floor(y * CellCanvas.DOWN),
                                line.hue());
                    }
                }
                case RIDGE -> canvas.underlay(column, row, text.ascii() ? ':' : '┊', line.hue());
                case CEILING, INTERVAL -> {
                    // Every second cell: a faint line.
                    if ((level ? column : row) % 2 == 0) {
                        canvas.underlay(column, row, text.ascii() ? '.' : '·', line.hue());
                    }
                }
                case PATH, PROJECTION -> canvas.underlay(column, row, text.ascii() ? '.' : '∙', line.hue());
            }
        }
    }

    private double x(Point point) {
        // The last value of an axis stands in the last cell, not beyond it.
        return chart.x().fraction(point.x()) * (canvas.columns() - 1e-6);
    }

    private double y(Point point) {
        return (1 - chart.y().fraction(point.y())) * (canvas.rows() - 1e-6);
    }

    int column(Dot dot) {
        return Math.max(0, (int) Math.floor(x(dot.at())));
    }

    int row(Dot dot) {
        return Math.max(0, (int) Math.floor(y(dot.at())));
    }

    /** Dots in one cell share the letter of the largest. */
    private Map<Character, List<Dot>> dots() {
        boolean named = namesDots(chart);
        List<Dot> dots = new ArrayList<>();
        for (Dot dot : chart.dots()) {
            if (chart.x().shows(dot.at().x()) && chart.y().shows(dot.at().y())) {
                dots.add(dot);
            }
        }
        dots.sort(Comparator.comparingDouble(Dot::share).reversed());
        Map<Character, List<Dot>> byLetter = new LinkedHashMap<>();
        Map<Integer, Character> byCell = new LinkedHashMap<>();
        for (Dot dot : dots) {
            if (!named || dot.label().isBlank()) {
                continue;
            }
            int cell = row(dot) * canvas.columns() + column(dot);
            Character letter = byCell.get(cell);
            if (letter == null) {
                letter = byCell.size() < LETTERS.length() ? LETTERS.charAt(byCell.size()) : '*';
                byCell.put(cell, letter);
                canvas.set(column(dot), row(dot), letter, dot.hue());
            }
            byLetter.computeIfAbsent(letter, unused -> new ArrayList<>()).add(dot);
        }
        for (Dot dot : dots) {
            int cell = row(dot) * canvas.columns() + column(dot);
            if ((!named || dot.label().isBlank()) && !byCell.containsKey(cell)) {
                canvas.set(column(dot), row(dot), mark(dot.hue()), dot.hue());
            }
        }
        return byLetter;
    }

    private void labels() {
        for (Line line : chart.lines()) {
            boolean wanted =
                    line.role() == Line.Role.ROOF || line.role() == Line.Role.RIDGE || line.role() == Line.Role.FIT;
            if (wanted && !line.label().isBlank() && !placed(line)) {
                homeless.add(line.label());
            }
        }
    }

    private boolean placed(Line line) {
        String label = text.cut(line.label(), canvas.columns() / 2);
        int cells = TerminalText.width(label);
        if (cells != label.codePointCount(0, label.length())) {
            return false;
        }
        Point from = line.points().get(0);
        Point to = line.points().get(line.points().size() - 1);
        if (line.role() == Line.Role.RIDGE) {
            return placed(label, cells, (int) Math.floor(x(from)) + 2, canvas.rows() - 1, line.hue())
                    || placed(label, cells, (int) Math.floor(x(from)) + 2, canvas.rows() - 2, line.hue());
        }
        if (Math.abs(y(to) - y(from)) < 1e-9) {
            int row = (int) Math.floor(y(from));
            int start = canvas.columns() - cells;
            return placed(label, cells, start, row - 1, line.hue()) || placed(label, cells, start, row + 1, line.hue());
        }
        // Right of a rising line, from its lower end upwards.
        for (int i = 1; i < 8; i++) {
            double x = x(from) + (x(to) - x(from)) * i / 10;
            double y = y(from) + (y(to) - y(from)) * i / 10;
            if (placed(label, cells, (int) Math.floor(x) + 3, (int) Math.floor(y), line.hue())) {
                return true;
            }
        }
        return false;
    }

    /** With a blank on both sides. */
    private boolean placed(String label, int cells, int column, int row, int hue) {
        boolean atEnd = column + cells == canvas.columns();
        if (column < 1 || !canvas.isFree(column - 1, row, cells + (atEnd ? 1 : 2))) {
            return false;
        }
        canvas.write(column, row, label, hue);
        return true;
    }
}
