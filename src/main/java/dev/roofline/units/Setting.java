package dev.roofline.units;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a user can set, by the word that it goes by. A sentence names a setting by a mark before that word; who
 * says the sentence to somebody puts in place of the mark how settings are written there: {@code --batch} on a command
 * line, {@code batch} in a sweep.
 */
public class Setting {
    /** Two characters of the private use area, so that lines with them break where lines with two dashes do. */
    public static final String MARK = "\uE000\uE001";

    private final String word;
    private final String mention;

    public Setting(String word) {
        this.word = word;
        this.mention = MARK + word;
    }

    public final String word() {
        return word;
    }

    /** The mark and the word, for a sentence. */
    @Override
    public final String toString() {
        return mention;
    }

    /** A sentence that names settings as {@code {batch}}, with their marks. */
    public static String filled(String sentence) {
        return sentence.replace("{", MARK).replace("}", "");
    }

    /** A sentence as it is said where settings are written with a prefix. */
    public static String said(String sentence, String prefix) {
        return sentence.replace(MARK, prefix);
    }

    /** Whether a character is of a mark, and so is seen as another one. */
    public static boolean isOfMark(int point) {
        return MARK.indexOf(point) >= 0;
    }

    /** The words of the settings that a sentence names, in its order. */
    public static List<String> mentioned(String sentence) {
        List<String> words = new ArrayList<>();
        for (int at = sentence.indexOf(MARK); at >= 0; at = sentence.indexOf(MARK, at + 1)) {
            int end = at + MARK.length();
            while (end < sentence.length()
                    && (sentence.charAt(end) == '-' || Character.isLetter(sentence.charAt(end)))) {
                end++;
            }
            words.add(sentence.substring(at + MARK.length(), end));
        }
        return words;
    }
}
