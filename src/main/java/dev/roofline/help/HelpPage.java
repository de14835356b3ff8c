package dev.roofline.help;

import java.util.List;
import java.util.Map;

/**
 * What is said of a command or a concept.
 *
 * @param facts short texts by their keys, such as a title and other words for it
 * @param text lines of paragraphs, with an empty one between two; a line that is indented is shown as it is
 */
public record HelpPage(String name, Map<String, String> facts, List<String> text, List<HelpExample> examples) {
    public HelpPage {
        facts = Map.copyOf(facts);
        text = List.copyOf(text);
        examples = List.copyOf(examples);
    }

    /** A short text; empty where it has none of the key. */
    public String fact(String key) {
        return facts.getOrDefault(key, "");
    }

    /** The parts of a short text that are set apart by commas. */
    public List<String> parts(String key) {
        return facts.containsKey(key) ? List.of(fact(key).split(", *", 0)) : List.of();
    }
}
