package dev.roofline.cli;

import dev.roofline.draw.Screen;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What stands above the subcommands. */
final class RootCommand extends Command {
    private RootCommand(Console console) {
        super(
                "roofline",
                "FLOPs, bytes and arithmetic intensity of Transformers under the roofline of a machine.",
                List.of(),
                console);
        footer(
                "",
                "Examples:",
                "  roofline analyze --model gpt --hw a100",
                "  roofline analyze --model llama-3.1-8b --hw h100 --phase generate --format csv",
                "  roofline compare --model llama-3.1-8b --hw a100,h100 --what-if weights=int4",
                "  roofline trends --model gpt --phase decode",
                "  roofline show a100",
                "  roofline list models",
                "",
                "\"roofline COMMAND --help\" tells of a command's options.");
    }

    /** The root with the command that is named first, alone; with all of them where none is, for help and suggestions. */
    static CommandLine with(String first, Console console) {
        Optional<Subcommand> wanted = Subcommand.of(first);
        RootCommand root = new RootCommand(console);
        CommandLine commandLine = new CommandLine(root.spec());
        for (Subcommand subcommand : Subcommand.values()) {
            if (wanted.isEmpty() || wanted.get() == subcommand) {
                Command command = subcommand.create(console);
                commandLine.addSubcommand(subcommand.label(), command.spec());
            }
        }
        commandLine.setExpandAtFiles(false);
        commandLine.setUsageHelpAutoWidth(false);
        int columns = Terminal.columns();
        commandLine.setUsageHelpWidth(columns == Screen.UNBOUNDED ? Screen.USUAL : columns);
        return commandLine;
    }

    @Override
    public int run() {
        console.say(spec().commandLine().getUsageMessage(Ansi.OFF).stripTrailing());
        return ExitCode.WRONG_COMMAND_LINE;
    }
}
