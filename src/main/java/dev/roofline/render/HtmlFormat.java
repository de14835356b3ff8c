package dev.roofline.render;

import dev.roofline.draw.TerminalStyle;

/** All of it as a page. */
public final class HtmlFormat implements Format {
    @Override
    public String of(CommandOutput content, TerminalStyle style) {
        return HtmlPage.of(content.document(true));
    }
}
