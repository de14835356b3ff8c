package dev.roofline.cli;

import dev.roofline.json.Visible;
import dev.roofline.units.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the launcher keeps in the user's cache directory: where it is, and its removal. */
final class CacheCommand extends Command {
    private static final String CLEAR = "clear";
    private static final String PATH = "path";
    private static final List<String> ACTIONS = List.of(CLEAR, PATH);

    private final PositionalParamSpec action = subject("WHAT", "clear or path");

    CacheCommand(Console console) {
        super(
                "cache",
                "Class archives in the user's cache directory: remove them (clear), or say where they are (path).",
                List.of(),
                console);
    }

    @Override
    public int run() {
        String action = this.action.getValue();
        if (action == null) {
            throw new UsageException("cache needs to know what: " + String.join(", ", ACTIONS));
        }
        if (!ACTIONS.contains(action)) {
            throw Arguments.unknown(
                    "cache has no " + Visible.quoted(action) + "; it has " + String.join(", ", ACTIONS),
                    action,
                    ACTIONS);
        }
        Optional<Path> folder = ArchiveCache.folder(System.getenv());
        if (folder.isEmpty()) {
            console.print(
                    "roofline has no cache directory here: neither XDG_CACHE_HOME nor HOME is an absolute path\n");
        } else if (action.equals(PATH)) {
            console.print(Visible.line(folder.get().toString()) + "\n");
        } else {
            console.print(cleared(folder.get()));
        }
        return ExitCode.DONE;
    }

    private static String cleared(Path folder) {
        String name = Visible.line(folder.toString());
        try {
            ArchiveCache.Removal removal = ArchiveCache.clear(folder);
            String text = removal.files() == 0
                    ? "nothing to remove: there is no class archive of roofline in " + name + "\n"
                    : "removed " + counted(removal.archives(), "class archive") + " ("
                            + Phrase.quantity(removal.bytes(), "B") + ") from " + name + "\n";
            return removal.left() == 0
                    ? text
                    : text + counted(removal.left(), "file") + " in it that roofline did not write stayed\n";
        } catch (IOException e) {
            throw new OutputException("the cache in " + name + " could not be cleared: " + e);
        }
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
