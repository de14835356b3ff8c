package dev.roofline.cli;

import dev.roofline.cli.Completion.CompletedCommand;
import dev.roofline.cli.Completion.CompletedOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The completion of bash. */
final class BashCompletion {
    private BashCompletion() {}

    static String script() {
        Completion completion = Completion.ofTheTool();
        List<String> names = new ArrayList<>();
        StringBuilder options = new StringBuilder();
        StringBuilder operands = new StringBuilder();
        // Options of one meaning have the same words in all commands: each list is written once.
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (CompletedCommand command : completion.commands()) {
            names.add(command.name());
            List<String> own = new ArrayList<>();
            for (CompletedOption option : command.options()) {
                own.addAll(option.names());
                String value = value(option);
                for (String name : option.names()) {
                    if (!value.isEmpty()) {
                        values.computeIfAbsent(value, absent -> new ArrayList<>())
                                .add('"' + command.name() + " " + name + '"');
                    }
                }
            }
            options.append("        " + command.name() + ") options=\"" + String.join(" ", own) + "\" ;;\n");
            operands.append("            \"" + command.name() + "\"*) " + operand(command) + " ;;\n");
        }
        StringBuilder cases = new StringBuilder();
        values.forEach((value, patterns) ->
                cases.append("        " + String.join(" | ", patterns) + ")\n            " + value + " ;;\n"));
        return """
                # Completion of bash for roofline; written from the tool's own options and catalogue.
                _roofline() {
                    local command=${COMP_WORDS[1]} current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
                    local options= words= list= files= before=
                    local models="MODELS"
                    local machines="MACHINES"
                    case $command in
                OPTIONS    esac
                    # --hw=a100 comes as three words.
                    if [[ $current == = ]]; then
                        current=
                    elif [[ $option == = ]]; then
                        option=${COMP_WORDS[COMP_CWORD - 2]}
                    fi
                    if ((COMP_CWORD == 1)); then
                        words="COMMANDS"
                    elif [[ $current == -* ]]; then
                        words=$options
                    else
                        case "$command $option" in
                VALUES        *" -"*) [[ " $options " == *" $option "* ]] || words=$options ;;
                        *)
                            case $command in
                OPERANDS            esac ;;
                        esac
                    fi
                    if [[ -n $list && $current == *,* ]]; then
                        before=${current%,*},
                    fi
                    COMPREPLY=($(compgen -P "$before" -W "$words" -- "${current#"$before"}"))
                    if [[ -n $files && ${#COMPREPLY[@]} == 0 ]]; then
                        COMPREPLY=($(compgen -f -- "$current"))
                    fi
                }
                complete -o filenames -F _roofline roofline
                """.replace("COMMANDS", String.join(" ", names))
                .replace("MODELS", String.join(" ", completion.models()))
                .replace("MACHINES", String.join(" ", completion.machines()))
                .replace("OPTIONS", options)
                .replace("VALUES", cases)
                .replace("OPERANDS", operands);
    }

    private static String value(CompletedOption option) {
        String words = switch (option.kind()) {
            case WORD -> "words=\"" + String.join(" ", option.words()) + "\"";
            case MODEL -> "words=$models files=1";
            case MACHINE -> "words=$machines files=1";
            case FILE -> "files=1";
            default -> "";
        };
        return option.list() && !words.isEmpty() ? words + " list=1" : words;
    }

    private static String operand(CompletedCommand command) {
        return switch (command.operand()) {
            case WORD -> "words=\"" + String.join(" ", command.operands()) + "\"";
            case MODEL_OR_MACHINE -> "words=\"$models $machines\" files=1";
            case FILE -> "files=1";
            default -> "words=$options";
        };
    }
}
