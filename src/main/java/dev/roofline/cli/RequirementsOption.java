package dev.roofline.cli;

import dev.roofline.json.Visible;
import dev.roofline.report.Report;
import dev.roofline.report.Requirement;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What the user demands of a report. */
final class RequirementsOption {
    private final TextsOption option = new TextsOption(
            "EXPR",
            "such as \"decode.time_s<=12ms\" or \"prefill.bound==compute\", of each size of a --path; exit 4 where false",
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
     * Says which demands are false, and which were held against nothing.
     *
     * @param whose said before each report's; empty where there is one
     * @return the exit code: that of a wrong command line where a demand met no row, for nothing was checked then
     */
    static int check(List<Requirement> required, List<Report> reports, List<String> whose, Console console) {
        int code = ExitCode.DONE;
        boolean[] met = new boolean[required.size()];
        for (int i = 0; i < reports.size(); i++) {
            for (int j = 0; j < met.length; j++) {
                for (Requirement.Outcome outcome : required.get(j).check(reports.get(i))) {
                    met[j] = true;
                    if (!outcome.holds()) {
                        console.say(
                                "roofline: requirement is false: " + Visible.line(whose.get(i) + outcome.sentence()));
                        code = ExitCode.REQUIREMENT_FALSE;
                    }
                }
            }
        }
        for (int j = 0; j < met.length; j++) {
            if (!met[j]) {
                console.say("roofline: error: --require \"" + required.get(j).text() + "\" was held against nothing: "
                        + required.get(j).unmet(reports));
                code = ExitCode.WRONG_COMMAND_LINE;
            }
        }
        return code;
    }
}
