package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.ArchiveCache.Removal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the cache directory only what the launcher wrote is removed. */
class ArchiveCacheTest {
    @TempDir
    private Path home;

    @Test
    void itLiesWhereTheLauncherPutsIt() {
        assertThat(ArchiveCache.folder(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")))
                .contains(Path.of("/c/roofline"));
        assertThat(ArchiveCache.folder(Map.of("XDG_CACHE_HOME", "c", "HOME", "/h")))
                .contains(Path.of("/h/.cache/roofline"));
        assertThat(ArchiveCache.folder(Map.of("HOME", "h"))).isEmpty();
        assertThat(ArchiveCache.folder(Map.of())).isEmpty();
    }

    @Test
    void archivesAndWhatBelongsToThemGoWithTheirDirectories() throws IOException {
        Path cache = cache();
        assertThat(ArchiveCache.clear(cache)).isEqualTo(new Removal(2, 5, 11, 0));
        assertThat(cache).doesNotExist();
        assertThat(home.resolve(".cache")).exists();
        assertThat(ArchiveCache.clear(cache)).isEqualTo(new Removal(0, 0, 0, 0));
    }

    @Test
    void whatSomebodyElsePutThereStays() throws IOException {
        Path cache = cache();
        Path outside = write(home.resolve("outside/roofline.jar/usr/bin/java/12.jsa"), "precious");
        Path note = write(cache.resolve("note.txt"), "mine");
        Path alike = write(cache.resolve("opt/other.jar/usr/bin/java/12.jsa"), "mine");
        Path named = write(cache.resolve("opt/bin/roofline.jar/usr/bin/java/mine.jsa"), "mine");
        Path link = Files.createSymbolicLink(cache.resolve("link"), home.resolve("outside"));
        Path archive = Files.createSymbolicLink(cache.resolve("opt/bin/roofline.jar/usr/bin/java/99.jsa"), outside);
        assertThat(ArchiveCache.clear(cache)).isEqualTo(new Removal(2, 5, 11, 5));
        assertThat(outside).hasContent("precious");
        for (Path file : new Path[] {note, alike, named, link, archive}) {
            assertThat(file).exists();
        }
        assertThat(cache.resolve("new")).doesNotExist();
    }

    @Test
    void aDirectoryThatIsALinkIsEmptiedAndTheLinkStays() throws IOException {
        Path real = Files.move(cache(), home.resolve("disk"));
        Path link = Files.createSymbolicLink(home.resolve(".cache/roofline"), real);
        assertThat(ArchiveCache.clear(link).archives()).isEqualTo(2);
        assertThat(link).isSymbolicLink().isEmptyDirectory();
    }

    /** An archive of a copied folder, and what a killed run left: five files, two of them archives, 11 bytes. */
    private Path cache() throws IOException {
        Path cache = home.resolve(".cache/roofline");
        write(cache.resolve("opt/bin/roofline.jar/usr/bin/java/3749188.jsa"), "archive");
        write(cache.resolve("opt/bin/roofline.jar/usr/bin/java/3749188.jvm"), "");
        write(cache.resolve("new/aB3dE6gH/roofline.jsa"), "half");
        write(cache.resolve("new/aB3dE6gH/roofline.jvm"), "");
        write(cache.resolve("new/aB3dE6gH/jar"), "");
        return cache;
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
