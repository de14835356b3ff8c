package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.help.Topics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What shells propose after {@code roofline}: commands, their options, and what these take. */
record Completion(List<CompletedCommand> commands, List<String> models, List<String> machines) {
    /** Options that take a name of the catalogue; a test holds that there is no other. */
    static final Set<String> OF_MODELS = Set.of("--model", "--draft");

    static final Set<String> OF_MACHINES = Set.of("--hw", "--prefill-hw");

    private static final List<String> HELP = List.of("--help", "--version");

    /** What a word may be. */
    enum Kind {
        NOTHING,
        TEXT,
        WORD,
        MODEL,
        MACHINE,
        MODEL_OR_MACHINE,
        FILE
    }

    /** A command with what it takes beside options. */
    record CompletedCommand(
            String name, String about, List<CompletedOption> options, Kind operand, List<String> operands) {}

    /** @param list whether several may stand there, with commas between them */
    record CompletedOption(
            List<String> names, String about, String label, Kind kind, List<String> words, boolean list) {}

    static Completion ofTheTool() {
        List<CompletedCommand> commands = new ArrayList<>();
        for (Subcommand subcommand : Subcommand.values()) {
            Command command = subcommand.create(Console.silent());
            List<CompletedOption> options = new ArrayList<>();
            for (String name : HELP) {
                String about = command.spec().findOption(name).description()[0];
                options.add(new CompletedOption(List.of(name), about, "", Kind.NOTHING, List.of(), false));
            }
            for (Option<?> option : command.options()) {
                options.add(completed(option));
            }
            String about = command.header();
            List<String> operands = words(command);
            commands.add(
                    new CompletedCommand(subcommand.label(), about, options, operand(command, operands), operands));
        }
        commands.add(help());
        Catalogue<?> models = Catalogue.models(List.of());
        Catalogue<?> machines = Catalogue.hardware(List.of());
        return new Completion(commands, names(models.ids(), models.names()), names(machines.ids(), machines.names()));
    }

    /** What help is given of, which is no command among the others. */
    private static CompletedCommand help() {
        List<String> operands = new ArrayList<>();
        for (Subcommand subcommand : Subcommand.values()) {
            operands.add(subcommand.label());
        }
        operands.addAll(Topics.shipped().names());
        return new CompletedCommand(
                "help", "The help of a command, or what a word of the field means.", List.of(), Kind.WORD, operands);
    }

    private static CompletedOption completed(Option<?> option) {
        Argument<?> argument = option.argument();
        List<String> words = argument.words();
        Kind kind = Kind.TEXT;
        if (OF_MODELS.contains(option.name())) {
            kind = Kind.MODEL;
        } else if (OF_MACHINES.contains(option.name())) {
            kind = Kind.MACHINE;
        } else if (!words.isEmpty()) {
            kind = Kind.WORD;
        } else if (argument.label().equals("FILE") || argument.label().equals("DIR")) {
            kind = Kind.FILE;
        } else if (argument.label().isEmpty()) {
            kind = Kind.NOTHING;
        }
        return new CompletedOption(
                option.names(), option.sentence(), argument.label(), kind, words, isList(argument.label()));
    }

    static boolean isList(String label) {
        return label.equals("A,B");
    }

    private static Kind operand(Command command, List<String> words) {
        if (!words.isEmpty()) {
            return Kind.WORD;
        }
        List<PositionalParamSpec> operands = command.spec().positionalParameters();
        if (operands.isEmpty()) {
            return Kind.NOTHING;
        }
        return operands.get(0).paramLabel().equals("FILE") ? Kind.FILE : Kind.MODEL_OR_MACHINE;
    }

    /** The words that a command chooses from, as its help lists them. */
    private static List<String> words(Command command) {
        List<PositionalParamSpec> operands = command.spec().positionalParameters();
        if (operands.isEmpty() || !operands.get(0).paramLabel().equals("WHAT")) {
            return List.of();
        }
        return List.of(operands.get(0).description()[0].split(", | or "));
    }

    /** All names but aliases that only leave out the dashes of others, which are read but need no proposing. */
    private static List<String> names(List<String> ids, List<String> all) {
        Set<String> squeezed = new LinkedHashSet<>();
        for (String name : all) {
            if (name.indexOf('-') >= 0) {
                squeezed.add(name.replace("-", ""));
            }
        }
        List<String> names = new ArrayList<>();
        for (String name : all) {
            if (ids.contains(name) || !squeezed.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
