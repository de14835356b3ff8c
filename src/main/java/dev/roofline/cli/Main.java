package dev.roofline.cli;

import dev.roofline.help.Topics;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Problem;
import dev.roofline.json.StandardInput;
import dev.roofline.json.Visible;
import dev.roofline.placement.UnsupportedMachineException;
import dev.roofline.workload.UnsuitableWorkloadException;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the tool, and turns every way that a run can end into a message and an exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8));
        int code = run(args, new BufferedInputStream(new FileInputStream(FileDescriptor.in)), out, err);
        err.flush();
        String channel = System.getProperty("roofline.archive");
        if (channel != null) {
            Rehearsal.after(code, channel, out, err);
        }
        System.exit(code);
    }

    /**
     * Runs one command line.
     *
     * @return the exit code; nothing is thrown
     */
    public static int run(String[] args, OutputStream out, PrintWriter err) {
        return run(args, InputStream.nullInputStream(), out, err);
    }

    /** The same where a file may come in by standard input. */
    public static int run(String[] args, InputStream in, OutputStream out, PrintWriter err) {
        Console console = new Console(out, err, new StandardInput(in));
        try {
            return execute(args, console);
        } catch (UsageException | UnsuitableWorkloadException e) {
            console.say("roofline: error: " + e.getMessage());
            return ExitCode.WRONG_COMMAND_LINE;
        } catch (InvalidInputException e) {
            for (Problem problem : e.problems()) {
                console.say(problem);
            }
            return ExitCode.BAD_INPUT;
        } catch (OutputException | UnsupportedMachineException e) {
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

    private static int execute(String[] args, Console console) {
        if (HelpRequest.isMeant(args)) {
            return HelpRequest.of(args).answer(console);
        }
        CommandLine root = RootCommand.with(args.length > 0 ? args[0] : "", console);
        try {
            return run(root, root.parseArgs(args), console);
        } catch (ParameterException e) {
            return new Misunderstood(List.of(args), console).again(e);
        } catch (UsageException e) {
            return new Misunderstood(List.of(args), console).again(e);
        }
    }

    /** Runs the command that a line names, or says its help. */
    static int run(CommandLine root, CommandLine.ParseResult parsed, Console console) {
        requireCommands(parsed.unmatched());
        CommandLine named =
                parsed.hasSubcommand() ? parsed.subcommand().commandSpec().commandLine() : root;
        Command command = (Command) named.getCommandSpec().userObject();
        if (named.isUsageHelpRequested() || root.isUsageHelpRequested()) {
            console.print(command.help(Terminal.screenOfHelp()));
            return ExitCode.DONE;
        }
        if (named.isVersionHelpRequested() || root.isVersionHelpRequested()) {
            console.print("roofline " + Version.text() + "\n");
            return ExitCode.DONE;
        }
        BinaryCounts.say(parsed.originalArgs(), console);
        return command.run();
    }

    /** Help is given of what there is: words beside it that name no command are not passed over. */
    private static void requireCommands(List<String> unmatched) {
        for (String word : unmatched) {
            if (!word.startsWith("-")) {
                throw unknownCommand(word);
            }
        }
    }

    static UsageException unknownCommand(String word) {
        Optional<String> hint = Hints.ofCommand(word);
        if (hint.isPresent()) {
            return new UsageException("there is no command " + Visible.quoted(word) + " yet; " + hint.get());
        }
        if (Topics.shipped().find(word).isPresent()) {
            return new UsageException("there is no command " + Visible.quoted(word) + "; \"roofline help " + word
                    + "\" tells what it is");
        }
        List<String> known = Subcommand.labels();
        return Arguments.unknown(
                "there is no command " + Visible.quoted(word) + "; commands are " + String.join(", ", known),
                word,
                known);
    }
}
