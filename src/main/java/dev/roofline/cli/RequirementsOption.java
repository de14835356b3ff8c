package dev.roofline.cli;

import dev.roofline.json.Visible;
import dev.roofline.report.Report;
import dev.roofline.report.Requirement;
import java.util.ArrayList;
import java.util.List;

/** What the user demands of a report. */
final class RequirementsOption {
    static final Option<String> REQUIRE = Option.of(
                    "require",
                    OptionGroup.OUTPUT,
                    Argument.texts("EXPR"),
                    "such as \"decode.time_s<=12ms\" or \"prefill.bound==compute\", of each size of a --path; exit 4 where false")
            .detailed("Exit 2 where its words or units are none that the column can have, or where it met no row.");

    private final GivenOptions given;

    RequirementsOption(GivenOptions given) {
        this.given = given;
    }

    List<Requirement> parsed() {
        List<Requirement> parsed = new ArrayList<>();
        for (String text : given.texts(REQUIRE)) {
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
