package dev.roofline.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directory in which the launcher keeps archives of classes; what else lies there is somebody else's. */
final class ArchiveCache {
    private static final String ARCHIVE = ".jsa";

    /** As the launcher names them: under the jar's path and the JVM's, by the jar's size. */
    private static final Pattern KEPT = Pattern.compile("(?:.*/)?roofline\\.jar/.*/\\d+\\.(?:jsa|jvm)");

    /** What a run that was killed left behind. */
    private static final Pattern UNFINISHED = Pattern.compile("new/\\w+/(?:jar|roofline\\.(?:jsa|jvm))");

    private ArchiveCache() {}

    /** What was removed, and the files that were not: they are no archive's. */
    record Removal(long archives, long files, long bytes, long left) {}

    /** Where it is by the variables of a process, as the launcher works it out; empty where it keeps none. */
    static Optional<Path> folder(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (cache.startsWith("/")) {
            return Optional.of(Path.of(cache, "roofline"));
        }
        String home = environment.getOrDefault("HOME", "");
        return home.startsWith("/") ? Optional.of(Path.of(home, ".cache", "roofline")) : Optional.empty();
    }

    /** Removes archives and what belongs to them, and the directories that are then empty; links are not followed. */
    static Removal clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Removal(0, 0, 0, 0);
        }
        // The directory itself may be a link, to where there is more room.
        boolean linked = !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
        Sweep sweep = new Sweep(folder.toRealPath(), linked);
        Files.walkFileTree(sweep.root, sweep);
        return new Removal(sweep.archives, sweep.files, sweep.bytes, sweep.left);
    }

    private static final class Sweep extends SimpleFileVisitor<Path> {
        private final Path root;
        private final boolean keepsRoot;
        private long archives;
        private long files;
        private long bytes;
        private long left;

        Sweep(Path root, boolean keepsRoot) {
            this.root = root;
            this.keepsRoot = keepsRoot;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = root.relativize(file).toString();
            boolean own =
                    KEPT.matcher(name).matches() || UNFINISHED.matcher(name).matches();
            if (!own || !attributes.isRegularFile()) {
                left++;
                return FileVisitResult.CONTINUE;
            }
            // Another run may have been as quick.
            if (Files.deleteIfExists(file)) {
                files++;
                bytes += attributes.size();
                archives += name.endsWith(ARCHIVE) ? 1 : 0;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!keepsRoot || !directory.equals(root)) {
                try {
                    Files.deleteIfExists(directory);
                } catch (DirectoryNotEmptyException e) {
                    return FileVisitResult.CONTINUE; // Something else lies there.
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
