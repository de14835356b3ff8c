package dev.roofline.render;

import dev.roofline.draw.Ink;
import dev.roofline.draw.Screen;
import dev.roofline.draw.TerminalText;
import dev.roofline.json.Visible;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences for people: on a screen broken into lines that it has room for, elsewhere a line each.
 *
 * @param out where they are written
 */
public record ScreenText(Screen screen, StringBuilder out) {
    /** Room for a name, so that values stand below each other. */
    private static final int NAME_WIDTH = 12;

    private static final int INDENT = 2;

    public ScreenText(Screen screen) {
        this(screen, new StringBuilder());
    }

    /** A sentence of lines that the screen has room for, each with its end. */
    public static String of(String sentence, Screen screen) {
        ScreenText text = new ScreenText(screen);
        text.line(sentence);
        return text.out.toString();
    }

    void blank() {
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    void line(String sentence) {
        line(sentence, Ink.PLAIN);
    }

    void line(String sentence, Ink ink) {
        write(sentence, INDENT, 0, ink, ink);
    }

    /** An answer: what it is about and its number stand out. */
    void finding(Finding finding) {
        int lead = finding.start().length() + finding.number().length();
        write(finding.sentence(), INDENT, lead, Ink.BOLD, Ink.PLAIN);
    }

    /**
     * A named value.
     *
     * @param mark before it, that tells it from rows
     */
    void fact(String mark, Fact fact) {
        boolean isShort = !screen.isVerbose() && !fact.brief().isEmpty();
        fact(mark + named(fact.name()), isShort ? fact.brief() : fact.value());
    }

    void note(String mark, Note note) {
        fact(mark + "note: ", note.text());
    }

    /** What screens are told of assumptions: those that change most, and how to see all. */
    void inShort(List<Fact> facts, List<Note> notes) {
        List<String> briefs = new ArrayList<>();
        for (Fact fact : facts) {
            if (!fact.brief().isEmpty()) {
                briefs.add(fact.brief());
            }
        }
        if (!briefs.isEmpty()) {
            fact(named("assumes"), String.join("; ", briefs));
        }
        for (Note note : notes) {
            if (!note.isDetail()) {
                note("", note);
            }
        }
        if (!facts.isEmpty() || !notes.isEmpty()) {
            line("-v shows every assumption and where it comes from", Ink.FAINT);
        }
    }

    private void fact(String start, String value) {
        write(start + value, start.length(), 0, Ink.PLAIN, Ink.PLAIN);
    }

    private static String named(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }

    /**
     * @param indent of the lines after the first
     * @param lead chars of the first line that are in the first ink, the rest in the other
     */
    private void write(String text, int indent, int lead, Ink first, Ink then) {
        boolean isPlain = lead == 0 && then == Ink.PLAIN && indent <= INDENT;
        if (!screen.isBounded() || (isPlain && TerminalText.width(text) <= screen.width())) {
            out.append(Visible.line(text)).append('\n');
            return;
        }
        TerminalText terminal = new TerminalText(screen.ascii());
        String before = text.substring(0, Math.min(indent, text.length()));
        boolean hangs = indent > INDENT;
        int room = screen.width() - indent;
        List<String> lines = terminal.wrapped(hangs ? text.substring(before.length()) : text, room);
        for (int i = 0; i < Math.max(1, lines.size()); i++) {
            String line = lines.isEmpty() ? "" : lines.get(i);
            int end = i == 0 ? Math.min(lead, line.length()) : 0;
            out.append(i > 0 ? " ".repeat(indent) : hangs ? Ink.BOLD.of(before, screen) : "")
                    .append(first.of(line.substring(0, end), screen))
                    .append(then.of(line.substring(end), screen))
                    .append('\n');
        }
    }
}
