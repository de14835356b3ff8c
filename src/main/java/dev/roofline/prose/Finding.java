package dev.roofline.prose;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer in a sentence: what it is about, its number, and what is to be known of it.
 *
 * @param subject such as a phase; empty where the sentence needs none
 * @param number with its unit, first, since it is what was asked for; empty for none
 * @param rest of the sentence, with the space or the comma that parts it from the number
 */
public record Finding(String subject, String number, String rest) {
    /** A sentence that begins with no number. */
    public static Finding plain(String sentence) {
        return new Finding("", "", sentence);
    }

    /** The whole sentence. */
    public String sentence() {
        return start() + number + rest;
    }

    /** What stands before the number. */
    public String start() {
        return subject.isEmpty() ? "" : subject + ": ";
    }

    /** The whole sentences. */
    public static List<String> sentences(List<Finding> findings) {
        List<String> sentences = new ArrayList<>();
        for (Finding finding : findings) {
            sentences.add(finding.sentence());
        }
        return sentences;
    }
}
