package dev.roofline.cli;

import java.util.ArrayList;
import java.util.List;

/** What bash proposes after {@code roofline}: commands, their options, and the words that an option chooses from. */
final class BashCompletion {
    private BashCompletion() {}

    static String script() {
        List<String> names = new ArrayList<>();
        StringBuilder options = new StringBuilder();
        StringBuilder words = new StringBuilder();
        for (Subcommand subcommand : Subcommand.values()) {
            names.add(subcommand.label());
            List<String> own = new ArrayList<>(List.of("--help"));
            for (Option<?> option : subcommand.create(Console.silent()).options()) {
                own.addAll(option.names());
                for (String name : option.names()) {
                    List<String> known = option.argument().words();
                    words.append(known.isEmpty() ? "" : entry(subcommand.label() + " " + name, known));
                }
            }
            options.append(entry(subcommand.label(), own));
        }
        return """
                # Completion of bash for roofline; written from the tool's own options.
                _roofline() {
                    local command=${COMP_WORDS[1]} words= current=${COMP_WORDS[COMP_CWORD]}
                    if ((COMP_CWORD == 1)); then
                        words="COMMANDS"
                    elif [[ $current == -* ]]; then
                        case $command in
                OPTIONS        esac
                    else
                        case "$command ${COMP_WORDS[COMP_CWORD - 1]}" in
                WORDS        esac
                    fi
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                    if [[ -z $words ]]; then
                        COMPREPLY=($(compgen -f -- "$current"))
                    fi
                }
                complete -o filenames -F _roofline roofline
                """.replace("COMMANDS", String.join(" ", names))
                .replace("OPTIONS", options)
                .replace("WORDS        ", words + "        ");
    }

    private static String entry(String pattern, List<String> words) {
        return "            \"" + pattern + "\") words=\"" + String.join(" ", words) + "\" ;;\n";
    }
}
