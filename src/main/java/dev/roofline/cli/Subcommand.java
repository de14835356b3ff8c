package dev.roofline.cli;

import dev.roofline.units.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands, by name: a run builds only the one that it needs. */
enum Subcommand implements Labelled {
    ANALYZE,
    COMPARE,
    TRENDS,
    LIST,
    SHOW,
    VALIDATE,
    REPRODUCE,
    CACHE;

    /** The command of a name; empty where there is none. */
    static Optional<Subcommand> of(String label) {
        for (Subcommand each : values()) {
            if (each.label().equals(label)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** What the commands are called. */
    static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Subcommand each : values()) {
            labels.add(each.label());
        }
        return labels;
    }

    /** No references to constructors: the first of them loads the classes of all commands. */
    Command create(Console console) {
        return switch (this) {
            case ANALYZE -> new AnalyzeCommand(console);
            case COMPARE -> new CompareCommand(console);
            case TRENDS -> new TrendsCommand(console);
            case LIST -> new ListCommand(console);
            case SHOW -> new ShowCommand(console);
            case VALIDATE -> new ValidateCommand(console);
            case REPRODUCE -> new ReproduceCommand(console);
            case CACHE -> new CacheCommand(console);
        };
    }
}
