package dev.roofline.cli;

import dev.roofline.units.Labelled;
import java.util.Optional;
import java.util.function.Function;

/** The commands, by name: a run builds only the one that it needs. */
enum Subcommand implements Labelled {
    ANALYZE(AnalyzeCommand::new),
    COMPARE(CompareCommand::new),
    TRENDS(TrendsCommand::new),
    LIST(ListCommand::new),
    SHOW(ShowCommand::new),
    VALIDATE(ValidateCommand::new),
    REPRODUCE(ReproduceCommand::new);

    private final Function<Console, Command> factory;

    Subcommand(Function<Console, Command> factory) {
        this.factory = factory;
    }

    /** The command of a name; empty where there is none. */
    static Optional<Subcommand> of(String label) {
        for (Subcommand each : values()) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    Command create(Console console) {
        return factory.apply(console);
    }
}
