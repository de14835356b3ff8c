package dev.roofline.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of help, which are files of the jar. A page begins with {@code # NAME}; lines of {@code key: text} follow, then
 * paragraphs. {@code ?} begins a question, {@code $} what is typed for its answer.
 */
public final class HelpPages {
    private static final String FOLDER = "/roofline/help/";
    private static final String NAME = "# ";
    private static final String QUESTION = "? ";
    private static final String TYPED = "$ ";
    private static final String CONTINUED = "\\";

    private final List<HelpPage> pages = new ArrayList<>();
    private String name = "";
    private Map<String, String> facts = new TreeMap<>();
    private List<String> text = new ArrayList<>();
    private List<HelpExample> examples = new ArrayList<>();
    private String question = "";

    private HelpPages() {}

    /** Those of concepts, in the order of their list. */
    public static List<HelpPage> topics() {
        return of(lines("topics.txt"));
    }

    /** That of a command; that of the tool by the tool's name. */
    public static HelpPage command(String name) {
        for (HelpPage page : of(lines("commands.txt"))) {
            if (page.name().equals(name)) {
                return page;
            }
        }
        throw new IllegalStateException("no help tells of " + name);
    }

    /** The pages that lines of a file hold. */
    static List<HelpPage> of(List<String> lines) {
        HelpPages reader = new HelpPages();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(NAME)) {
                reader.end();
                reader.name = line.substring(NAME.length());
            } else if (line.startsWith(QUESTION)) {
                reader.question = line.substring(QUESTION.length());
            } else if (line.startsWith(TYPED)) {
                i = reader.example(lines, i);
            } else {
                reader.say(line);
            }
        }
        reader.end();
        return List.copyOf(reader.pages);
    }

    private void say(String line) {
        int colon = line.indexOf(": ");
        boolean isFact = text.isEmpty() && colon > 0 && line.lastIndexOf(' ', colon) < 0;
        if (isFact) {
            facts.put(line.substring(0, colon), line.substring(colon + 2));
        } else if (!line.isEmpty() || (!text.isEmpty() && examples.isEmpty())) {
            text.add(line);
        }
    }

    /** @return the last line of what is typed */
    private int example(List<String> lines, int first) {
        List<String> typed = new ArrayList<>();
        typed.add(lines.get(first).substring(TYPED.length()));
        int at = first;
        while (lines.get(at).endsWith(CONTINUED)) {
            at++;
            typed.add(lines.get(at));
        }
        examples.add(new HelpExample(question, typed));
        question = "";
        return at;
    }

    private void end() {
        while (!text.isEmpty() && text.get(text.size() - 1).isEmpty()) {
            text.remove(text.size() - 1);
        }
        if (!name.isEmpty()) {
            pages.add(new HelpPage(name, facts, text, examples));
        }
        facts = new TreeMap<>();
        text = new ArrayList<>();
        examples = new ArrayList<>();
    }

    private static List<String> lines(String file) {
        try (InputStream in = HelpPages.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
