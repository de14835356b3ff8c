package dev.roofline.json;

import java.util.List;

/** The user's input is not usable; the problems say why. The message is all of them, rendered. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInputException(List<Problem> problems) {
        super(rendered(problems));
        this.problems = List.copyOf(problems);
    }

    public InvalidInputException(Problem problem) {
        this(List.of(problem));
    }

    /** At least one error; warnings of the same file beside it. */
    public List<Problem> problems() {
        return problems;
    }

    private static String rendered(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(text.isEmpty() ? "" : "\n").append(problem.render());
        }
        return text.toString();
    }
}
