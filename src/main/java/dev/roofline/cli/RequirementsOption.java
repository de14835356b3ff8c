package dev.roofline.cli;

import dev.roofline.report.Report;
import dev.roofline.report.Requirement;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What the user demands of a report. */
final class RequirementsOption {
    private final TextsOption option = new TextsOption(
            "EXPR",
            "such as \"decode.time_s<=0.012\" or \"prefill.bound==compute\"; exit 4 where false",
            "--require");

    void addTo(CommandSpec command) {
        option.addTo(command);
    }

    List<Requirement> parsed() {
        List<Requirement> parsed = new ArrayList<>();
        for (String text : option.values()) {
            try {
                parsed.add(Requirement.parse(text));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--require \"" + text + "\": " + e.getMessage());
            }
        }
        return parsed;
    }

    /**
     * Says which demands are false.
     *
     * @param whose said before each; empty where there is one report
     * @return the exit code
     */
    static int check(List<Requirement> required, Report report, String whose, Console console) {
        int code = ExitCode.DONE;
        for (Requirement requirement : required) {
            for (Requirement.Outcome outcome : requirement.check(report)) {
                if (!outcome.holds()) {
                    console.say("roofline: requirement is false: " + whose + outcome.sentence());
                    code = ExitCode.REQUIREMENT_FALSE;
                }
            }
        }
        return code;
    }
}
