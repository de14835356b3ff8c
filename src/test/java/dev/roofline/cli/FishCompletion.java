package dev.roofline.cli;

import dev.roofline.cli.Completion.CompletedCommand;
import dev.roofline.cli.Completion.CompletedOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The completion of fish. */
final class FishCompletion {
    private FishCompletion() {}

    static String script() {
        Completion completion = Completion.ofTheTool();
        StringBuilder out = new StringBuilder();
        // What several commands take is said once.
        Map<CompletedOption, String> commands = new LinkedHashMap<>();
        for (CompletedCommand command : completion.commands()) {
            out.append("complete -c roofline -n __fish_use_subcommand -a " + command.name() + " -d "
                    + quoted(command.about()) + "\n");
            for (CompletedOption option : command.options()) {
                commands.merge(option, command.name(), (first, more) -> first + " " + more);
            }
        }
        for (CompletedCommand command : completion.commands()) {
            String operand = operand(command);
            if (!operand.isEmpty()) {
                out.append(under(command.name())).append(operand).append('\n');
            }
        }
        commands.forEach((option, names) -> out.append(under(names)).append(specification(option)));
        return """
                # Completion of fish for roofline; written from the tool's own options and catalogue.
                function __roofline_models
                    printf '%s\\n' MODELS
                end
                function __roofline_machines
                    printf '%s\\n' MACHINES
                end
                complete -c roofline -f
                """.replace("MODELS", String.join(" ", completion.models()))
                        .replace("MACHINES", String.join(" ", completion.machines()))
                + out;
    }

    private static String under(String commands) {
        return "complete -c roofline -n '__fish_seen_subcommand_from " + commands + "'";
    }

    private static String specification(CompletedOption option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names + value(option) + " -d " + quoted(option.about()) + "\n";
    }

    private static String value(CompletedOption option) {
        return switch (option.kind()) {
            case NOTHING -> "";
            case TEXT -> " -x";
            case WORD -> " -x -a '" + String.join(" ", option.words()) + "'";
            case MODEL -> " -r -F -a '" + names("models", option.list()) + "'";
            case MACHINE -> " -r -F -a '" + names("machines", option.list()) + "'";
            default -> " -r -F";
        };
    }

    private static String names(String kind, boolean list) {
        return list ? "(__fish_complete_list , __roofline_" + kind + ")" : "(__roofline_" + kind + ")";
    }

    private static String operand(CompletedCommand command) {
        return switch (command.operand()) {
            case WORD -> " -a '" + String.join(" ", command.operands()) + "'";
            case MODEL_OR_MACHINE -> " -F -a '(__roofline_models) (__roofline_machines)'";
            case FILE -> " -F";
            default -> "";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
