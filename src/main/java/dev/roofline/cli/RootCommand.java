package dev.roofline.cli;

import dev.roofline.draw.Screen;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** What stands above the subcommands. */
final class RootCommand extends Command {
    RootCommand(Console console) {
        super(
                "roofline",
                "FLOPs, bytes and arithmetic intensity of Transformers under the roofline of a machine.",
                List.of(),
                console);
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
        return commandLine;
    }

    @Override
    String help(Screen screen) {
        return RootHelp.of(this, false, screen);
    }

    @Override
    public int run() {
        console.sayWhole(help(Terminal.screenOfMessages()));
        return ExitCode.WRONG_COMMAND_LINE;
    }
}
