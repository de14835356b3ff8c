package dev.roofline.cli;

import dev.roofline.roofline.UnsupportedFormatException;
import dev.roofline.spec.InvalidInputException;
import dev.roofline.spec.Problem;
import dev.roofline.spec.Suggestions;
import dev.roofline.workload.UnsuitableWorkloadException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the tool, and turns every way that a run can end into a message and an exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8));
        int code = run(args, out, err);
        err.flush();
        System.exit(code);
    }

    /**
     * Runs one command line.
     *
     * @return the exit code; nothing is thrown
     */
    public static int run(String[] args, OutputStream out, PrintWriter err) {
        Console console = new Console(out, err);
        try {
            return execute(args, console);
        } catch (UsageException | UnsuitableWorkloadException e) {
            console.say("roofline: error: " + e.getMessage());
            return ExitCode.WRONG_COMMAND_LINE;
        } catch (InvalidInputException e) {
            for (Problem problem : e.problems()) {
                console.say(problem.render());
            }
            return ExitCode.BAD_INPUT;
        } catch (OutputException | UnsupportedFormatException e) {
            console.say("roofline: error: " + e.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (Throwable e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            console.say("roofline: this is a bug in roofline " + Version.text()
                    + " and not your mistake; please report it with the lines below\n"
                    + trace.toString().stripTrailing());
            return ExitCode.BUG;
        }
    }

    private static int execute(String[] args, Console console) throws Throwable {
        CommandLine commandLine = commandLine(args.length > 0 ? args[0] : "", console);
        try {
            commandLine.parseArgs(args);
        } catch (ParameterException e) {
            return complain(e, console);
        }
        Optional<Integer> help = help(commandLine, console);
        if (help.isPresent()) {
            return help.get();
        }
        CommandLine last = commandLine;
        while (last.getParseResult().hasSubcommand()) {
            last = last.getParseResult().subcommand().commandSpec().commandLine();
        }
        Object command = last.getCommand();
        return ((java.util.concurrent.Callable<?>) command).call() instanceof Integer code ? code : ExitCode.DONE;
    }

    /** The command that is named first, alone; all of them where none is, for help and suggestions. */
    static CommandLine commandLine(String first, Console console) {
        CommandLine commandLine = new CommandLine(new RootCommand(console));
        Subcommand wanted = null;
        for (Subcommand subcommand : Subcommand.values()) {
            if (subcommand.label().equals(first)) {
                wanted = subcommand;
            }
        }
        for (Subcommand subcommand : Subcommand.values()) {
            if (wanted == null || wanted == subcommand) {
                commandLine.addSubcommand(subcommand.label(), subcommand.create(console));
            }
        }
        if (wanted == null) {
            commandLine.addSubcommand("help", new CommandLine.HelpCommand());
        }
        commandLine.setExpandAtFiles(false);
        commandLine.setUsageHelpAutoWidth(false);
        commandLine.setUsageHelpWidth(100);
        return commandLine;
    }

    private static Optional<Integer> help(CommandLine commandLine, Console console) {
        for (CommandLine each = commandLine; ; ) {
            CommandLine.ParseResult result = each.getParseResult();
            if (each.isUsageHelpRequested()) {
                console.print(each.getUsageMessage(Ansi.OFF));
                return Optional.of(ExitCode.DONE);
            }
            if (each.isVersionHelpRequested()) {
                console.print("roofline " + Version.text() + "\n");
                return Optional.of(ExitCode.DONE);
            }
            if (each.getCommand() instanceof CommandLine.HelpCommand) {
                return Optional.of(helpOn(result.originalArgs(), commandLine, console));
            }
            if (!result.hasSubcommand()) {
                return Optional.empty();
            }
            each = result.subcommand().commandSpec().commandLine();
        }
    }

    private static int helpOn(List<String> args, CommandLine root, Console console) {
        CommandLine wanted = root;
        for (String arg : args) {
            if (arg.equals("help")) {
                continue;
            }
            wanted = root.getSubcommands().get(arg);
            if (wanted == null) {
                throw Arguments.unknown("there is no command \"" + arg + "\"", arg, root.getSubcommands().keySet());
            }
        }
        console.print(wanted.getUsageMessage(Ansi.OFF));
        return ExitCode.DONE;
    }

    private static int complain(ParameterException e, Console console) {
        CommandLine command = e.getCommandLine();
        StringBuilder text = new StringBuilder("roofline: error: ");
        if (e instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            boolean option = argument.startsWith("-");
            text.append(option ? "there is no option \"" : "\"").append(argument);
            text.append(option ? "\"" : "\" is not expected here");
            nearest(argument, command).ifPresent(near -> text.append("\ndid you mean \"").append(near).append("\"?"));
        } else {
            text.append(e.getMessage());
        }
        String name = command.getCommandSpec().qualifiedName();
        text.append("\nSee \"").append(name).append(" --help\".");
        console.say(text.toString());
        return ExitCode.WRONG_COMMAND_LINE;
    }

    private static Optional<String> nearest(String argument, CommandLine command) {
        List<String> known = new ArrayList<>();
        if (argument.startsWith("-")) {
            command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
            int equals = argument.indexOf('=');
            return Suggestions.nearest(equals < 0 ? argument : argument.substring(0, equals), known);
        }
        known.addAll(command.getSubcommands().keySet());
        return Suggestions.nearest(argument, known);
    }
}
