package dev.roofline.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The concepts that help tells of.
 *
 * @param pages each with its title, other words for it, and the options, columns and pages of the documentation that tell more
 */
public record Topics(List<HelpPage> pages) {
    public static final String TITLE = "title";
    public static final String NAMES = "names";
    public static final String OPTIONS = "options";
    public static final String COLUMNS = "columns";
    public static final String PAGE = "page";

    public static Topics shipped() {
        return new Topics(HelpPages.topics());
    }

    /**
     * The topic of a word: by its name, by another word for it, or as the first that tells of an option or a column. Case,
     * blanks, hyphens and underscores do not count.
     */
    public Optional<HelpPage> find(String text) {
        String wanted = plain(text);
        for (HelpPage page : pages) {
            if (plain(page.name()).equals(wanted) || holds(page, NAMES, wanted)) {
                return Optional.of(page);
            }
        }
        for (String key : List.of(OPTIONS, COLUMNS)) {
            for (HelpPage page : pages) {
                if (holds(page, key, wanted)) {
                    return Optional.of(page);
                }
            }
        }
        return Optional.empty();
    }

    /** What the topics are called, each once. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (HelpPage page : pages) {
            names.add(page.name());
        }
        return names;
    }

    /** All words that lead to a topic, for who comes near one. */
    public List<String> words() {
        List<String> words = new ArrayList<>(names());
        for (HelpPage page : pages) {
            words.addAll(page.parts(NAMES));
        }
        return words;
    }

    private static boolean holds(HelpPage page, String key, String wanted) {
        for (String part : page.parts(key)) {
            if (plain(part).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
