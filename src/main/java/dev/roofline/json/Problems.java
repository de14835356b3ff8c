package dev.roofline.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one file, so that one run shows them all. */
public final class Problems {
    /** More than anyone reads; keeps a hostile file from filling the memory. */
    private static final int MOST = 100;

    private final List<Problem> kept = new ArrayList<>();
    private final boolean ofChanges;
    private final List<Problem> unchanged;
    private int errors;
    private int left;

    private Problems(boolean ofChanges, List<Problem> unchanged) {
        this.ofChanges = ofChanges;
        this.unchanged = unchanged;
    }

    public Problems() {
        this(false, List.of());
    }

    /**
     * Of a file in which values were changed, so that a key that it has may be meant by a new one.
     *
     * @param unchanged problems that the file has without the changes
     */
    public static Problems ofChanges(List<Problem> unchanged) {
        return new Problems(true, unchanged);
    }

    boolean isOfChanges() {
        return ofChanges;
    }

    public void error(Place place, String message) {
        errors++;
        keep(place, Problem.Severity.ERROR, message, Optional.empty());
    }

    /** An error with the one of {@code known} that is nearest to {@code text}, where one is near. */
    public void error(Place place, String message, String text, Iterable<String> known) {
        errors++;
        keep(place, Problem.Severity.ERROR, message, isFull() ? Optional.empty() : Suggestions.nearest(text, known));
    }

    public void warning(Place place, String message) {
        keep(place, Problem.Severity.WARNING, message, Optional.empty());
    }

    /**
     * A doubt whether a value was copied rightly. A value that was changed is copied from nowhere: of a file with changes the
     * doubt is kept only where the file has it without them.
     */
    public void copyingDoubt(Place place, String message) {
        if (!ofChanges || isOfUnchanged(place, message)) {
            warning(place, message);
        }
    }

    private boolean isOfUnchanged(Place place, String message) {
        for (Problem problem : unchanged) {
            if (problem.message().equals(message) && problem.pointer().equals(place.pointer())) {
                return true;
            }
        }
        return false;
    }

    /** Takes over a problem that was found elsewhere. */
    public void take(Problem problem) {
        errors += problem.isError() ? 1 : 0;
        if (isFull()) {
            left++;
        } else {
            kept.add(problem);
        }
    }

    /** Whether further problems are only counted, so that there is no use in wording them. */
    boolean isFull() {
        return kept.size() >= MOST;
    }

    public int errors() {
        return errors;
    }

    /** Where there are only warnings: these, in the order of the file. */
    public List<Problem> warnings() {
        return inOrder();
    }

    /** Errors and warnings, in the order of the file. */
    public List<Problem> all() {
        return inOrder();
    }

    /**
     * Fails with all problems where one is an error.
     *
     * @throws InvalidInputException where an error was reported
     */
    public void throwIfErrors() {
        if (errors > 0) {
            throw failure();
        }
    }

    public InvalidInputException failure() {
        List<Problem> all = inOrder();
        if (left > 0) {
            all.add(Problem.ofFile(all.get(0).file(), left + " further problems are not shown"));
        }
        return new InvalidInputException(all);
    }

    private List<Problem> inOrder() {
        if (kept.size() > 1) {
            List<String> files = new ArrayList<>();
            for (Problem problem : kept) {
                if (!files.contains(problem.file())) {
                    files.add(problem.file());
                }
            }
            kept.sort(Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                    .thenComparingInt(Problem::line)
                    .thenComparingInt(Problem::column));
        }
        return new ArrayList<>(kept);
    }

    private void keep(Place place, Problem.Severity severity, String message, Optional<String> suggestion) {
        if (isFull()) {
            left++;
        } else {
            kept.add(Problem.at(place, severity, message, suggestion));
        }
    }
}
