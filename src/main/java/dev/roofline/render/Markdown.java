package dev.roofline.render;

/** Text that Markdown takes as it stands. */
final class Markdown {
    private Markdown() {}

    /** Escapes what would end a cell or start markup. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\|`*_[]<>#".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }
}
