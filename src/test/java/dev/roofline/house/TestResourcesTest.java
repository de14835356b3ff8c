package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.catalogue.Catalogue;
import dev.roofline.site.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No file lies among the test resources that no test reads. */
class TestResourcesTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path CONFIGS = RESOURCES.resolve("huggingface/configs");

    /** What is in these is held by the tests that read whole folders: each fails where a file is none of its own. */
    private static final List<String> READ_WHOLE = List.of("cli", "errors", "formats", "huggingface/errors", "svg");

    @Test
    void everyInputIsNamedWhereItIsRead() throws IOException {
        String readers = readers();
        List<String> unread = new ArrayList<>();
        for (Path file : files(RESOURCES)) {
            String name = RESOURCES.relativize(file).toString();
            boolean whole = READ_WHOLE.stream().anyMatch(folder -> name.startsWith(folder + "/"));
            // Checkpoints are named by their folders, and tables of the tests are read as those that are shipped.
            boolean inNamedFolder = (name.startsWith("readme/") && isNamedByAPage(file, readers))
                    || (name.startsWith("huggingface/folders/") && readers.contains(folderOf(file)));
            boolean isNamedTable = name.startsWith("huggingface/tables/")
                    && readers.contains(file.getFileName().toString());
            boolean named = readers.contains(name) || inNamedFolder || isNamedTable;
            if (!whole && !named && !file.startsWith(CONFIGS)) {
                unread.add(name);
            }
        }
        assertThat(unread).isEmpty();
    }

    @Test
    void everyConfigIsOfAShippedModel() {
        List<String> ids = Catalogue.models(List.of()).ids();
        assertThat(Golden.entries(CONFIGS))
                .extracting(path -> path.getFileName().toString())
                .allSatisfy(name -> assertThat(name.endsWith(".json") && ids.contains(name.replace(".json", "")))
                        .as(name)
                        .isTrue());
    }

    @Test
    void noFolderIsEmpty() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            assertThat(all.filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(Golden.entries(folder))
                            .as(folder.toString())
                            .isNotEmpty());
        }
    }

    @Test
    void theUpdateOfGoldensFindsEveryClassThatComparesWithThem() throws IOException {
        List<String> untagged = new ArrayList<>();
        int tagged = 0;
        for (Path file : files(TESTS)) {
            String text = Files.readString(file);
            if ((text.contains("Golden.compare(") || text.contains("Golden.compareBlock("))) {
                tagged++;
                if (!text.contains("@Tag(Golden.TAG)") && !file.endsWith(Path.of("house/TestResourcesTest.java"))) {
                    untagged.add(file.toString());
                }
            }
        }
        assertThat(untagged).isEmpty();
        assertThat(tagged).isGreaterThan(5);
    }

    /** What names files: tests, the pages' examples, arguments of cases, lists of tables and who reads those. */
    private static String readers() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(TESTS)) {
            text.append(Files.readString(file));
        }
        for (Path file : files(RESOURCES.resolve("cli"))) {
            if (file.endsWith("args")) {
                text.append(Files.readString(file));
            }
        }
        for (Path page : Pages.all()) {
            text.append(Files.readString(page));
        }
        text.append(Files.readString(Path.of("src/main/java/dev/roofline/huggingface/MappingTables.java")));
        for (String type : Files.readAllLines(RESOURCES.resolve("huggingface/tables/types.txt"))) {
            text.append(type).append(".json\n");
        }
        return text.toString();
    }

    /** Pages name files of the examples, and folders of them, as if they lay where the reader is. */
    private static boolean isNamedByAPage(Path file, String readers) {
        String first = RESOURCES.resolve("readme").relativize(file).getName(0).toString();
        return readers.contains(" " + first + " ") || readers.contains(" " + first + "\n");
    }

    private static String folderOf(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
