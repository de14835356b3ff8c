package dev.roofline.prose;

import dev.roofline.ladder.BoundLadder;
import dev.roofline.ladder.Step;
import dev.roofline.placement.Bound;
import dev.roofline.placement.Totals;
import dev.roofline.run.SubjectLadder;
import dev.roofline.units.Phrase;
import java.util.List;
import java.util.Optional;

/** A ladder of bounds in words, and the shares of a time that no resource holds alone. */
final class LadderText {
    /** More steps than a reader follows: the data have all of them. */
    private static final int READABLE = 6;

    private LadderText() {}

    static LadderSentence of(SubjectLadder subject) {
        BoundLadder ladder = subject.ladder();
        return new LadderSentence(
                sentence(ladder, subject.cacheGrows(), true), sentence(ladder, subject.cacheGrows(), false));
    }

    private static String sentence(BoundLadder ladder, boolean cacheGrows, boolean memory) {
        List<Step> steps = ladder.steps();
        String variable = ladder.option().label();
        if (steps.size() == 1) {
            Step only = steps.get(0);
            boolean because = cacheGrows && only.bound().equals(Optional.of(Bound.MEMORY));
            return bound(only)
                    + (ladder.ended() ? " to " + variable + " " + Phrase.count(only.to()) : " at every " + variable)
                    + (because ? ", as the cache grows with the " + variable : "")
                    + (memory ? memory(only) : "")
                    + end(ladder);
        }
        StringBuilder text = new StringBuilder();
        int last = steps.size() - 1;
        boolean shortened = steps.size() > READABLE;
        for (int i = 0; i <= last; i++) {
            if (shortened && i == READABLE / 2) {
                i = last - 1;
                text.append(", and " + (last - READABLE / 2) + " steps more to "
                        + Phrase.count(steps.get(i).to()));
                continue;
            }
            Step step = steps.get(i);
            text.append(i == 0 ? "" : ", ").append(bound(step));
            if (i == last) {
                text.append(" from ").append(Phrase.count(step.from()));
                text.append(ladder.ended() ? " to " + Phrase.count(step.to()) : "");
            } else {
                text.append(step.from() == step.to() ? " at " : " to ")
                        .append(i == 0 ? variable + " " : "")
                        .append(Phrase.count(step.to()));
            }
            text.append(memory ? memory(step) : "");
        }
        return text.append(end(ladder)).toString();
    }

    private static String end(BoundLadder ladder) {
        return ladder.ended() ? " (not looked at beyond)" : "";
    }

    /** The parts of a time of which no resource holds two thirds; nothing where one does. */
    static String shares(Totals totals) {
        if (!totals.isMixed()) {
            return "";
        }
        StringBuilder text = new StringBuilder("time by bound:");
        String comma = " ";
        for (Bound bound : Bound.values()) {
            if (totals.share(bound) > 0) {
                text.append(comma).append(bound.label()).append(' ').append(Phrase.percent(totals.share(bound)));
                comma = ", ";
            }
        }
        return text.toString();
    }

    private static String bound(Step step) {
        return step.bound().isPresent() ? step.bound().get().label() + "-bound" : "without time";
    }

    private static String memory(Step step) {
        return step.endsMemory() ? " (at most " + Phrase.count(step.fitsTo().getAsLong()) + " fit)" : "";
    }
}
