package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.cli.Cli;
import dev.roofline.operator.Source;
import dev.roofline.operator.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reference says of formats, operators and files is what the tool has and reads. */
@Tag(Golden.TAG)
class ReferenceTest {
    private static final Path READERS = Path.of("src/main/java/dev/roofline/specfile");

    /** A reader asks for a key by a word, in whatever way. */
    private static final Pattern KEY = Pattern.compile(
            "(?:fields|machine|stated|link|group|found|units)(?:\\.get\\(\\))?\\s*\\.\\w+\\(\\s*\"([a-z0-9_]+)\""
                    + "|\\bformat\\(fields, \"([a-z_]+)\"\\)");

    @Test
    void numberFormatsAreThoseOfTheTool() {
        Golden.compareBlock(Pages.SITE.resolve("formats.md"), "formats", listed("formats"));
    }

    @Test
    void operatorsAreThoseOfTheTool() {
        List<String> rows = listed("operators").lines().toList();
        Set<String> names = new HashSet<>();
        for (String row : rows) {
            names.add(nameOf(row));
        }
        StringBuilder table = new StringBuilder();
        for (String row : rows) {
            String name = nameOf(row);
            String ofDecoder = name.replaceFirst("^(encoder|text|vision)\\.", "decoder.");
            boolean alike = (!ofDecoder.equals(name) && names.contains(ofDecoder)) || name.endsWith(".recompute");
            table.append(alike ? "" : row + "\n");
        }
        assertThat(table.toString().lines().count()).isGreaterThan(150);
        Golden.compareBlock(Pages.SITE.resolve("operators.md"), "operators", table.toString());
    }

    private static String nameOf(String row) {
        return row.split(" ", 3)[1];
    }

    @Test
    void elementWiseWorkIsCountedAsThePageSays() {
        StringBuilder table = new StringBuilder("| work | FLOPs | source |\n| --- | --- | --- |\n");
        for (Work work : Work.values()) {
            if (work.formula().source() != Source.SURVEY) {
                table.append("| ").append(work.name().toLowerCase(Locale.ROOT).replace('_', ' '));
                table.append(" | ").append(work.formula().expression());
                table.append(" | ").append(work.formula().source().title()).append(" |\n");
            }
        }
        Golden.compareBlock(Pages.SITE.resolve("counting.md"), "element-wise work", table.toString());
    }

    @Test
    void sourcesAreThoseThatFormulasCite() {
        Golden.compareBlock(Pages.SITE.resolve("provenance.md"), "sources", listed("sources"));
    }

    @Test
    void everyColumnHasARow() throws IOException {
        String page = Files.readString(Pages.SITE.resolve("columns.md"));
        List<String> names = new ArrayList<>();
        Cli.run("list", "columns", "--format", "csv")
                .output()
                .lines()
                .skip(1)
                .forEach(row -> names.add(row.substring(0, row.indexOf(','))));
        assertThat(names)
                .hasSizeGreaterThan(80)
                .allMatch(name -> page.contains("\n| " + name.replace("_", "\\_") + " | "));
    }

    /** Both pages begin with a whole file, of which nothing is to be said. */
    @Test
    void theFilesThatAreShownAreReadWithoutAProblem(@TempDir Path folder) throws IOException {
        for (String page : List.of("hardware-profile.md", "model-spec.md")) {
            int files = 0;
            for (Pages.Block block : Pages.blocks(Pages.lines(Pages.SITE.resolve(page)))) {
                if (block.language().equals("json")) {
                    Path file = folder.resolve("example-" + files++ + ".json");
                    Files.write(file, block.lines());
                    Cli.Result result = Cli.run("validate", "--strict", file.toString());
                    assertThat(result.errorOutput()).as(page).isEmpty();
                    assertThat(result.exitCode()).as(page).isZero();
                }
            }
            assertThat(files).as(page).isPositive();
        }
    }

    @Test
    void everyKeyThatAReaderAsksForIsExplained() throws IOException {
        String pages = Files.readString(Pages.SITE.resolve("hardware-profile.md"))
                + Files.readString(Pages.SITE.resolve("model-spec.md"));
        Set<String> keys = keys();
        assertThat(keys).contains("bandwidth_per_direction", "kv_heads", "tdp", "state_format", "sparsity");
        assertThat(keys).hasSizeGreaterThan(110).allMatch(key -> pages.contains("| `" + key + "` | "));
    }

    /** A page that explains a key which no reader knows would mislead. */
    @Test
    void everyKeyThatIsExplainedIsReadOrNamesAKind() throws IOException {
        String readers = readers();
        for (String page : List.of("hardware-profile.md", "model-spec.md")) {
            Matcher row =
                    Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|").matcher(Files.readString(Pages.SITE.resolve(page)));
            int rows = 0;
            while (row.find()) {
                // The three kinds of a limited mask are keys by the names of their constants.
                assertThat(readers + "\"window\" \"chunk\" \"nearby\"").contains("\"" + row.group(1) + "\"");
                rows++;
            }
            assertThat(rows).as(page).isGreaterThan(30);
        }
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        Matcher asked = KEY.matcher(readers());
        while (asked.find()) {
            keys.add(asked.group(1) == null ? asked.group(2) : asked.group(1));
        }
        // By these a file is told to be a config and no spec.
        keys.removeAll(List.of("architectures", "model_type"));
        return keys;
    }

    private static String readers() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : Golden.entries(READERS)) {
            String name = file.getFileName().toString();
            if (!name.endsWith("Writer.java") && !name.equals("SpecJson.java")) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static String listed(String what) {
        return Cli.run("list", what, "--format", "markdown").output();
    }
}
