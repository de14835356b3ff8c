package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import dev.roofline.oracle.Csv;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a machine is named beside numbers of several of it, it says so. */
class DevicesTest {
    private static final String EIGHT = "8 x NVIDIA H100 SXM5 80GB";

    @ParameterizedTest
    @CsvSource({
        "--tp 8, 8",
        "--tp 4 --dp 2 --batch 2, 8",
        "--tp 2 --pp 4, 8",
        "--cp 2 --dp 3 --batch 6, 6",
        "--batch 1, 1",
        "--phase train --dp 4 --batch 4 --pp 2, 8"
    })
    void everyRowHasTheDevicesOfItsDeployment(String options, String devices) {
        List<Csv.Row> rows = rows("--model llama-3.1-8b --hw h100 " + options);
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("devices")).isEqualTo(devices));
    }

    @Test
    void sidesOfADividedRunHaveEachTheirOwn() {
        List<Csv.Row> rows =
                rows("--model llama-3.1-8b --hw a100 --tp 4 --generate 5 --prefill-hw h100 --prefill-tp 2 --by phase");
        assertThat(rows)
                .extracting(row -> row.get("phase") + " " + row.get("hardware") + " " + row.get("devices"))
                .containsExactly("prefill h100-sxm-80gb 2", "transfer a100-sxm-80gb 4", "decode a100-sxm-80gb 4");
        assertThat(output("--model llama-3.1-8b --hw a100 --tp 4 --generate 5 --prefill-hw h100 --prefill-tp 2"))
                .contains("# hardware    4 x NVIDIA A100 SXM4 80GB (", "# prefill hw  2 x NVIDIA H100 SXM5 80GB (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "markdown"})
    void headsSayHowMany(String format) {
        assertThat(output("--model llama-3.1-8b --hw h100 --tp 8 --format " + format))
                .contains(EIGHT + " (catalogue:h100-sxm-80gb)");
        assertThat(output("--model llama-3.1-8b --hw h100 --format " + format)).doesNotContain(" x NVIDIA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html", "chart"})
    void titlesOfChartsSayHowMany(String format) {
        assertThat(output("--model llama-3.1-8b --hw h100 --tp 8 --format " + format))
                .contains("Llama 3.1 8B on " + EIGHT)
                .contains("Roofs and dots are those of one of the 8 devices.");
        assertThat(output("--model llama-3.1-8b --hw h100 --format " + format))
                .contains("Llama 3.1 8B on NVIDIA H100 SXM5 80GB")
                .doesNotContain("Roofs and dots");
    }

    @Test
    void aChartOfSeveralSaysWhatTheyShare() {
        assertThat(Cli.run("compare", "--model", "llama-3.1-8b", "--hw", "a100,h100", "--tp", "8", "--format", "svg")
                        .output())
                .contains("Llama 3.1 8B: a100, h100 (8 devices each)");
        assertThat(Cli.run("compare", "--model", "llama-3.1-8b", "--hw", "h100", "--what-if", "tp=8", "--format", "svg")
                        .output())
                .contains("Llama 3.1 8B: llama-3.1-8b on h100, llama-3.1-8b on 8 x h100 with tp=8");
    }

    private static List<Csv.Row> rows(String options) {
        return Csv.read(output(options + " --format csv").lines().toList());
    }

    private static String output(String options) {
        Cli.Result result = Cli.run(("analyze " + options).split(" "));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        return result.output();
    }
}
