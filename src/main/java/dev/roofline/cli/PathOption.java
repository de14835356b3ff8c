package dev.roofline.cli;

import dev.roofline.report.Growth;
import dev.roofline.report.Report;
import dev.roofline.report.Section;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What is to grow, and through which sizes. */
final class PathOption {
    private final List<Growth.Variable> variables;
    private final TextOption option;

    private PathOption(List<Growth.Variable> variables, String description) {
        this.variables = variables;
        this.option = new TextOption("WHAT[=SIZES]", description, "--path");
    }

    static PathOption ofPhases() {
        return new PathOption(
                List.of(Growth.Variable.BATCH, Growth.Variable.PROMPT, Growth.Variable.CONTEXT),
                "each phase at other sizes too, a path in charts: batch, prompt or context, such as batch=1..256*2");
    }

    static PathOption ofPhasesAndSequences() {
        return new PathOption(
                List.of(Growth.Variable.values()),
                "each phase at other sizes: batch, prompt or context, such as batch=1..256*2; or whole sequences by length,"
                        + " encoded at once or generated from nothing");
    }

    void addTo(CommandSpec command) {
        option.addTo(command);
    }

    Optional<Growth.Request> request() {
        String text = option.value();
        if (text == null) {
            return Optional.empty();
        }
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Growth.Variable variable = Arguments.choice(option.name(), name, variables, Growth.Variable::label)
                .orElseThrow();
        return Optional.of(request(variable, equals < 0 ? usual(variable) : text.substring(equals + 1)));
    }

    /** Sizes that show how a thing grows, for who asks for none. */
    Growth.Request usualRequest(Growth.Variable variable) {
        return request(variable, usual(variable));
    }

    private Growth.Request request(Growth.Variable variable, String sizes) {
        List<Long> parsed = SizeList.parse(option.name() + " " + variable.label(), sizes);
        if (variable != Growth.Variable.CONTEXT && parsed.contains(0L)) {
            throw new UsageException(
                    option.name() + ": a " + variable.label() + " is from 1 to " + Workload.MOST + ", not 0");
        }
        return new Growth.Request(variable, parsed);
    }

    private static String usual(Growth.Variable variable) {
        return switch (variable) {
            case BATCH -> "1..1024*4";
            case PROMPT -> "1..16384*4";
            case CONTEXT -> "512..131072*4";
            case LENGTH -> "128..4096*2";
        };
    }

    /** @throws UsageException where no phase of the reports has the size that was to grow */
    static void requireGrowth(Growth.Variable variable, List<Report> reports) {
        for (Report report : reports) {
            for (Section section : report.sections()) {
                if (!section.growth().rows().isEmpty()) {
                    return;
                }
            }
        }
        throw new UsageException(
                "--path " + variable.label() + ": no phase here has a " + variable.label() + " to vary");
    }
}
