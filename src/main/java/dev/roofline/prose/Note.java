package dev.roofline.prose;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader should know before relying on numbers.
 *
 * @param isDetail whether it changes little, so that a screen leaves it out
 */
public record Note(String text, boolean isDetail) {
    /** One that no reader should miss. */
    public Note(String text) {
        this(text, false);
    }

    /** Sentences that no reader should miss. */
    public static List<Note> of(List<String> sentences) {
        List<Note> notes = new ArrayList<>();
        for (String sentence : sentences) {
            notes.add(new Note(sentence));
        }
        return notes;
    }

    /** The sentences of notes, details too. */
    public static List<String> texts(List<Note> notes) {
        List<String> texts = new ArrayList<>();
        for (Note note : notes) {
            texts.add(note.text());
        }
        return texts;
    }
}
