package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who changes a class finds what it promises beside it, and not only in the numbers of a whole report. */
class TestFoldersTest {
    private static final Path MAIN = Path.of("src/main/java/dev/roofline");
    private static final Path TESTS = Path.of("src/test/java/dev/roofline");
    private static final String ENDING = ".java";

    @Test
    void everyPackageHasTestsOfItsClassesBesideThem() {
        List<String> untested = new ArrayList<>();
        for (Path room : Golden.entries(MAIN)) {
            if (Files.isDirectory(room) && !hasTest(room)) {
                untested.add(room.getFileName().toString());
            }
        }
        assertThat(untested)
                .as("packages without a test of one of their classes")
                .isEmpty();
    }

    private static boolean hasTest(Path room) {
        for (Path file : Golden.entries(room)) {
            String name = file.getFileName().toString();
            if (name.endsWith(ENDING)) {
                String test = name.substring(0, name.length() - ENDING.length()) + "Test" + ENDING;
                if (Files.exists(TESTS.resolve(room.getFileName()).resolve(test))) {
                    return true;
                }
            }
        }
        return false;
    }
}
