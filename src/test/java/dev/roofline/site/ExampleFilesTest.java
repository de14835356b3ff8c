package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A reader can write the files first that the examples of a page read. */
class ExampleFilesTest {
    private final Map<String, String> files = files();

    @Test
    void everyFileThatAnExampleReadsStandsAboveItOrOnAPageThatIsNamedAboveIt() {
        List<String> missing = new ArrayList<>();
        int read = 0;
        for (Path page : Pages.all()) {
            List<String> lines = Pages.lines(page);
            for (Pages.Block block : Pages.blocks(lines)) {
                for (String file : read(block)) {
                    read++;
                    List<String> above = lines.subList(0, block.first() - 1);
                    if (!shown(above).contains(file) && !isOnALinkedPage(file, page, above)) {
                        missing.add(page + ": " + file);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(read).isGreaterThan(12);
    }

    @Test
    void commandsInSentencesAndTablesAreBesideALinkToTheFilesThatTheyRead() {
        List<String> missing = new ArrayList<>();
        int read = 0;
        for (Path page : Pages.all()) {
            List<String> lines = Pages.lines(page);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).contains("`" + CommandLine.TOOL)) {
                    continue;
                }
                List<String> above = lines.subList(0, i + 1);
                for (String file : named(lines.get(i).replace('`', ' '))) {
                    read++;
                    if (!shown(above).contains(file) && !isOnALinkedPage(file, page, above)) {
                        missing.add(page + ": " + lines.get(i));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(read).isGreaterThan(1);
    }

    /** What the commands of a block name of the files. */
    private Set<String> read(Pages.Block block) {
        boolean runs = block.language().equals("console") || block.language().equals("sh");
        return runs ? named(String.join("\n", block.lines())) : Set.of();
    }

    private Set<String> named(String commands) {
        Set<String> read = new TreeSet<>();
        for (String word : commands.split("[\\s,\"=]+", -1)) {
            for (String file : files.keySet()) {
                if (word.equals(file) || file.startsWith(word + "/")) {
                    read.add(file);
                }
            }
        }
        return read;
    }

    /** Files that stand in full below a line that names them. */
    private Set<String> shown(List<String> lines) {
        Set<String> shown = new TreeSet<>();
        for (Pages.Block block : Pages.blocks(lines)) {
            String file = files.entrySet().stream()
                    .filter(each -> each.getValue().equals(String.join("\n", block.lines())))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            List<String> before = lines.subList(Math.max(0, block.first() - 4), block.first());
            if (!file.isEmpty() && String.join("\n", before).contains("`" + file + "`")) {
                shown.add(file);
            }
        }
        return shown;
    }

    private boolean isOnALinkedPage(String file, Path page, List<String> above) {
        for (Path other : Pages.all()) {
            String link = ".*\\]\\([^)]*\\b" + other.getFileName() + ".*";
            boolean linked = above.stream().anyMatch(line -> line.matches(link));
            if (!other.equals(page) && linked && shown(Pages.lines(other)).contains(file)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> files() {
        try {
            Map<String, String> files = new TreeMap<>();
            for (Path entry : Golden.entries(CommandLine.FILES)) {
                for (Path file : Files.isDirectory(entry) ? Golden.entries(entry) : List.of(entry)) {
                    files.put(
                            CommandLine.FILES.relativize(file).toString(),
                            Files.readString(file).strip());
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
