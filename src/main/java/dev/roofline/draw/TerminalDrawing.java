package dev.roofline.draw;

import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Hue;
import dev.roofline.chart.Line;
import dev.roofline.chart.Tick;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A chart of {@link TerminalChart} as it is written, line by line. */
record TerminalDrawing(Chart chart, Screen screen, TerminalText text, StringBuilder out) {
    private static final int ROWS = 22;
    private static final int MOST_IN_KEY = 20;
    private static final int LABEL = 26;
    private static final int PHASE = 9;
    private static final int VALUE = 14;

    void write() {
        line(text.cut(chart.title(), TerminalChart.WIDTH));
        line(text.cut(chart.y().label(), TerminalChart.WIDTH));
        int margin = 1;
        for (Tick tick : chart.y().ticks()) {
            margin = Math.max(margin, TerminalText.width(text.clean(tick.label())));
        }
        TerminalPlot plot = new TerminalPlot(chart, new CellCanvas(TerminalChart.WIDTH - margin - 2, ROWS), text);
        Map<Character, List<Dot>> letters = plot.draw();
        String[] labels = new String[ROWS];
        for (Tick tick : chart.y().ticks()) {
            int row = (int) Math.floor((1 - chart.y().fraction(tick.value())) * (ROWS - 1e-6));
            if (tick.isMajor()) {
                labels[Math.max(0, row)] = tick.label();
            }
        }
        for (int row = 0; row < ROWS; row++) {
            String label = labels[row] == null ? "" : labels[row];
            String axis = screen.ascii() ? (label.isEmpty() ? "|" : "+") : label.isEmpty() ? "│" : "┤";
            line(text.column(label, margin, true) + " " + axis + plot.canvas().line(row, screen.colour()));
        }
        bottom(margin, plot.canvas().columns());
        for (String label : plot.homeless()) {
            line(text.cut("not labelled above: " + label, TerminalChart.WIDTH));
        }
        dotted();
        legend(letters.isEmpty());
        key(letters);
        for (String caption : chart.caption()) {
            text.wrapped(caption, TerminalChart.WIDTH).forEach(this::line);
        }
    }

    private void bottom(int margin, int columns) {
        CellCanvas axis = new CellCanvas(columns, 2);
        for (int column = 0; column < columns; column++) {
            axis.set(column, 0, screen.ascii() ? '-' : '─', Hue.INK);
        }
        int end = -2;
        for (Tick tick : chart.x().ticks()) {
            if (tick.isMajor()) {
                int at = Math.min(columns - 1, (int) Math.floor(chart.x().fraction(tick.value()) * (columns - 1e-6)));
                axis.set(at, 0, screen.ascii() ? '+' : '┴', Hue.INK);
                String label = text.clean(tick.label());
                int start = Math.max(0, Math.min(columns - label.length(), at - label.length() / 2));
                if (start > end + 1) {
                    axis.write(start, 1, label, Hue.INK);
                    end = start + label.length() - 1;
                }
            }
        }
        line(" ".repeat(margin + 1) + (screen.ascii() ? "+" : "└") + axis.line(0, false));
        line(" ".repeat(margin + 2) + axis.line(1, false));
        String name = chart.x().label()
                + (chart.x().unit().isEmpty() ? "" : ", " + chart.x().unit());
        line(text.cut(" ".repeat(margin + 2 + Math.max(0, (columns - name.length()) / 2)) + name, TerminalChart.WIDTH));
    }

    /** Limits that nothing runs under are told below, for room. */
    private void dotted() {
        StringBuilder names = new StringBuilder();
        for (Line each : chart.lines()) {
            if (each.role() == Line.Role.CEILING && !each.label().isBlank()) {
                names.append(names.isEmpty() ? "dotted: " : "; ").append(each.label());
            }
        }
        if (!names.isEmpty()) {
            text.wrapped(names.toString(), TerminalChart.WIDTH).forEach(this::line);
        }
    }

    /** Hues where a mark or a colour tells of them; shapes are not drawn here: the key names the phase. */
    private void legend(boolean marked) {
        if (chart.legend().hues().isEmpty() || (!marked && !screen.colour())) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (int hue = 0; hue < chart.legend().hues().size(); hue++) {
            String name = text.cut(chart.legend().hues().get(hue), TerminalChart.WIDTH / 2);
            names.add((marked ? TerminalPlot.mark(hue) + " " : "") + name);
        }
        StringBuilder row = new StringBuilder();
        int used = 0;
        for (int hue = 0; hue < names.size(); hue++) {
            int cells = TerminalText.width(names.get(hue));
            if (used > 0 && used + 3 + cells > TerminalChart.WIDTH) {
                line(row.toString());
                row.setLength(0);
                used = 0;
            }
            row.append(used > 0 ? "   " : "");
            row.append(
                    screen.colour()
                            ? CellCanvas.escape(hue) + names.get(hue) + CellCanvas.escape(Hue.INK)
                            : names.get(hue));
            used += (used > 0 ? 3 : 0) + cells;
        }
        line(row.toString());
    }

    private void key(Map<Character, List<Dot>> letters) {
        boolean phases = chart.legend().marks().size() > 1;
        int shown = 0;
        int hidden = 0;
        double largest = 0;
        boolean shares = false;
        for (List<Dot> dots : letters.values()) {
            for (Dot dot : dots) {
                shares |= dot.share() > 0;
            }
        }
        for (Map.Entry<Character, List<Dot>> entry : letters.entrySet()) {
            for (Dot dot : entry.getValue()) {
                if (shown == MOST_IN_KEY) {
                    hidden++;
                    largest = Math.max(largest, dot.share());
                    continue;
                }
                shown++;
                String letter = screen.colour()
                        ? CellCanvas.escape(dot.hue()) + entry.getKey() + CellCanvas.escape(Hue.INK)
                        : entry.getKey().toString();
                line((letter + "  " + text.column(dot.label(), phases ? LABEL : LABEL + PHASE + 2, false)
                                + (phases ? "  " + text.column(dot.phase(), PHASE, false) : "")
                                + "  "
                                + text.column(
                                        Phrase.number(dot.at().x()) + " "
                                                + chart.x().unit(),
                                        VALUE,
                                        true)
                                + "  "
                                + text.column(
                                        Phrase.quantity(dot.at().y(), chart.y().unit()), VALUE, true)
                                + (shares ? "  " + text.column(share(dot), 6, true) : ""))
                        .stripTrailing());
            }
        }
        if (hidden > 0) {
            line("and " + hidden + " more, each "
                    + (largest > 0 ? Phrase.percent(largest) + " or less" : "without a share of time"));
        }
    }

    private static String share(Dot dot) {
        return dot.share() > 0 ? Phrase.percent(dot.share()) : "";
    }

    private void line(String line) {
        out.append(line.stripTrailing()).append('\n');
    }
}
