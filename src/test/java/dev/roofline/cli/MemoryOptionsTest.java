package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be kept of a memory, as a user asks for it. */
class MemoryOptionsTest {
    @Test
    void theReportSaysWhatMayBeKeptAndCountsByIt() throws Exception {
        JsonNode plain = memory("llama-3.1-8b", "--batch", "64");
        JsonNode less = memory("llama-3.1-8b", "--batch", "64", "--memory-utilization", "0.5", "--reserve", "2 GB");
        double capacity = plain.get("capacity_bytes").asDouble();
        assertThat(plain.get("usable_bytes").asDouble()).isEqualTo(capacity);
        assertThat(plain.get("memory_utilization").asDouble()).isEqualTo(1);
        assertThat(plain.get("reserve_bytes").asDouble()).isZero();
        assertThat(less.get("capacity_bytes").asDouble()).isEqualTo(capacity);
        assertThat(less.get("usable_bytes").asDouble()).isCloseTo(capacity / 2 - 2e9, within(1.0));
        assertThat(less.get("left_bytes").asDouble())
                .isCloseTo(capacity / 2 - 2e9 - less.get("total_bytes").asDouble(), within(1.0));
        // A sequence of 513 tokens keeps 33 pages of 16 x 131,072 B; what is taken away is room for so many fewer.
        double sequence = 33 * 16 * 131_072.0;
        long fewer =
                plain.get("largest_batch").asLong() - less.get("largest_batch").asLong();
        assertThat(fewer * sequence).isCloseTo(capacity / 2 + 2e9, within(0.01 * capacity));
        assertThat(less.get("verdict").asText())
                .contains(" usable (0.5 of ")
                .contains(" of HBM3, less 2 GB) on each device, fits");
    }

    @Test
    void fitsAndTheHeadFollow() {
        Cli.Result fits = run("--batch", "1", "--require", "fits");
        assertThat(fits.exitCode()).isZero();
        assertThat(fits.output()).doesNotContain("# memory");
        Cli.Result not = run("--batch", "1", "--require", "fits", "--reserve", "66GiB");
        assertThat(not.exitCode()).isEqualTo(4);
        assertThat(not.output())
                .contains("# memory      ")
                .contains(
                        "the model does not fit the share of the device's memory that may be taken; times are those of a device with"
                                + " enough of it");
        assertThat(run("--require", "fits", "--reserve", "1e15").exitCode()).isEqualTo(4);
    }

