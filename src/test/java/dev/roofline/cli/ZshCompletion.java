package dev.roofline.cli;

import dev.roofline.cli.Completion.CompletedCommand;
import dev.roofline.cli.Completion.CompletedOption;

/** The completion of zsh. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String script() {
        Completion completion = Completion.ofTheTool();
        StringBuilder commands = new StringBuilder();
        StringBuilder options = new StringBuilder();
        for (CompletedCommand command : completion.commands()) {
            commands.append("        '" + command.name() + ":" + quoted(command.about()) + "'\n");
            options.append("    " + command.name() + ")\n        _arguments \\\n");
            for (CompletedOption option : command.options()) {
                for (String name : option.names()) {
                    options.append("            " + specification(name, option) + " \\\n");
                }
            }
            options.append("            " + operand(command) + " ;;\n");
        }
        return """
                #compdef roofline
                # Completion of zsh for roofline; written from the tool's own options and catalogue.
                local -a commands=(
                COMMANDS)
                local -a models=(MODELS)
                local -a machines=(MACHINES)

                _roofline_models() { compadd "$@" -a models; _files }
                _roofline_machines() { compadd "$@" -a machines; _files }
                _roofline_either() { compadd "$@" -a models; compadd "$@" -a machines; _files }
                _roofline_model_list() { compset -P '*,'; compadd "$@" -q -S , -a models }
                _roofline_machine_list() { compset -P '*,'; compadd "$@" -q -S , -a machines }

                if ((CURRENT == 2)); then
                    _describe command commands
                    return
                fi
                shift words
                ((CURRENT--))
                case $words[1] in
                OPTIONSesac
                """.replace("COMMANDS", commands)
                .replace("MODELS", String.join(" ", completion.models()))
                .replace("MACHINES", String.join(" ", completion.machines()))
                .replace("OPTIONS", options);
    }

    /** One that may come again, for lists of changes do. */
    private static String specification(String name, CompletedOption option) {
        String about = "[" + quoted(option.about()).replace("[", "\\[").replace("]", "\\]") + "]";
        String value = switch (option.kind()) {
            case NOTHING -> "";
            case TEXT -> " ";
            case WORD -> "(" + String.join(" ", option.words()) + ")";
            case MODEL -> option.list() ? "_roofline_model_list" : "_roofline_models";
            case MACHINE -> option.list() ? "_roofline_machine_list" : "_roofline_machines";
            case MODEL_OR_MACHINE -> "_roofline_either";
            case FILE -> "_files";
        };
        String equals = name.startsWith("--") && !value.isEmpty() ? "=" : "";
        String argument = value.isEmpty() ? "" : ":" + quoted(option.label()).replace(":", "\\:") + ":" + value;
        return "'*" + name + equals + about + argument + "'";
    }

    private static String operand(CompletedCommand command) {
        return switch (command.operand()) {
            case WORD -> "':what:(" + String.join(" ", command.operands()) + ")'";
            case MODEL_OR_MACHINE -> "':name or file:_roofline_either'";
            case FILE -> "'*:file:_files'";
            default -> "&& return";
        };
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace(":", "\\:").replace("'", "'\\''");
    }
}
