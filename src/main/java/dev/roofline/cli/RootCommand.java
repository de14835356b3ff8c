package dev.roofline.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What stands above the subcommands. */
final class RootCommand extends Command {
    private final CommandSpec spec =
            named("roofline", "FLOPs, bytes and arithmetic intensity of Transformers under the roofline of a machine.");

    private RootCommand(Console console) {
        super(List.of(), console);
        spec.usageMessage()
                .footer(
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
        Subcommand wanted = null;
        for (Subcommand subcommand : Subcommand.values()) {
            if (subcommand.label().equals(first)) {
                wanted = subcommand;
            }
        }
        RootCommand root = new RootCommand(console);
        CommandLine commandLine = new CommandLine(root.spec);
        for (Subcommand subcommand : Subcommand.values()) {
            if (wanted == null || wanted == subcommand) {
                Command command = subcommand.create(console);
                commandLine.addSubcommand(subcommand.label(), command.spec());
            }
        }
        commandLine.setExpandAtFiles(false);
        commandLine.setUsageHelpAutoWidth(false);
        commandLine.setUsageHelpWidth(100);
        return commandLine;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public int run() {
        console.say(spec.commandLine().getUsageMessage(Ansi.OFF).stripTrailing());
        return ExitCode.WRONG_COMMAND_LINE;
    }
}