    /** vLLM had 1.71 GiB left for a cache that needs 4.54: what the engine holds beside the checkpoint's bytes is reserved. */
    @Test
    void gptOssServesItsWholeContextOnlyWithoutTheEngine() {
        List<String> asked = List.of(
                "analyze",
                "--model",
                "gpt-oss-120b",
                "--hw",
                "h100",
                "--phase",
                "decode",
                "--context",
                "131071",
                "--memory-utilization",
                "0.95",
                "--require",
                "fits");
        assertThat(Cli.run(asked.toArray(String[]::new)).exitCode()).isZero();
        List<String> engine = new ArrayList<>(asked);
        engine.addAll(List.of("--reserve", "12.7GiB"));
        assertThat(Cli.run(engine.toArray(String[]::new)).exitCode()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "--memory-utilization, 0",
        "--memory-utilization, 1.5",
        "--memory-utilization, NaN",
        "--memory-utilization, 1e-400",
        "--memory-utilization, 1e-320",
        "--memory-utilization, 0.00099",
        "--memory-utilization, 90%",
        "--reserve, -1",
        "--reserve, -2 GB",
        "--reserve, 1e400",
        "--reserve, 2 XB",
        "--reserve, 2 GB/s",
        "--reserve, much",
        "--reserve, ''"
    })
    void whatIsNoShareAndNoSizeIsRefused(String option, String value) {
        Cli.Result result = run(option, value);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(option).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"0", "-0", "0 GB", "2000000000", "2e9", "2 GB", "2GB", "1.862645149230957GiB"})
    void aReserveHasAUnitOrNone(String value) {
        Cli.Result result = run("--reserve", value);
        assertThat(result.exitCode()).isZero();
        assertThat(result.output().contains("less 2 GB")).isEqualTo(!value.contains("0 GB") && value.length() > 2);
    }

    @Test
    void commandsAndMachinesWithoutAnEffectSaySo() {
        assertThat(Cli.run("trends", "--model", "gpt", "--reserve", "1GB").errorOutput())
                .contains("there is no option \"--reserve\"; it is one of analyze, compare");
        assertThat(Cli.run("show", "h100", "--memory-utilization", "0.9").exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("analyze", "--model", "gpt", "--hw", "itanium-800", "--memory-utilization", "0.9")
                        .output())
                .contains("--memory-utilization and --reserve change nothing here");
    }

    @Test
    void machinesOfAComparisonHaveTheirOwn() {
        Cli.Result result = Cli.run(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100,a10",
                "--phase",
                "decode",
                "--memory-utilization",
                "0.5",
                "--by",
                "phase",
                "--format",
                "csv",
                "--columns",
                "hardware,fits");
        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("h100-sxm-80gb,yes").contains("a10,no");
        assertThat(Cli.run(
                                "compare",
                                "--model",
                                "gpt",
                                "--hw",
                                "h100",
                                "--phase",
                                "decode",
                                "--what-if",
                                "reserve=90GB",
                                "--by",
                                "phase",
                                "--format",
                                "csv",
                                "--columns",
                                "fits")
                        .output())
                .contains("yes")
                .contains("no");
        assertThat(Cli.run(
                                "compare",
                                "--model",
                                "bert,gpt",
                                "--hw",
                                "h100",
                                "--path",
                                "length=128",
                                "--reserve",
                                "90GB",
                                "--format",
                                "csv",
                                "--columns",
                                "fits")
                        .output())
                .contains("no")
                .doesNotContain("yes");
    }

    @Test
    void promptsOnOtherMachinesFitThoseOrNot() {
        String[] roomy = divided("h100", "a100");
        String[] small = divided("h100", "v100-sxm2-16gb");
        assertThat(fits(roomy)).containsExactly("prefill,yes", "transfer,yes", "decode,yes");
        assertThat(fits(small)).containsExactly("prefill,no", "transfer,yes", "decode,yes");
    }

    @ParameterizedTest
    @CsvSource({
        "--draft llama-3.2-1b --acceptance 0.8 --model llama-3.1-8b --hw h100 --generate 16 --prompt 700",
        "--draft mtp --acceptance 0.8 --model deepseek-v3 --hw h200 --tp 8 --generate 2 --prompt 300 --fusion none",
        "--prefill-hw a100 --model llama-3.1-8b --hw h100 --generate 16 --prompt 700 --reserve 3GB",
        "--offload weights=0.5 --model llama-3.1-8b --hw h100 --generate 4 --prompt 700 --memory-utilization 0.7"
    })
    void theLargestSizesThatAreNamedFitWithHelpersToo(String asked) throws Exception {
        List<String> run = new ArrayList<>(List.of("analyze", "--format", "json"));
        run.addAll(List.of(asked.split(" ")));
        JsonNode named = memory(run);
        long prompt = Long.parseLong(run.get(run.indexOf("--prompt") + 1));
        for (int more = 0; more <= 1; more++) {
            boolean fits = more == 0;
            long batch = named.get("largest_batch").asLong() + more;
            assertThat(memory(run, "--batch", batch).get("fits").asBoolean())
                    .as("batch %d", batch)
                    .isEqualTo(fits);
            long context = named.get("longest_context").asLong() - prompt + more;
            assertThat(memory(run, "--context", context).get("fits").asBoolean())
                    .as("context %d", context)
                    .isEqualTo(fits);
        }
    }

    private static JsonNode memory(List<String> run, String option, long value) throws Exception {
        List<String> sized = new ArrayList<>(run);
        sized.addAll(List.of(option, Long.toString(value)));
        return memory(sized);
    }

    private static JsonNode memory(List<String> run) throws Exception {
        return new ObjectMapper()
                .readTree(Cli.run(run.toArray(String[]::new)).output())
                .get("memory");
    }

    private static String[] divided(String decoder, String prompts) {
        return new String[] {
            "analyze",
            "--model",
            "llama-3.1-8b",
            "--hw",
            decoder,
            "--generate",
            "4",
            "--prefill-hw",
            prompts,
            "--memory-utilization",
            "0.9",
            "--by",
            "phase",
            "--format",
            "csv",
            "--columns",
            "phase,fits"
        };
    }

    private static List<String> fits(String... asked) {
        List<String> lines = new ArrayList<>();
        for (String line : Cli.run(asked).output().split("\\R", 0)) {
            lines.add(line);
        }
        return lines.subList(1, lines.size());
    }

    private static Cli.Result run(String... more) {
        List<String> all = new ArrayList<>(
                List.of("analyze", "--model", "llama-3.1-8b", "--hw", "h100", "--phase", "decode", "--context", "512"));
        all.addAll(List.of(more));
        return Cli.run(all.toArray(String[]::new));
    }

    private static JsonNode memory(String model, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "analyze",
                "--model",
                model,
                "--hw",
                "h100",
                "--phase",
                "decode",
                "--context",
                "512",
                "--format",
                "json"));
        all.addAll(List.of(more));
        return memory(all);
    }
}
