package dev.roofline.cli;

import dev.roofline.catalogue.Change;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Visible;
import dev.roofline.placement.UnsupportedMachineException;
import dev.roofline.units.Setting;
import dev.roofline.workload.UnsuitableWorkloadException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Changes of {@code --set}, and what-ifs, that change nothing of what is said. Whether a number matters to a report depends on all else of it,
 * so it is found out: the report is worked out once more without each change, under the same names, and is the same or not.
 */
final class IdleChanges {
    private IdleChanges() {}

    /** Whether a change is of a level behind the main memory, such as {@code hw.memory.l2.bandwidth}. */
    private static boolean isOfCache(String change) {
        return change.matches("hw\\.memory\\.[^.=]+\\.bandwidth=.*");
    }

    /**
     * Says on the console which changes are idle.
     *
     * @param said all that is said with every change made
     * @param saying all that is said with the changes of other options
     * @return a sentence for each
     */
    static List<String> say(
            String said, CatalogueOptions catalogues, Function<CatalogueOptions, String> saying, Console console) {
        List<String> sentences = new ArrayList<>();
        List<String> changes = catalogues.changes();
        for (int i = 0; i < changes.size(); i++) {
            if (isSame(said, catalogues.without(i), saying)) {
                sentences.add(say(Change.SETTING, changes.get(i), console));
            }
        }
        return sentences;
    }

    /** Says that a what-if changes nothing. */
    static void sayWhatIf(Setting option, String whatIf, Console console) {
        say(option, whatIf, console);
    }

    private static String say(Setting option, String change, Console console) {
        String sentence = option + " " + Visible.quoted(change) + " changes nothing here";
        console.say("roofline: warning: " + Visible.line(sentence));
        if (isOfCache(change)) {
            console.say("roofline: note: " + Hints.CACHES);
        }
        return sentence;
    }

    private static boolean isSame(String said, CatalogueOptions without, Function<CatalogueOptions, String> saying) {
        try {
            return said.equals(saying.apply(without));
        } catch (InvalidInputException | UsageException | UnsuitableWorkloadException | UnsupportedMachineException e) {
            // Without the change there is no report.
            return false;
        }
    }
}
