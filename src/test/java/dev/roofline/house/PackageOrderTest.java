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

    /** What each package may see of the others. */
    private static final Map<String, Set<String>> SEES = Map.ofEntries(
            Map.entry("units", Set.of()),
            Map.entry("chart", Set.of()),
            Map.entry("json", Set.of("units")),
            Map.entry("hardware", Set.of("units")),
            Map.entry("model", Set.of("units")),
            Map.entry("specfile", Set.of("units", "json", "hardware", "model")),
            Map.entry("huggingface", Set.of("units", "json", "model", "specfile")),
            Map.entry("catalogue", Set.of("units", "json", "hardware", "model", "specfile", "huggingface")),
            Map.entry("workload", Set.of("units", "model")),
            Map.entry("operator", Set.of("units", "model", "workload")),
            Map.entry("placement", Set.of("units", "hardware", "operator")),
            Map.entry("evaluate", Set.of("units", "hardware", "model", "workload", "operator", "placement")),
            Map.entry("serving", Set.of("units", "hardware", "model", "workload", "operator", "placement", "evaluate")),
            Map.entry(
                    "training", Set.of("units", "hardware", "model", "workload", "operator", "placement", "evaluate")),
            Map.entry("ladder", Set.of("units", "hardware", "model", "workload", "operator", "placement", "evaluate")),
            Map.entry(
                    "metric",
                    Set.of(
                            "units",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "placement",
                            "evaluate",
                            "serving",
                            "training")),
            Map.entry(
                    "run",
                    Set.of(
                            "units",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "placement",
                            "evaluate",
                            "serving",
                            "training",
                            "ladder",
                            "metric")),
            Map.entry("trend", Set.of("units", "hardware", "model", "catalogue")),
            Map.entry(
                    "reproduction",
                    Set.of(
                            "units",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "placement",
                            "evaluate",
                            "catalogue",
                            "training")),
            Map.entry(
                    "prose",
                    Set.of(
                            "units",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "placement",
                            "evaluate",
                            "serving",
                            "training",
                            "ladder",
                            "metric",
                            "run")),
            Map.entry(
                    "report",
                    Set.of(
                            "units",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "placement",
                            "evaluate",
                            "chart",
                            "serving",
                            "ladder",
                            "training",
                            "metric",
                            "run",
                            "prose",
                            "trend",
                            "reproduction")),
            Map.entry(
                    "comparison",
                    Set.of(
                            "units",
                            "chart",
                            "reproduction",
                            "evaluate",
                            "serving",
                            "training",
                            "metric",
                            "run",
                            "prose",
                            "report")),
            Map.entry("draw", Set.of("units", "chart", "json")),
            Map.entry(
                    "render",
                    Set.of(
                            "units",
                            "chart",
                            "draw",
                            "json",
                            "specfile",
                            "hardware",
                            "model",
                            "workload",
                            "evaluate",
                            "serving",
                            "ladder",
                            "training",
                            "metric",
                            "run",
                            "prose",
                            "report",
                            "comparison")),
            Map.entry(
                    "cli",
                    Set.of(
                            "units",
                            "chart",
                            "draw",
                            "json",
                            "specfile",
                            "hardware",
                            "model",
                            "workload",
                            "operator",
                            "placement",
                            "evaluate",
                            "serving",
                            "metric",
                            "run",
                            "trend",
                            "reproduction",
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
