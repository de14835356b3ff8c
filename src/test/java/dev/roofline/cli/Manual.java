package dev.roofline.cli;

import java.util.ArrayList;
import java.util.List;

/** The manual page of the tool, in the language of man(7). */
final class Manual {
    private static final int ASKED_BY_SEVERAL = 2;

    private final List<Command> commands = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private Manual() {
        for (Subcommand subcommand : Subcommand.values()) {
            commands.add(subcommand.create(Console.silent()));
        }
    }

    static String page() {
        Manual manual = new Manual();
        manual.write();
        return manual.out.toString();
    }

    private void write() {
        line(".TH ROOFLINE 1");
        line(".SH NAME");
        line("roofline \\- "
                + escaped("FLOPs, bytes and arithmetic intensity of Transformers under a machine's roofline"));
        line(".SH SYNOPSIS");
        line(".B roofline");
        line("\\fICOMMAND\\fR [\\fIOPTION\\fR]...");
        line(".SH COMMANDS");
        for (Command command : commands) {
            line(".SS " + command.spec().name());
            line(escaped(String.join(" ", command.spec().usageMessage().header())));
            for (Option<?> option : command.options()) {
                if (askedBy(option) < ASKED_BY_SEVERAL) {
                    write(option);
                }
            }
        }
        line(".SH OPTIONS OF SEVERAL COMMANDS");
        for (OptionGroup group : OptionGroup.values()) {
            List<Option<?>> shared = shared(group);
            if (!shared.isEmpty()) {
                line(".SS " + escaped(group.title()));
                shared.forEach(this::write);
            }
        }
        line(".SH EXIT STATUS");
        line("0 done, 1 a bug of this tool, 2 wrong command line, 3 bad or missing input, 4 a requirement is false.");
    }

    /** Options that several commands take, each once. */
    private List<Option<?>> shared(OptionGroup group) {
        List<Option<?>> shared = new ArrayList<>();
        for (Command command : commands) {
            for (Option<?> option : command.options()) {
                boolean wanted = option.group() == group && askedBy(option) >= ASKED_BY_SEVERAL;
                if (wanted && !shared.contains(option)) {
                    shared.add(option);
                }
            }
        }
        return shared;
    }

    private long askedBy(Option<?> option) {
        return commands.stream()
                .filter(command -> command.options().contains(option))
                .count();
    }

    private void write(Option<?> option) {
        line(".TP");
        line("\\fB" + escaped(String.join(", ", option.names())) + "\\fR"
                + (option.argument().label().isEmpty()
                        ? ""
                        : " \\fI" + escaped(option.argument().label()) + "\\fR"));
        line(escaped(option.sentence()) + ".");
        if (!option.detail().isEmpty()) {
            line(escaped(option.detail()));
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** Text that begins no request, and whose dashes are those that are typed. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
