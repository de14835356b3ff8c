package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data flows one way: a package sees only those under it, and not all of these. */
class PackageOrderTest {
    /** From the ground up. */
    static final List<String> ORDER = List.of(
            // What everything is made of.
            "units",
            "chart",
            "json",
            // What there is, and its files.
            "hardware",
            "model",
            "specfile",
            "huggingface",
            "catalogue",
            // What is worked out.
            "workload",
            "operator",
            "placement",
            "evaluate",
            "serving",
            "training",
            "ladder",
            "metric",
            // What it is worked out for.
            "run",
            "reproduction",
            "trend",
            "comparison",
            // What is said, drawn and listed of it.
            "prose",
            "plot",
            "report",
            "draw",
            "render",
            "help",
            "cli");

    /** What no order says: packages that are under others and yet unseen by them. */
    private record Wall(String reason, List<String> of, List<String> unseen) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static List<Wall> walls() {
        List<String> files = List.of("json", "specfile", "huggingface", "catalogue");
        return List.of(
                new Wall("the ground stands on nothing", from("units", "json"), List.of("chart")),
                new Wall("specs know no files", List.of("hardware", "model"), files),
                new Wall("machines and models know nothing of each other", List.of("model"), List.of("hardware")),
                new Wall("configs of models name no machine", List.of("huggingface"), List.of("hardware")),
                new Wall("what is worked out comes from no file", from("workload", "run"), files),
                new Wall("a comparison reads no file", List.of("comparison", "prose", "plot"), files),
                new Wall("what is counted hangs on no machine", from("workload", "operator"), List.of("hardware")),
                new Wall("operators alone are placed", List.of("placement"), List.of("model", "workload")),
                new Wall("training serves nothing", List.of("training"), List.of("serving")),
                new Wall("ladders are of any run", List.of("ladder"), List.of("serving", "training")),
                new Wall(
                        "a run knows no rows, no text and no pictures",
                        from("hardware", "comparison"),
                        List.of("chart")),
                new Wall("sentences draw nothing", List.of("prose"), List.of("chart")),
                new Wall("trends compare nothing", List.of("comparison"), List.of("trend")),
                new Wall("reproductions are of single runs", List.of("reproduction"), List.of("run")),
                new Wall("drawings are of charts", List.of("draw"), from("hardware", "report")),
                new Wall("renderers see report and chart only", List.of("render"), from("hardware", "plot")));
    }

    private static List<String> from(String first, String last) {
        return ORDER.subList(ORDER.indexOf(first), ORDER.indexOf(last) + 1);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() throws IOException {
        assertThat(Sources.packages()).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void aPackageSeesOnlyThoseUnderIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.all()) {
            int own = ORDER.indexOf(Sources.packageOf(file));
            for (Sources.Reference seen : Sources.references(file)) {
                if (ORDER.indexOf(seen.ofPackage()) > own) {
                    wrong.add(file + " sees " + seen);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("walls")
    void aWallHasNoHole(Wall wall) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.all()) {
            if (wall.of().contains(Sources.packageOf(file))) {
                for (Sources.Reference seen : Sources.references(file)) {
                    if (wall.unseen().contains(seen.ofPackage()) && !isDoor(file, seen)) {
                        wrong.add(file + " sees " + seen);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A fact is two texts, and a cell a value with its kind: what a report is made of. */
    private static boolean isDoor(Path file, Sources.Reference seen) {
        return Sources.packageOf(file).equals("render")
                && Set.of("Fact", "Finding", "Note", "Cell", "ValueKind", "Bound")
                        .contains(seen.name());
    }

    /** Numbers become words in one place; the doubt of a machine that is projected is a text of its profile. */
    @Test
    void numbersAreWordsNowhereUnderProse() throws IOException {
        List<String> under = from("hardware", "comparison");
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.all()) {
            boolean isText = Set.of("specfile", "huggingface", "catalogue").contains(Sources.packageOf(file))
                    || file.endsWith("trend/HypotheticalMachine.java");
            if (under.contains(Sources.packageOf(file))
                    && !isText
                    && Sources.code(file).contains("Phrase")) {
                wrong.add(file.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyMainTouchesTheProcessStreams() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.all()) {
            String code = Sources.code(file);
            for (String stream : List.of("System.out", "System.err", "FileDescriptor", "System.exit")) {
                if (code.contains(stream) && !file.endsWith("cli/Main.java")) {
                    wrong.add(file + ": " + stream);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTextDependsOnTheMachinesLocale() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.all()) {
            String code = Sources.code(file).replaceAll("\\s+", "");
            for (String call :
                    List.of("toLowerCase()", "toUpperCase()", "String.format(", ".formatted(", "getDefault()")) {
                if (code.contains(call)) {
                    wrong.add(file + ": " + call);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
