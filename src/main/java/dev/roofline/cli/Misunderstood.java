package dev.roofline.cli;

import dev.roofline.json.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that was not understood: it is read again in the real names of its synonyms, or what is wrong is said. */
record Misunderstood(List<String> args, Console console) {
    /** After an option or a word that there is not. */
    int again(ParameterException e) {
        SynonymRewriting rewriting =
                SynonymRewriting.of(args, e.getCommandLine().getCommandSpec());
        return rewriting.isChanged() ? again(rewriting) : complain(e);
    }

    /** After a value that an option does not take. */
    int again(UsageException e) {
        Optional<Subcommand> command = !args.isEmpty() ? Subcommand.of(args.get(0)) : Optional.empty();
        if (command.isEmpty()) {
            throw e;
        }
        CommandSpec spec = command.get().create(Console.silent()).spec();
        SynonymRewriting rewriting = SynonymRewriting.of(args, spec);
        if (!rewriting.isChanged()) {
            throw e;
        }
        return again(rewriting);
    }

    private int again(SynonymRewriting rewriting) {
        String[] line = rewriting.args().toArray(new String[0]);
        CommandLine root = RootCommand.with(line[0], console);
        CommandLine.ParseResult parsed;
        try {
            parsed = root.parseArgs(line);
        } catch (ParameterException e) {
            return complain(e);
        }
        if (rewriting.wholeSequences() && parsed.hasSubcommand()) {
            WholeSequences.require((Command) parsed.subcommand().commandSpec().userObject());
        }
        for (String note : rewriting.notes()) {
            console.say("roofline: note: " + note);
        }
        return Main.run(root, parsed, console);
    }

    private int complain(ParameterException e) {
        CommandLine command = e.getCommandLine();
        StringBuilder text = new StringBuilder("roofline: error: ");
        if (e instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            boolean option = argument.startsWith("-");
            boolean isRoot = command.getParent() == null;
            if (isRoot && !option) {
                throw Main.unknownCommand(argument);
            }
            if (isRoot && args.size() > 1) {
                throw new UsageException(
                        "a command comes first, as in \"roofline analyze --model gpt --hw a100\"; commands are "
                                + String.join(", ", Subcommand.labels()));
            }
            text.append(option ? "there is no option \"" : "\"").append(argument);
            text.append(option ? "\"" : "\" is not expected here").append(hint(argument, command));
            for (String further : unmatched.getUnmatched()) {
                if (further.startsWith("--") && !further.equals(argument)) {
                    text.append("\nroofline: error: there is no option \"")
                            .append(further)
                            .append('"')
                            .append(hint(further, command));
                }
            }
        } else {
            text.append(missing(e).orElse(String.valueOf(e.getMessage())));
        }
        String name = command.getCommandSpec().qualifiedName();
        text.append("\nSee \"").append(name).append(" --help\".");
        console.say(text.toString());
        return ExitCode.WRONG_COMMAND_LINE;
    }

    /** An option without its value, by the name that was typed. */
    private Optional<String> missing(ParameterException e) {
        if (e instanceof MissingParameterException wanting
                && wanting.getMissing().get(0) instanceof OptionSpec option) {
            for (int i = 0; i < args.size(); i++) {
                boolean isLast = i == args.size() - 1;
                if (List.of(option.names()).contains(args.get(i))
                        && (isLast || args.get(i + 1).startsWith("-"))) {
                    return Optional.of(args.get(i) + " needs a value, " + option.paramLabel()
                            + (isLast ? "" : ", before " + args.get(i + 1)));
                }
            }
        }
        return Optional.empty();
    }

    /** What answers the question that was asked, or else the option with the nearest name. */
    private static String hint(String argument, CommandLine command) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Optional<String> instead = argument.startsWith("-")
                ? elsewhere(name).or(() -> Hints.ofOption(name))
                : Hints.ofFile(argument).or(() -> ofName(command));
        if (instead.isPresent()) {
            return "; " + instead.get();
        }
        Optional<String> near = nearestOption(name, command);
        return near.isPresent() ? "\ndid you mean \"" + near.get() + "\"?" : "";
    }

    /** Where else an option is one. */
    private static Optional<String> elsewhere(String name) {
        List<String> commands = new ArrayList<>();
        for (Subcommand each : Subcommand.values()) {
            if (each.create(Console.silent()).spec().optionsMap().containsKey(name)) {
                commands.add(each.label());
            }
        }
        return commands.isEmpty() ? Optional.empty() : Optional.of("it is one of " + String.join(", ", commands));
    }

    /** A bare word is perhaps a name. */
    private static Optional<String> ofName(CommandLine command) {
        return command.getCommandSpec().optionsMap().containsKey("--model")
                ? Optional.of("a model is named by --model, a machine by --hw")
                : Optional.empty();
    }

    private static Optional<String> nearestOption(String name, CommandLine command) {
        if (!name.startsWith("-")) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
        return Suggestions.nearest(name, known);
    }
}
