package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data flows one way: a package sees only those before it. */
class PackageOrderTest {
    private static final Path MAIN = Path.of("src/main/java/dev/roofline");

    /** What each package may import of the others. */
    private static final Map<String, Set<String>> SEES = Map.ofEntries(
            Map.entry("units", Set.of()),
            Map.entry("chart", Set.of()),
            Map.entry("resource", Set.of()),
            Map.entry("trend", Set.of("resource", "units", "hardware", "model")),
            Map.entry("hardware", Set.of("units")),
            Map.entry("model", Set.of("units")),
            Map.entry("workload", Set.of("units", "model")),
            Map.entry("operator", Set.of("units", "model", "workload")),
            Map.entry("roofline", Set.of("units", "hardware", "operator")),
            Map.entry("serving", Set.of("units", "hardware", "model", "workload", "operator", "roofline")),
            Map.entry("ladder", Set.of("units", "hardware", "model", "workload", "operator", "roofline", "serving")),
            Map.entry(
                    "reproduction",
                    Set.of(
                            "resource",
                            "units",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "roofline",
                            "serving",
                            "training")),
            Map.entry("training", Set.of("units", "hardware", "model", "workload", "operator", "roofline", "serving")),
            Map.entry("spec", Set.of("units", "hardware", "model")),
            Map.entry("huggingface", Set.of("units", "model", "spec")),
            Map.entry("catalogue", Set.of("units", "hardware", "model", "spec", "huggingface")),
            Map.entry(
                    "report",
                    Set.of(
                            "units",
                            "chart",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "roofline",
                            "serving",
                            "ladder",
                            "training",
                            "trend",
                            "reproduction")),
            Map.entry("comparison", Set.of("units", "chart", "reproduction", "serving", "training", "report")),
            Map.entry("draw", Set.of("units", "chart", "spec")),
            Map.entry(
                    "render",
                    Set.of(
                            "units",
                            "chart",
                            "draw",
                            "hardware",
                            "model",
                            "workload",
                            "serving",
                            "ladder",
                            "training",
                            "report",
                            "comparison",
                            "spec")),
            Map.entry(
                    "cli",
                    Set.of(
                            "units",
                            "chart",
                            "draw",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "roofline",
                            "serving",
                            "trend",
                            "reproduction",
                            "spec",
                            "catalogue",
                            "report",
                            "comparison",
                            "render")));

    @Test
    void everyImportGoesTheWayOfTheData() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> packages = new TreeSet<>();
        for (Path file : sources()) {
            String home = MAIN.relativize(file).getName(0).toString();
            packages.add(home);
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("import dev.roofline.") || line.startsWith("import static dev.roofline.")) {
                    String seen = line.replace("static ", "").substring("import dev.roofline.".length());
                    seen = seen.substring(0, seen.indexOf('.'));
                    if (!seen.equals(home) && !SEES.getOrDefault(home, Set.of()).contains(seen)) {
                        wrong.add(file + ": " + line);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(packages).isEqualTo(new TreeSet<>(SEES.keySet()));
    }

    @Test
    void onlyMainTouchesTheProcessStreams() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            boolean touches = text.contains("System.out")
                    || text.contains("System.err")
                    || text.contains("FileDescriptor")
                    || text.contains("System.exit");
            if (touches && !file.endsWith("cli/Main.java")) {
                wrong.add(file.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTextDependsOnTheMachinesLocale() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            for (String call :
                    List.of("toLowerCase()", "toUpperCase()", "String.format(\"", ".formatted(", "getDefault()")) {
                if (text.contains(call)) {
                    wrong.add(file + ": " + call);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
