package dev.roofline.cli;

import dev.roofline.json.Visible;
import dev.roofline.metric.Metric;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.Requirement;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TotalsMetric;
import dev.roofline.prose.RequirementText;
import dev.roofline.report.AnalysisColumns;
import dev.roofline.report.Column;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.RequirementOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user demands of a report. */
record RequirementsOption(GivenOptions given) {
    static final Option<String> REQUIRE = OptionGroup.OUTPUT
            .of(
                    "require",
                    Argument.texts("EXPR"),
                    "such as \"decode.time_s<=12ms\" or \"prefill.bound==compute\", of each size of a --path; exit 4 where false")
            .detailed("Exit 2 where its words or units are none that the column can have, or where it met no row.");

    List<Requirement> parsed() {
        List<Requirement> parsed = new ArrayList<>();
        for (String text : given.texts(REQUIRE)) {
            try {
                parsed.add(Requirement.parse(text, RequirementsOption::metric));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--require \"" + text + "\": " + e.getMessage());
            }
        }
        return parsed;
    }

    /** By the long name of a column or the short one. */
    private static Optional<Metric<Slice>> metric(String name) {
        return Column.meant(AnalysisColumns.ALL, name).map(Column::metric);
    }

    /**
     * Says which demands are false, and which were held against nothing.
     *
     * @param whose said before each run's; empty where there is one
     * @return the exit code: that of a wrong command line where a demand met no row, for nothing was checked then
     */
    static int check(List<Requirement> required, List<AnalysisRun> runs, List<String> whose, Console console) {
        int code = ExitCode.DONE;
        boolean[] met = new boolean[required.size()];
        for (int i = 0; i < runs.size(); i++) {
            for (int j = 0; j < met.length; j++) {
                for (RequirementOutcome outcome : RequirementOutcome.of(required.get(j), runs.get(i))) {
                    met[j] = true;
                    if (!outcome.holds()) {
                        console.say("roofline: requirement is false: "
                                + Visible.line(whose.get(i) + RequirementText.sentence(outcome)));
                        code = ExitCode.REQUIREMENT_FALSE;
                    }
                }
            }
        }
        sayOfServers(required, runs, console);
        for (int j = 0; j < met.length; j++) {
            if (!met[j]) {
                console.say("roofline: error: --require \"" + required.get(j).text() + "\" was held against nothing: "
                        + RequirementText.unmet(required.get(j), runs));
                code = ExitCode.WRONG_COMMAND_LINE;
            }
        }
        return code;
    }

    /** Of a server's run these columns are of one batch alone, whatever requests arrive. */
    private static void sayOfServers(List<Requirement> required, List<AnalysisRun> runs, Console console) {
        boolean serves = false;
        for (AnalysisRun run : runs) {
            serves |= run.totals().server().isPresent();
        }
        for (Requirement each : required) {
            String label = each.metric().label();
            boolean isOfOne = label.equals(TotalsMetric.FIRST_TOKEN_S.label())
                    || label.equals(PhaseMetric.MEAN_STEP_S.label())
                    || label.equals(PhaseMetric.TOKENS_PER_S.label());
            if (serves && isOfOne) {
                console.say(
                        "roofline: note: --require \"" + each.text() + "\" is of one batch alone; what the server does"
                                + " under --arrival is in served-TTFT, served-TPOT and served-tok/s");
            }
        }
    }
}
