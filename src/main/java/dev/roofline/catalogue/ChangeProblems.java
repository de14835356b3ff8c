package dev.roofline.catalogue;

import dev.roofline.json.Problem;
import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.List;

/**
 * Problems of a file with changes, told in terms of what the user wrote: lines and columns of a file that has no fault of its
 * own say nothing of a change. What the file has without them stays as it is.
 *
 * @param changes those that were made
 * @param own problems that the file has without them
 */
record ChangeProblems(String file, List<Change> changes, List<Problem> own) {
    @SuppressWarnings("ReferenceEquality") // whether it was made anew
    List<Problem> told(List<Problem> problems) {
        List<Problem> told = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        for (Problem problem : problems) {
            Problem each = isOwn(problem) ? problem : ofChange(problem);
            // A change of several layers is wrong in each of them, and is one change.
            if (each == problem || !messages.contains(each.message())) {
                told.add(each);
                messages.add(each.message());
            }
        }
        return told;
    }

    private boolean isOwn(Problem problem) {
        for (Problem each : own) {
            if (each.pointer().equals(problem.pointer()) && each.message().equals(problem.message())) {
                return true;
            }
        }
        return false;
    }

    private Problem ofChange(Problem problem) {
        boolean lies = problem.isError() && isChange(problem.file());
        String where = lies ? problem.file() : names(problem.file()) + " on " + Visible.shortened(file);
        return problem.inWords(where + ": " + problem.message());
    }

    private boolean isChange(String place) {
        for (Change change : changes) {
            if (change.named().equals(place)) {
                return true;
            }
        }
        return false;
    }

    /** The change that a problem lies in; where it lies in the file, all of them, for it takes a file to be at odds with. */
    private String names(String place) {
        StringBuilder all = new StringBuilder();
        for (Change change : changes) {
            all.append(all.isEmpty() ? "" : " and ").append(change.named());
        }
        return isChange(place) ? place : all.toString();
    }
}
