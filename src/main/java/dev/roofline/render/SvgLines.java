package dev.roofline.render;

import dev.roofline.chart.Line;
import java.util.Locale;
import java.util.Optional;

/** The lines of a chart, each with what a hover says of it. */
final class SvgLines {
    private SvgLines() {}

    static void write(StringBuilder out, Line line, Stroke stroke, Optional<SvgLabel> label) {
        if (stroke.parts().isEmpty()) {
            return;
        }
        String data = stroke.data();
        out.append("<g class=\"").append(Palette.className(line.hue())).append("\">");
        SvgChart.title(out, line.detail().isEmpty() ? line.label() : line.detail());
        out.append("<path class=\"line ").append(line.role().name().toLowerCase(Locale.ROOT)).append("\" d=\"")
                .append(data).append("\"/>");
        if (line.role() == Line.Role.PATH) {
            String head = stroke.head();
            if (!head.isEmpty()) {
                out.append("<path class=\"head\" d=\"").append(head).append("\"/>");
            }
        }
        out.append("<path class=\"hit\" d=\"").append(data).append("\"/>");
        boolean isFaint = line.role() == Line.Role.CEILING || line.role() == Line.Role.INTERVAL;
        label.ifPresent(text -> text.write(out, isFaint ? "label soft" : "label"));
        out.append("</g>\n");
    }
}
