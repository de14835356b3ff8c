package dev.roofline.help;

import dev.roofline.draw.Ink;
import dev.roofline.draw.Screen;
import dev.roofline.draw.TerminalText;
import java.util.List;

/**
 * Text of help in the width of a screen.
 *
 * @param out where it is written
 */
public record HelpText(Screen screen, StringBuilder out) {
    private static final TerminalText TERMINAL = new TerminalText(false);
    private static final String INDENT = "  ";

    public HelpText(Screen screen) {
        this(screen, new StringBuilder());
    }

    /** What was written. */
    public String text() {
        return out.toString();
    }

    public void blank() {
        out.append('\n');
    }

    /** A title of what follows. */
    public void heading(String title) {
        for (String line : TERMINAL.wrapped(title, screen.width())) {
            out.append(Ink.BOLD.of(line, screen)).append('\n');
        }
    }

    /** A sentence or several, from the left margin. */
    public void paragraph(String text) {
        hanging("", text, 0);
    }

    /** A term with what is said of it beside it, or under it where the term is long. */
    public void entry(String term, String text, int column) {
        String begin = term.isEmpty() ? "" : INDENT + term;
        if (!begin.isEmpty() && begin.length() + INDENT.length() > column) {
            out.append(begin).append('\n');
            begin = "";
        }
        hanging(begin, text, column);
    }

    /** Lines of a page: paragraphs, and lines that stay as they are. */
    public void body(List<String> lines) {
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            boolean isPart = !line.isEmpty() && !line.startsWith(" ");
            if (isPart) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
                continue;
            }
            end(paragraph);
            out.append(line).append('\n');
        }
        end(paragraph);
    }

    private void end(StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            paragraph(paragraph.toString());
            paragraph.setLength(0);
        }
    }

    /** Questions with what to type, which no line is broken of. */
    public void examples(List<HelpExample> examples) {
        for (HelpExample example : examples) {
            String indent = INDENT;
            if (!example.question().isEmpty()) {
                hanging(INDENT, example.question(), INDENT.length());
                indent = INDENT + INDENT;
            }
            for (String line : example.lines()) {
                out.append(indent).append(line).append('\n');
            }
        }
    }

    private void hanging(String begin, String text, int column) {
        String before = begin + " ".repeat(column - begin.length());
        for (String line : TERMINAL.wrapped(text, screen.width() - column)) {
            out.append(before).append(line).append('\n');
            before = " ".repeat(column);
        }
    }
}
