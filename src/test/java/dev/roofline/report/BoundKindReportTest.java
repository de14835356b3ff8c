package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import dev.roofline.oracle.Csv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reports say where a profile is silent about what its machine multiplies in, and where it is not. */
class BoundKindReportTest {
    @Test
    void aSumIsNoBoundWhereAnOperatorIsNone() {
        for (String by : List.of("operator", "layer", "group", "phase")) {
            for (Csv.Row row : csv("--hw", "jetson-agx-orin-64gb", "--dtype", "fp8", "--by", by)) {
                String group = row.get("group");
                boolean products = by.equals("operator")
                        ? row.get("operator").matches(".*\\.(qkv|kernel|output|up|down)")
                        : by.equals("phase") || group.equals("projection") || group.equals("ffn");
                if (products) {
                    assertThat(row.get("bound_kind")).as("%s %s", by, row).isEqualTo("none");
                }
                assertThat(row.get("bound_kind")).isIn("lower", "none");
                if (group.equals("elementwise")) {
                    assertThat(row.get("bound_kind")).isEqualTo("lower");
                }
            }
        }
        assertThat(csv("--hw", "a100", "--dtype", "fp8"))
                .allMatch(row -> row.get("bound_kind").equals("lower"));
    }

    @Test
    void theVerdictNamesTheWidthAndKindOfProducts() throws IOException {
        assertThat(verdicts("--hw", "grace"))
                .isNotEmpty()
                .allMatch(verdict -> verdict.endsWith("; not a bound: this profile is silent about 16-bit products"));
        assertThat(verdicts("--hw", "tpu-v7", "--dtype", "int8"))
                .isNotEmpty()
                .allMatch(verdict ->
                        verdict.endsWith("; not a bound: this profile is silent about 8-bit integer products"));
        assertThat(verdicts("--hw", "a100")).isNotEmpty().noneMatch(verdict -> verdict.contains("not a bound"));
    }

    @Test
    void aProfileWhoseCompletenessIsTakenAwayBoundsNoLonger() {
        assertThat(csv("--hw", "p40", "--by", "phase"))
                .allMatch(row -> row.get("bound_kind").equals("lower"));
        assertThat(csv("--hw", "p40", "--by", "phase", "--set", "hw.complete=null"))
                .allMatch(row -> row.get("bound_kind").equals("none"));
        assertThat(Cli.run("analyze", "--model", "gpt", "--hw", "p40", "--require", "prefill.bound_kind==lower")
                        .exitCode())
                .isZero();
    }

    @Test
    void aComparisonSaysItOfTheMachineThatItHoldsOf() {
        String said = Cli.run("compare", "--model", "gpt", "--hw", "grace,h100", "--phase", "prefill")
                .output();
        assertThat(said.lines().filter(line -> line.contains("not a bound")))
                .singleElement()
                .asString()
                .contains("; grace: not a bound: ")
                .doesNotContain("h100: not a bound");
    }

    @Test
    void whatRunsUnderAnotherPeakSaysWhy() {
        assertThat(notes("--hw", "p40"))
                .contains(
                        "products in fp16 run under the vector fp32 peak: the machine's own vector fp16 peak, 184 GFLOP/s, is slower");
        assertThat(notes("--hw", "tpu-v5e"))
                .contains(
                        "products in fp16 run under the matrix bf16 peak, values converted: the machine has no fp16 peak");
        assertThat(notes("--hw", "t4", "--dtype", "bf16"))
                .contains(
                        "products in bf16 run under the matrix fp16 peak, values converted: the machine has no bf16 peak");
        assertThat(notes("--hw", "a100", "--dtype", "fp8"))
                .contains("products in fp8 run under the matrix fp16 peak: the machine has no fp8 peak");
        // The vector units of an H100 multiply in bf16, at a rate that the profile does not list.
        assertThat(notes("--hw", "h100", "--dtype", "bf16"))
                .contains("under the vector fp32 peak: the machine's profile lists no vector bf16 peak");
    }

    @Test
    void productsOfWideOperandsSayThatEmulationIsNotCounted() {
        String sentence = "emulating it by several products in narrower formats is not counted";
        assertThat(notes("--hw", "h100", "--dtype", "fp32"))
                .contains("a product in fp32 is counted as one: " + sentence);
        // fp16 that runs under an fp32 peak has nothing to emulate.
        assertThat(notes("--hw", "p40")).doesNotContain(sentence);
        assertThat(notes("--hw", "h100", "--dtype", "tf32")).doesNotContain(sentence);
    }

    private static String notes(String... options) {
        return run(options).output();
    }

    private static List<Csv.Row> csv(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--format", "csv"));
        return Csv.read(run(all.toArray(new String[0])).output().lines().toList());
    }

    private static List<String> verdicts(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--format", "json"));
        List<String> verdicts = new ArrayList<>();
        for (JsonNode phase : new ObjectMapper()
                .readTree(run(all.toArray(new String[0])).output())
                .get("phases")) {
            verdicts.add(phase.get("verdict").asText());
            assertThat(phase.get("bound_kind").asText())
                    .isEqualTo(phase.get("verdict").asText().contains("not a bound") ? "none" : "lower");
        }
        return verdicts;
    }

    private static Cli.Result run(String... options) {
        List<String> all = new ArrayList<>(List.of("analyze", "--model", "gpt"));
        all.addAll(List.of(options));
        return Cli.run(all.toArray(new String[0]));
    }
}
