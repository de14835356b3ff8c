package dev.roofline.draw;

import dev.roofline.chart.Line;
import java.util.Locale;

/** The lines of a chart, each with what a hover says of it. */
final class SvgLines {
    private SvgLines() {}

    static void write(StringBuilder out, Line line, Stroke stroke) {
        if (stroke.parts().isEmpty()) {
            return;
        }
        String data = stroke.data();
        out.append("<g class=\"").append(Palette.className(line.hue())).append("\">");
        SvgChart.title(out, detail(line));
        out.append("<path class=\"line " + line.role().name().toLowerCase(Locale.ROOT) + "\" d=\"" + data + "\"/>");
        if (line.role() == Line.Role.PATH) {
            String head = stroke.head();
            if (!head.isEmpty()) {
                out.append("<path class=\"head\" d=\"").append(head).append("\"/>");
            }
        }
        out.append("<path class=\"hit\" d=\"").append(data).append("\"/>");
        out.append("</g>\n");
    }

    /** Apart from the strokes and over all of them. */
    static void writeLabel(StringBuilder out, Line line, SvgLabel label) {
        boolean isFaint = line.role() == Line.Role.CEILING || line.role() == Line.Role.INTERVAL;
        out.append("<g class=\"").append(Palette.className(line.hue())).append("\">");
        SvgChart.title(out, detail(line));
        label.write(out, isFaint ? "label soft" : "label");
        out.append("</g>\n");
    }

    private static String detail(Line line) {
        return line.detail().isEmpty() ? line.label() : line.detail();
    }
}
