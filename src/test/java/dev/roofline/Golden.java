package dev.roofline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that hold what the tool printed when someone last looked at it. One command writes all of them anew, for the
 * difference to be read before it is committed:
 *
 * <pre>mvn -B test -Dgroups=golden -Dgolden.update=true</pre>
 *
 * <p>It removes what no test writes any more, and does nothing on a build server ({@code CI} set). Test classes that
 * compare with goldens carry {@code @Tag(Golden.TAG)}, so that it finds them; a test of the house sees to that.
 */
public final class Golden {
    public static final String TAG = "golden";

    private Golden() {}

    public static boolean updating() {
        return Boolean.getBoolean("golden.update") && System.getenv("CI") == null;
    }

    public static void compare(Path file, String actual) {
        try {
            if (updating()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(file).as("golden file").exists();
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same of a part of a page, which stands between {@code <!-- NAME, written by the build -->} and
     * {@code <!-- end of NAME -->}.
     */
    public static void compareBlock(Path page, String name, String actual) {
        try {
            String text = Files.readString(page);
            String begin = "<!-- " + name + ", written by the build -->\n";
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf("<!-- end of " + name + " -->\n");
            assertThat(from).as(begin + " in " + page).isBetween(begin.length(), to);
            if (updating()) {
                Files.writeString(page, text.substring(0, from) + actual + text.substring(to));
            } else {
                assertThat(text.substring(from, to)).as(name + " in " + page).isEqualTo(actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where a folder holds a golden that no test compares with; an update removes it. */
    public static void allowOnly(Path folder, Collection<String> names) {
        List<Path> stale = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (!names.contains(entry.getFileName().toString())) {
                stale.add(entry);
            }
        }
        if (updating()) {
            remove(stale);
        } else {
            assertThat(stale).as("files that no test compares with").isEmpty();
        }
    }

    /** What lies in a folder, by name. */
    public static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes files, and folders that are empty. */
    public static void remove(Collection<Path> stale) {
        try {
            for (Path path : stale) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
