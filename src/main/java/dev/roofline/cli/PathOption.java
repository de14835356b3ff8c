package dev.roofline.cli;

import dev.roofline.report.Growth;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What is to grow, and through which sizes. */
final class PathOption {
    private final TextOption option = new TextOption(
            "WHAT[=SIZES]",
            "each phase at other sizes too, a path in charts: batch, prompt or context, such as batch=1..256*2",
            "--path");

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
        Growth.Variable variable = Arguments.choice(
                        option.name(), name, List.of(Growth.Variable.values()), Growth.Variable::label)
                .orElseThrow();
        String sizes = equals < 0 ? usual(variable) : text.substring(equals + 1);
        List<Long> parsed = SizeList.parse(option.name() + " " + variable.label(), sizes);
        if (variable != Growth.Variable.CONTEXT && parsed.contains(0L)) {
            throw new UsageException(
                    option.name() + ": a " + variable.label() + " is from 1 to " + Workload.MOST + ", not 0");
        }
        return Optional.of(new Growth.Request(variable, parsed));
    }

    private static String usual(Growth.Variable variable) {
        return switch (variable) {
            case BATCH -> "1..1024*4";
            case PROMPT -> "1..16384*4";
            case CONTEXT -> "512..131072*4";
        };
    }
}
