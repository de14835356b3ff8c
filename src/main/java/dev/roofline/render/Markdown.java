package dev.roofline.render;

import dev.roofline.json.Visible;

/** Text that Markdown takes as it stands. */
final class Markdown {
    private Markdown() {}

    /** Escapes what would end a cell or start markup; what would end a line is shown as a picture. */
    static String escape(String raw) {
        String text = Visible.line(raw);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\|`*_[]<>#&".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }
}
