package dev.roofline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands above the subcommands. */
@Command(
        name = "roofline",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        header = "FLOPs, bytes and arithmetic intensity of Transformers under the roofline of a machine.",
        footer = {
            "",
            "Examples:",
            "  roofline analyze --model gpt --hw a100",
            "  roofline analyze --model llama-3.1-8b --hw h100 --phase generate --prompt 1024 --format csv",
            "  roofline show a100",
            "  roofline list models"
        })
final class RootCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final Console console;

    RootCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.say(spec.commandLine().getUsageMessage().stripTrailing());
        return ExitCode.WRONG_COMMAND_LINE;
    }
}
