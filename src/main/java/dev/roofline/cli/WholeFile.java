package dev.roofline.cli;

import dev.roofline.json.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Files that are written whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Writes beside the file first and then takes its place, so that a reader never sees half of it. Where the name is that of
     * a link, the file is the one that it leads to, there or not, and the link stays.
     *
     * @throws OutputException where it cannot be written; the old file is then as it was
     */
    static void write(String name, String text) {
        Path temporary = null;
        try {
            if (name.isEmpty()) {
                throw new OutputException("-o takes the name of a file; it is empty");
            }
            if (name.indexOf('\uFFFD') >= 0) {
                // What a byte that is no UTF-8 was read as: the file would get another name than was asked for.
                throw new OutputException(name + " is not UTF-8; -o takes a name that is");
            }
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new OutputException(Visible.line(name) + " is a directory; -o takes a file");
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A device or a pipe has no other half to protect.
                write(file, bytes);
                return;
            }
            Path target = LinkedFile.of(file);
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new OutputException(Visible.line(name) + " cannot be written: permission denied");
            }
            temporary = Files.createTempFile(target.getParent(), ".roofline", ".part");
            Files.write(temporary, bytes);
            keepPermissions(target, temporary);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            temporary = null;
        } catch (InvalidPathException e) {
            throw new OutputException("\"" + Visible.line(name) + "\" is not a path: " + e.getReason());
        } catch (FileSystemLoopException e) {
            throw new UsageException("-o " + Visible.quoted(name) + ": its links lead in a circle, to no file");
        } catch (IOException e) {
            throw new OutputException(Visible.line(name) + " cannot be written: " + reason(e));
        } finally {
            delete(temporary);
        }
    }

    private static void write(Path pipe, byte[] bytes) throws IOException {
        try {
            Files.write(pipe, bytes);
        } catch (IOException e) {
            if (!Console.isGone(e)) {
                throw e;
            }
        }
    }

    /** Temporary files are private; the result has the rights of the old file, or those new files usually get. */
    private static void keepPermissions(Path target, Path temporary) throws IOException {
        try {
            if (Files.exists(target)) {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
                return;
            }
            Path probe = target.resolveSibling(temporary.getFileName() + ".mode");
            Files.createFile(probe);
            try {
                Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(probe));
            } finally {
                Files.delete(probe);
            }
        } catch (UnsupportedOperationException e) {
            return; // A file system without POSIX rights has none to keep.
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its directory does not exist";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private static void delete(@Nullable Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                return; // The failure that brought us here is the one to tell.
            }
        }
    }
}
