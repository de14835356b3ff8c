package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that change nothing are said to, and no others are. */
class SetOptionTest {
    private static final String IDLE = "roofline: warning: --set \"%s\" changes nothing here\n";

    /**
     * Each number of a machine doubled, for one device and for several: what is printed, but for the names, is the same as
     * without the change exactly where the change is said to change nothing.
     */
    @ParameterizedTest
    @CsvSource({
        "h100, ''",
        "h100, --tp 4",
        "h100, --power tdp --kv-cache fp8 --activations fp8",
        "gold-6242, ''",
        "b200, --dtype nvfp4",
        "tpu-v5e, --tp 4 --dp 8 --batch 32"
    })
    void aChangeIsIdleWhereNothingIsPrintedOtherwise(String machine, String options) {
        String run = "analyze --model gpt2 --hw " + machine + " --by phase " + options;
        assertThat(run(run).exitCode()).isZero();
        String plain = rest(run(run + " --format json").output()) + rest(run(run).output());
        int idle = 0;
        int busy = 0;
        for (String path : numbers(Catalogue.hardware(List.of()).load(machine).value())) {
            String change = path + "=2x";
            Cli.Result json = run(run + " --format json --set " + change);
            if (json.exitCode() == 3) {
                continue;
            }
            Cli.Result table = run(run + " --set " + change);
            boolean said = table.errorOutput().contains(String.format(IDLE, change));
            assertThat(json.errorOutput()).isEqualTo(table.errorOutput());
            boolean same = plain.equals(rest(json.output()) + rest(table.output()));
            assertThat(said).as(machine + " " + change).isEqualTo(same);
            idle += said ? 1 : 0;
            busy += said ? 0 : 1;
        }
        assertThat(idle).isPositive();
        assertThat(busy).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "hw.power.tdp=300 W, ''", "hw.links.scale-out.bandwidth_per_direction=0.5x, ''",
                "hw.memory.L2.capacity=1 GB, ''",
        "hw.compute.vector.fp64.peak=2x, ''", "hw.units.clock=1 GHz, ''", "model.vocabulary=60000, --hw"
    })
    void theReportItselfSaysWhatIsIdle(String change, String busy) {
        Cli.Result result = Cli.run("analyze", "--model", "gpt2", "--hw", "h100", "--set", change);
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        boolean idle = busy.isEmpty();
        assertThat(result.output().contains("# note: --set \"" + change + "\" changes nothing here\n"))
                .isEqualTo(idle);
        assertThat(result.errorOutput()).isEqualTo(idle ? String.format(IDLE, change) : "");
    }

    @Test
    void aChangeThatAnotherUndoesIsIdle() {
        Cli.Result result =
                run("analyze --model gpt2 --hw h100 --set hw.memory.bandwidth=1TB/s --set hw.memory.bandwidth=2TB/s");
        assertThat(result.errorOutput()).isEqualTo(String.format(IDLE, "hw.memory.bandwidth=1TB/s"));
    }

    /** Neither alone is possible: taking away one leaves no report, so neither is idle. */
    @Test
    void changesThatNeedEachOtherAreNotIdle() {
        Cli.Result result = run("analyze --model llama-3.1-8b --hw h100 --set model.heads=48 --set model.kv_heads=6");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.errorOutput()).isEmpty();
    }

    @Test
    void aChangeIsIdleInAComparisonWhereItIsInAllOfIt() {
        String run = "compare --model gpt2 --hw h100,a100 --format csv --set ";
        assertThat(run(run + "hw.power.tdp=2x").errorOutput()).isEqualTo(String.format(IDLE, "hw.power.tdp=2x"));
        assertThat(run(run + "hw.memory.bandwidth=2x").errorOutput()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"show a100 --set model.width=2x", "show gpt2 --set hw.memory.bandwidth=2x"})
    void aChangeOfWhatIsNotShownIsIdle(String line) {
        assertThat(run(line).errorOutput()).contains(" changes nothing here\n");
        assertThat(run("show a100 --set hw.memory.bandwidth=2x").errorOutput()).isEmpty();
    }

    /** A peak or a link that was asked for is not doubted, on either stream. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model llama-3.1-8b --hw h100 --set hw.compute.matrix.bf16.peak=2x",
                "analyze --model llama-3.1-8b --hw h100 --tp 8 --set hw.links.scale-up.bandwidth_per_direction=2x",
                "compare --model llama-3.1-8b --hw h100 --what-if hw.compute.matrix.bf16.peak=2x"
            })
    void whatWasAskedForIsNotDoubted(String line) {
        Cli.Result result = run(line);
        assertThat(result.exitCode()).isZero();
        assertThat(result.errorOutput()).isEmpty();
        assertThat(result.output())
                .doesNotContain("is no less than", "looks like the rate", "that the link's name says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hw.memory.l2.bandwidth=40TB/s",
                "hw.power.tdp=1W",
                "hw.memory.l2.bandwidth=40TB/s; hw.power.tdp=2x",
                "batch=1"
            })
    void aWhatIfThatMovesNoNumberIsSaidToDoSo(String whatIf) {
        String[] line = {
            "compare",
            "--model",
            "gpt",
            "--hw",
            "h100",
            "--phase",
            "decode",
            "--what-if",
            "batch=2",
            "--what-if",
            whatIf
        };
        Cli.Result result = Cli.run(line);
        assertThat(result.exitCode()).isZero();
        assertThat(result.errorOutput())
                .contains("warning: --what-if \"" + whatIf + "\" changes nothing here\n")
                .doesNotContain("batch=2");
    }

    /** Memory that may be taken, and how many a server could have in flight, stand beside the rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama-2-7b 8xh100 --phase train --batch 64 --what-if memory-utilization=0.9",
                "llama-2-7b 8xh100 --phase train --batch 64 --what-if reserve=1GB",
                "llama-3.1-8b h100 --generate 64 --arrival 5 --what-if chunk=512"
            })
    void aWhatIfThatMovesANumberBesideTheRowsIsNotIdle(String line) {
        String[] words = line.split(" ", 3);
        Cli.Result result = run("compare --model " + words[0] + " --hw " + words[1] + " " + words[2]);
        assertThat(result.exitCode()).isZero();
        assertThat(result.errorOutput()).doesNotContain("changes nothing");
    }

    @Test
    void aWhatIfThatMattersOnOneMachineIsNotIdle() {
        Cli.Result result =
                run("compare --model gpt --hw h100,t4 --phase decode --what-if hw.memory.bandwidth=320GB/s");
        assertThat(result.errorOutput()).doesNotContain("changes nothing");
    }

    @Test
    void listsTakeNoChange() {
        Cli.Result result = run("list models --set model.width=2x");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput())
                .contains("there is no option \"--set\"; it is one of analyze, compare, trends, show");
    }

    private static List<String> numbers(HardwareProfile machine) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < machine.memory().size(); i++) {
            if (machine.memory().get(i).capacity().isPresent()) {
                paths.add("hw.memory." + i + ".capacity");
            }
            if (machine.memory().get(i).bandwidth().isPresent()) {
                paths.add("hw.memory." + i + ".bandwidth");
            }
        }
        for (int i = 0; i < machine.links().size(); i++) {
            paths.add("hw.links." + i + ".bandwidth_per_direction");
            if (machine.links().get(i).stepLatency().isPresent()) {
                paths.add("hw.links." + i + ".step_latency.time");
            }
        }
        for (int i = 0; i < machine.ceilings().size(); i++) {
            paths.add("hw.compute." + i + ".peak");
        }
        paths.add("hw.power.tdp");
        paths.add("hw.units.clock");
        return paths;
    }

    /** What is printed without the names, the files and what is said of the change itself. */
    private static String rest(String output) {
        StringBuilder rest = new StringBuilder();
        for (String line : output.replaceAll("(?s)\"notes\" : \\[.*?\\]", "").split("\n", 0)) {
            boolean name = line.startsWith("# hardware ")
                    || line.contains("\"name\"")
                    || line.contains("\"origin\"")
                    || line.contains("\"id\"")
                    || line.contains("\"hardware\"")
                    || line.contains("the machine: ")
                    || line.contains("changes nothing here");
            rest.append(name ? "" : line.stripTrailing().replaceAll(",$", "") + "\n");
        }
        return rest.toString();
    }

    private static Cli.Result run(String line) {
        return Cli.run(line.replaceAll(" +", " ").strip().split(" "));
    }
}
