package dev.roofline.cli;

import dev.roofline.help.HelpExample;
import dev.roofline.help.HelpPage;
import dev.roofline.help.HelpPages;
import dev.roofline.help.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The manual page of the tool, in the language of man(7). */
final class Manual {
    private static final int ASKED_BY_SEVERAL = 2;

    private static final String DESCRIPTION = "Counts what each operator of a model computes and moves, "
            + "and places it under the roofline of a machine: what bounds it, the least time it takes, what fits in memory. "
            + "Models and machines are names of the catalogue (roofline list models, roofline list hardware) or files.";

    private static final Map<String, String> VARIABLES = entries(
            "ROOFLINE_JAVA", "the java to run with, before that of JAVA_HOME and the one on the PATH.",
            "ROOFLINE_JAVA_OPTS", "options for it; no class archive is written with them.",
            "ROOFLINE_ARCHIVE", "off: neither writes nor reads class archives in the cache directory.",
            "XDG_CACHE_HOME", "where the directory roofline of class archives lies, an absolute path; else ~/.cache.",
            "ROOFLINE_MODEL_DIR, ROOFLINE_HARDWARE_DIR", "as --model-dir and --hardware-dir, with : between folders.",
            "COLUMNS", "the width of tables on a terminal.",
            "NO_COLOR", "where it is set, nothing is coloured.");

    private static final Map<String, String> FILES = entries(
            "$XDG_CACHE_HOME/roofline, ~/.cache/roofline",
            "archives of the tool's classes, which let it start sooner; roofline cache clear removes them.");

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
        // Packages put the version behind the name.
        line(".TH ROOFLINE 1 \"\" \"Roofline\" \"User Commands\"");
        line(".SH NAME");
        line("roofline \\- "
                + escaped("FLOPs, bytes and arithmetic intensity of Transformers under a machine's roofline"));
        line(".SH SYNOPSIS");
        line(".B roofline");
        line("\\fICOMMAND\\fR [\\fIOPTION\\fR]...");
        line(".br");
        line(".B roofline");
        line("\\fICOMMAND\\fR \\fB\\-\\-help\\fR");
        line(".br");
        line(".B roofline help");
        line("\\fR[\\fICOMMAND\\fR|\\fITOPIC\\fR]");
        line(".SH DESCRIPTION");
        line(escaped(DESCRIPTION));
        line(".SH COMMANDS");
        for (Command command : commands) {
            line(".SS " + command.spec().name());
            line(escaped(command.header()));
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
        line(".SH TOPICS");
        line(escaped("Words of the field that roofline help TOPIC tells of, by these names and by others for them."));
        for (HelpPage topic : Topics.shipped().pages()) {
            item(topic.name(), topic.fact(Topics.TITLE));
        }
        line(".SH EXIT STATUS");
        line("0 done, 1 a bug of this tool, 2 wrong command line, 3 bad or missing input or no fitting Java, "
                + "4 a requirement is false.");
        line(".SH ENVIRONMENT");
        VARIABLES.forEach(this::item);
        line(".SH FILES");
        FILES.forEach(this::item);
        line(".SH EXAMPLES");
        for (HelpExample example : HelpPages.command("roofline").examples()) {
            item(example.command(), example.question());
        }
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

    private static Map<String, String> entries(String... namesAndTexts) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            entries.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return entries;
    }

    private void item(String name, String text) {
        line(".TP");
        line("\\fB" + escaped(name) + "\\fR");
        line(escaped(text));
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
