package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import dev.roofline.json.SpecReader;
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

/**
 * What the readers say of each {@code errors/NAME.json} is in {@code errors/NAME.err}.
 */
@Tag(Golden.TAG)
class ErrorGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/errors");

    @TestFactory
    Stream<DynamicTest> saysOfEachFileWhatIsWrong() throws IOException {
        return files(".json").stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    String said = said(file);
                    Golden.compare(FOLDER.resolve(file.replace(".json", ".err")), said);
                }));
    }

    @Test
    void everyExpectationHasItsInput() throws IOException {
        List<String> names = new ArrayList<>();
        for (String input : files(".json")) {
            names.add(input);
            names.add(input.replace(".json", ".err"));
        }
        assertThat(names).hasSizeGreaterThan(100);
        Golden.allowOnly(FOLDER, names);
    }

    private static String said(String file) {
        try {
            Problems problems = new Problems();
            JsonNode root = LocatedJson.parse(SourceReader.read(FOLDER.resolve(file), file), problems);
            SpecReader<?> reader = file.startsWith("hardware") ? new HardwareProfileReader() : new ModelSpecReader();
            Optional<?> value = reader.read(root, "test", problems);
            problems.throwIfErrors();
            assertThat(value).isPresent();
            return rendered(problems.warnings());
        } catch (InvalidInputException e) {
            assertThat(e.problems()).isNotEmpty();
            assertThat(rendered(e.problems())).isEqualTo(e.getMessage() + "\n");
            return rendered(e.problems());
        }
    }

    private static String rendered(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(problem.render()).append('\n');
        }
        return text.toString();
    }

    private static List<String> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
