package dev.roofline.render;

import dev.roofline.draw.Screen;
import dev.roofline.draw.SvgChart;

/** The chart alone, as a picture. */
public final class SvgFormat implements Format {
    @Override
    public String of(CommandOutput content, Screen screen) {
        return SvgChart.of(content.chart());
    }
}
