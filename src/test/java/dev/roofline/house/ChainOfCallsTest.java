package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.cli.Cli;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.UnsupportedFormatException;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.SpeculationOrDisaggregation;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way from an option to the cell that is printed, as the page on the architecture tells it. */
class ChainOfCallsTest {
    private static final Path PAGE = Path.of("src/site/markdown/architecture.md");
    private static final Pattern STEP = Pattern.compile("(?m)^(\\w+)\\.([A-Z]\\w+) {2,}\\S");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    private record Step(String ofPackage, String name) {
        int height() {
            return PackageOrderTest.ORDER.indexOf(ofPackage);
        }

        Path file() {
            return Sources.of(ofPackage, name);
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            steps.add(new Step(matcher.group(1), matcher.group(2)));
        }
        return steps;
    }

    @Test
    void theBatchThatIsAskedForIsPrinted() {
        assertThat(Cli.run(
                                "analyze --model gpt --hw a100 --phase decode --batch 3 --by phase --columns batch --format csv"
                                        .split(" "))
                        .output())
                .isEqualTo("batch\n3\n");
    }

    @Test
    void theChainGoesFromTheCommandLineDownToTheWorkloadAndUpAgain() throws IOException {
        List<Step> steps = steps();
        int lowest = 0;
        for (int i = 0; i < steps.size(); i++) {
            lowest = steps.get(i).height() < steps.get(lowest).height() ? i : lowest;
        }
        assertThat(steps.get(0).ofPackage()).isEqualTo("cli");
        assertThat(steps.get(lowest).ofPackage()).isEqualTo("workload");
        assertThat(steps.get(steps.size() - 1).ofPackage()).isEqualTo("cli");
        for (int i = 1; i < steps.size(); i++) {
            int rise = steps.get(i).height() - steps.get(i - 1).height();
            if (i <= lowest) {
                assertThat(rise).as("to %s", steps.get(i)).isNegative();
            } else {
                assertThat(rise).as("to %s", steps.get(i)).isNotNegative();
            }
        }
    }

    @Test
    void everyStepOfTheChainStandsInTheCode() throws IOException {
        List<Step> steps = steps();
        for (int i = 1; i < steps.size(); i++) {
            boolean isLinked = false;
            for (Step before : steps.subList(0, i)) {
                isLinked |= names(before, steps.get(i)) || names(steps.get(i), before);
            }
            assertThat(isLinked)
                    .as("%s has to do with one before it", steps.get(i))
                    .isTrue();
        }
    }

    private static boolean names(Step one, Step other) throws IOException {
        String word = "(?s).*\\b" + other.name() + "\\b.*";
        boolean isImported = one.ofPackage().equals(other.ofPackage())
                || Sources.references(one.file()).contains(new Sources.Reference(other.ofPackage(), other.name()));
        return isImported && Sources.code(one.file()).matches(word);
    }

    /** A machine that holds no value of the format is refused at the bottom: who called it stands in the exception. */
    @Test
    void callsOfARunFallFromPackageToPackage() {
        ModelSpec model = Catalogue.models(List.of()).load("gpt").value();
        HardwareProfile machine = Catalogue.hardware(List.of()).load("tpu-v1").value();
        WorkloadPlan plan = WorkloadPlan.of(model, WorkloadOptions.NONE);
        UnsupportedFormatException refusal = catchThrowableOfType(
                UnsupportedFormatException.class,
                () -> AnalysisRun.of(
                        model, machine, plan, true, Depth.ROWS, Optional.empty(), SpeculationOrDisaggregation.NONE));
        List<String> packages = new ArrayList<>();
        for (StackTraceElement frame : refusal.getStackTrace()) {
            String[] parts = frame.getClassName().split("\\.", 0);
            boolean isOurs = frame.getClassName().startsWith("dev.roofline.") && !parts[2].equals("house");
            if (isOurs && (packages.isEmpty() || !packages.get(0).equals(parts[2]))) {
                packages.add(0, parts[2]);
            }
        }
        assertThat(packages).containsExactly("run", "evaluate", "placement");
    }

    @Test
    void thePageListsEveryPackageFromTheTopDown() throws IOException {
        List<String> listed = new ArrayList<>();
        Matcher matcher = PACKAGE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            listed.add(0, matcher.group(1));
        }
        assertThat(listed).isEqualTo(PackageOrderTest.ORDER);
    }
}
