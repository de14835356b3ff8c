package dev.roofline.json;

import dev.roofline.units.Labelled;
import java.util.Optional;

/**
 * Something wrong with what the user gave.
 *
 * @param file as the user named it; empty where the problem is in no file
 * @param line from 1, 0 where there is none
 * @param column in characters from 1, 0 where there is none
 * @param pointer JSON pointer; empty for the document itself
 * @param message a sentence with the values in it
 * @param suggestion what was probably meant
 */
public record Problem(
        Severity severity,
        String file,
        int line,
        int column,
        String pointer,
        String message,
        Optional<Excerpt> excerpt,
        Optional<String> suggestion) {

    /** Whether the input can be used nevertheless. */
    public enum Severity implements Labelled {
        ERROR,
        WARNING
    }

    /** An error of a file as a whole. */
    public static Problem ofFile(String file, String message) {
        return new Problem(Severity.ERROR, file, 0, 0, "", message, Optional.empty(), Optional.empty());
    }

    /** A doubt of a file as a whole. */
    public static Problem doubtOfFile(String file, String message) {
        return new Problem(Severity.WARNING, file, 0, 0, "", message, Optional.empty(), Optional.empty());
    }

    /** An error that lies in no file. */
    public static Problem ofInput(String message, Optional<String> suggestion) {
        return new Problem(Severity.ERROR, "", 0, 0, "", message, Optional.empty(), suggestion);
    }

    /** A problem that stands somewhere in a file. */
    public static Problem at(Place place, Severity severity, String message, Optional<String> suggestion) {
        return new Problem(
                severity,
                place.source().name(),
                place.line(),
                place.column(),
                place.pointer(),
                message,
                Optional.of(Excerpt.around(place.source(), place.offset())),
                suggestion);
    }

    /** The same as a warning, with the sentence gone on. */
    public Problem asDoubt(String consequence) {
        return new Problem(Severity.WARNING, file, line, column, pointer, message + consequence, excerpt, suggestion);
    }

    /** The same at no place in a file, in another sentence. */
    public Problem inWords(String other) {
        return new Problem(severity, "", 0, 0, "", other, Optional.empty(), suggestion);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The problem as it is printed, without a line end at its end:
     * {@code file:line:column: error: /pointer: message}, the source line with a caret, and the suggestion.
     */
    public String render() {
        StringBuilder out = new StringBuilder();
        if (!file.isEmpty()) {
            out.append(file);
            if (line > 0) {
                out.append(':').append(line).append(':').append(column);
            }
            out.append(": ");
        }
        out.append(severity.label()).append(": ");
        if (!pointer.isEmpty()) {
            out.append(pointer).append(": ");
        }
        String first = Visible.line(out.append(message).toString());
        StringBuilder all = new StringBuilder(first);
        if (excerpt.isPresent()) {
            all.append("\n").append(("  " + excerpt.get().text()).stripTrailing());
            all.append("\n  ").append(" ".repeat(excerpt.get().caret())).append('^');
        }
        if (suggestion.isPresent()) {
            all.append("\ndid you mean ")
                    .append(Visible.line(Visible.quoted(suggestion.get())))
                    .append('?');
        }
        return all.toString();
    }
}
