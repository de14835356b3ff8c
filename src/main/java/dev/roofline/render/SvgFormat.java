package dev.roofline.render;

import dev.roofline.draw.SvgChart;
import dev.roofline.draw.TerminalStyle;

/** The chart alone, as a picture. */
public final class SvgFormat implements Format {
    @Override
    public String of(CommandOutput content, TerminalStyle style) {
        return SvgChart.of(content.chart());
    }
}
