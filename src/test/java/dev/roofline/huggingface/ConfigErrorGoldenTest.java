package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import dev.roofline.units.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is said of each {@code errors/NAME.json} is in {@code errors/NAME.err}. */
@Tag(Golden.TAG)
class ConfigErrorGoldenTest {
    private static final Path FOLDER = Configs.FOLDER.resolve("errors");

    @TestFactory
    List<DynamicTest> saysOfEachConfigWhatIsWrong() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .map(name -> DynamicTest.dynamicTest(
                            name, () -> Golden.compare(FOLDER.resolve(name.replace(".json", ".err")), said(name))))
                    .toList();
        }
    }

    @Test
    void everyExpectationHasItsInput() {
        List<String> names = new ArrayList<>();
        for (Path file : Golden.entries(FOLDER)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json")) {
                names.add(name);
                names.add(name.replace(".json", ".err"));
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
        Golden.allowOnly(FOLDER, names);
    }

    private static String said(String name) {
        Problems problems = new Problems();
        try {
            JsonNode root = LocatedJson.parse(SourceReader.read(FOLDER.resolve(name), name), problems);
            Optional<JsonNode> document = new ConfigReader().read(root, "id", Optional.empty(), problems);
            problems.throwIfErrors();
            assertThat(document).isPresent();
            return rendered(problems.warnings());
        } catch (InvalidInputException e) {
            return rendered(e.problems());
        }
    }

    private static String rendered(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(
                problem -> text.append(Setting.said(problem.render(), "--")).append('\n'));
        return text.toString();
    }
}
