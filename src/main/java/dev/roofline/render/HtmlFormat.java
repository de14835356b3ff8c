package dev.roofline.render;

import dev.roofline.draw.Screen;

/** All of it as a page. */
public final class HtmlFormat implements Format {
    @Override
    public String of(CommandOutput content, Screen screen) {
        return HtmlPage.of(content.document(true));
    }
}
