package dev.roofline.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import dev.roofline.oracle.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons against the analyses that they are made of, and against published numbers. */
class ComparisonTest {
    private static final List<String> VALUES = List.of(
            "flops", "bytes", "intensity_flop_per_byte", "compute_time_s", "memory_time_s", "time_s", "bound", "share");

    @ParameterizedTest
    @ValueSource(strings = {"operator", "layer", "group", "phase"})
    void everyRowIsTheOneThatAnalyzePrints(String by) {
        List<Csv.Row> compared =
                rows("compare", "--model", "gpt,t5", "--hw", "a100,tpu-v5e", "--batch", "3", "--by", by);
        List<Csv.Row> analysed = new ArrayList<>();
        for (String model : List.of("gpt", "t5")) {
            for (String machine : List.of("a100", "tpu-v5e")) {
                analysed.addAll(rows("analyze", "--model", model, "--hw", machine, "--batch", "3", "--by", by));
            }
        }
        assertThat(compared).hasSameSizeAs(analysed);
        for (Csv.Row row : analysed) {
            assertThat(compared)
                    .as("%s", row)
                    .anySatisfy(other -> assertThat(other.fields()).containsAllEntriesOf(row.fields()));
        }
    }

    /** Phases are of one batch: where servers are compared, each one's own sentence stands beneath. */
    @Test
    void serversAreSaidAsTheirOwnReportsSayThem() {
        String served = "--prompt 1000 --generate 200 --by phase --model llama-3.1-8b --hw a100 --arrival 14";
        String both = Cli.run(("compare " + served + " --what-if chunk=256").split(" "))
                .output();
        for (String chunk : List.of("", " --chunk 256")) {
            String alone = Cli.run(("analyze " + served + chunk).split(" ")).output();
            String sentence = alone.lines()
                    .filter(line -> line.startsWith("server: "))
                    .findFirst()
                    .orElseThrow();
            assertThat(both).contains(": " + sentence.substring("server: ".length()) + "\n");
        }
    }

    @Test
    void aWhatIfIsTheSameAsTheOptionsThatItNames() {
        List<Csv.Row> rows = rows(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100",
                "--what-if",
                "weights=int4; kv-cache=fp8;batch=32; hw.memory.bandwidth=2x");
        List<Csv.Row> alone = rows(
                "analyze",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100",
                "--weights",
                "int4",
                "--kv-cache",
                "fp8",
                "--batch",
                "32",
                "--set",
                "hw.memory.bandwidth=2x",
                "--by",
                "group");
        List<Csv.Row> changed =
                rows.stream().filter(row -> !row.get("what_if").isEmpty()).toList();
        assertThat(changed).hasSameSizeAs(alone);
        for (int i = 0; i < alone.size(); i++) {
            for (String column : VALUES) {
                assertThat(changed.get(i).get(column))
                        .as(column)
                        .isEqualTo(alone.get(i).get(column));
            }
        }
        assertThat(changed.get(0).get("compared"))
                .isEqualTo("llama-3.1-8b with weights=int4; kv-cache=fp8; batch=32; hw.memory.bandwidth=2x");
    }

    /** From the values of the rows themselves: the baseline's are found by name, not by order. */
    @ParameterizedTest
    @ValueSource(strings = {"operator", "layer", "group", "phase"})
    void ratiosAreOfTheValuesThatStandInTheRows(String by) {
        List<Csv.Row> rows =
                rows("compare", "--model", "gpt,gpt2-large", "--hw", "a100,h100", "--what-if", "batch=8", "--by", by);
        Map<String, Csv.Row> base = new HashMap<>();
        for (Csv.Row row : rows) {
            if (row.get("compared").equals("gpt on a100")) {
                base.put(key(row), row);
            }
        }
        int divided = 0;
        for (Csv.Row row : rows) {
            Csv.Row other = base.get(key(row));
            if (other == null) {
                assertThat(row.get("time_ratio")).as("%s", row).isEmpty();
                continue;
            }
            divided += ratio(row, other, "flops", "flops_ratio")
                    + ratio(row, other, "bytes", "bytes_ratio")
                    + ratio(row, other, "time_s", "time_ratio")
                    + ratio(other, row, "time_s", row.get("speed_up"));
        }
        assertThat(divided).isGreaterThan(40);
    }

    /** Layers beyond the baseline's have no counterpart. */
    private static String key(Csv.Row row) {
        String layers = row.get("operator").isEmpty() ? row.get("layers") : "";
        return row.get("phase") + "/" + row.get("group") + "/" + row.get("operator") + "/" + layers;
    }

    private static int ratio(Csv.Row row, Csv.Row other, String value, String ratio) {
        double base = Double.parseDouble(other.get(value));
        String printed = row.has(ratio) ? row.get(ratio) : ratio;
        if (base == 0) {
            assertThat(printed).as("%s of %s", value, row).isEmpty();
            return 0;
        }
        double expected = Double.parseDouble(row.get(value)) / base;
        assertThat(Double.parseDouble(printed))
                .as("%s of %s", value, row)
                .isCloseTo(expected, within(expected * 1e-10));
        return 1;
    }

    /** Twice the bandwidth halves what the memory bounds, exactly. */
    @Test
    void twiceTheBandwidthIsTwiceAsFastWhereTheMemoryIsTheBound() {
        List<Csv.Row> rows = rows(
                "compare",
                "--model",
                "gpt",
                "--hw",
                "a100",
                "--phase",
                "decode",
                "--by",
                "phase",
                "--what-if",
                "hw.memory.bandwidth=2x");
        assertThat(rows.get(1).get("bound")).isEqualTo("memory");
        assertThat(Double.parseDouble(rows.get(1).get("speed_up"))).isCloseTo(2, within(1e-12));
        assertThat(rows.get(1).get("flops_ratio")).isEqualTo("1");
    }

    /**
     * The nominal roofline of a Gold 6242 (2867 GFLOP/s, 140.8 GB/s) at 4 bytes an element over the survey's operators,
     * GPT-2 over BERT-Base at 128 tokens, counted by hand from the survey's formulas.
     */
    @ParameterizedTest
    @CsvSource({"128, 37", "256, 75", "512, 153", "1024, 323", "2048, 712", "4096, 1686"})
    void thePapersComparisonGivesTheRatiosCountedFromItsFormulas(String length, String ratio) {
        List<Csv.Row> rows = survey().stream()
                .filter(row ->
                        row.get("compared").equals("gpt") && row.get("length").equals(length))
                .toList();
        assertThat(rows).hasSize(1);
        assertThat(Math.round(Double.parseDouble(rows.get(0).get("time_ratio"))))
                .isEqualTo(Long.parseLong(ratio));
    }

    /** Figures 4 and 5 of arXiv 2302.14017, GFLOP and GB (1 byte an element) over sequences of 128 to 4096 tokens. */
    @ParameterizedTest
    @CsvSource({
        "bert, 22 46 97 214 505 1324, 0.1 0.2 0.4 1.1 3.2 11.2",
        "gpt, 22 45 92 194 428 1012, 11.1 22.5 46.2 97.3 214.3 507.8"
    })
    void wholeSequencesUnderSurveyCountingAreThePapersFigures(String model, String flops, String bytes) {
        int at = 0;
        for (Csv.Row row : rows("compare", "--model", "bert,gpt", "--hw", "gold-6242", "--counting", "survey")) {
            if (row.get("compared").equals(model)) {
                double printedFlops = Double.parseDouble(flops.split(" ", 0)[at]);
                double printedBytes = Double.parseDouble(bytes.split(" ", 0)[at++]);
                assertThat(Double.parseDouble(row.get("flops")) / 1e9).isCloseTo(printedFlops, within(0.55));
                assertThat(Double.parseDouble(row.get("bytes")) / 1e9).isCloseTo(printedBytes, within(0.051));
            }
        }
        assertThat(at).isEqualTo(6);
    }

    @Test
    void measuredTimesStandBesideTheRatiosThatTheyAreOf() {
        List<String> printed = new ArrayList<>();
        for (Csv.Row row : survey()) {
            printed.add(row.get("published_time_ratio"));
        }
        assertThat(printed)
                .containsExactly(
                        "1", "2", "3", "9", "25", "84", "3", "6", "10", "26", "72", "218", "45", "93", "201", "427",
                        "965", "2344");
        for (List<String> other : List.of(
                List.of("--hw", "a100"),
                List.of("--hw", "gold-6242", "--batch", "2"),
                List.of("--hw", "gold-6242", "--path", "length=64,128"))) {
            List<String> args = new ArrayList<>(List.of("compare", "--model", "bert,gpt"));
            args.addAll(other);
            for (Csv.Row row : rows(args.toArray(String[]::new))) {
                assertThat(row.get("published_time_ratio")).as("%s", other).isEmpty();
            }
        }
    }

    @Test
    void aWholeSequenceIsEveryStepOfItsGeneration() {
        Csv.Row whole = rows("compare", "--model", "gpt,gpt2-medium", "--hw", "a100", "--path", "length=5")
                .get(0);
        double flops = 0;
        double seconds = 0;
        for (int context = 0; context < 5; context++) {
            Csv.Row step = rows(
                            "analyze",
                            "--model",
                            "gpt",
                            "--hw",
                            "a100",
                            "--phase",
                            "decode",
                            "--context",
                            Integer.toString(context),
                            "--by",
                            "phase")
                    .get(0);
            flops += Double.parseDouble(step.get("flops"));
            seconds += Double.parseDouble(step.get("time_s"));
        }
        assertThat(Double.parseDouble(whole.get("flops"))).isEqualTo(flops);
        assertThat(Double.parseDouble(whole.get("time_s"))).isCloseTo(seconds, within(seconds * 1e-10));
        assertThat(Double.parseDouble(whole.get("tokens_per_s"))).isCloseTo(5 / seconds, within(5 / seconds * 1e-10));
    }

    @Test
    void verdictsThatSayTheSameAreOneSentence() {
        String output = Cli.run("compare", "--model", "gpt", "--hw", "a100,h100,mi300x,tpu-v5e")
                .output();
        List<String> decode =
                output.lines().filter(line -> line.startsWith("decode: ")).toList();
        assertThat(decode).hasSize(1);
        assertThat(decode.get(0))
                .contains("the fastest: ", " times as fast as a100; all memory-bound, above all reading weights; ")
                .endsWith(
                        "; memory-bound at every batch, as the cache grows with the batch; memory-bound at every context");
    }

    @Test
    void whatDoesNotFitIsSaidFirstAndWinsNothing() throws IOException {
        String[] args = {"compare", "--model", "llama-3.1-8b,llama-3.1-70b", "--hw", "h100", "--phase", "decode"};
        assertThat(Cli.run(args).output().lines().skip(2).limit(2))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("memory: does not fit: llama-3.1-70b (56.34 GB short)"),
                        line -> assertThat(line).contains(" on llama-3.1-8b, the only one that fits; "));
        String sorted = Cli.run(
                        "compare",
                        "--model",
                        "llama-3.1-70b",
                        "--hw",
                        "rtx-4090,h100,h200,mi300x",
                        "--phase",
                        "decode",
                        "--sort",
                        "speed",
                        "--price",
                        "rtx-4090=0.1; h100=0.5; h200=3; mi300x=2",
                        "--by",
                        "phase")
                .output();
        assertThat(sorted.lines().skip(2).limit(2))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("memory: does not fit: rtx-4090 (")
                                .contains("h100 ("),
                        line -> assertThat(line)
                                .contains(" on mi300x, the fastest that fits: ", "mi300x is the cheapest that fits: "));
        assertThat(sorted.lines().filter(line -> line.matches("(rtx-4090|h100|h200|mi300x) .*")))
                .extracting(line -> line.split(" ", 2)[0])
                .startsWith("mi300x", "h200", "h100", "rtx-4090");
        JsonNode json = new ObjectMapper()
                .readTree(Cli.run(with(args, "--format", "json")).output());
        assertThat(json.get("contenders").get(0).get("fits").asBoolean()).isTrue();
        assertThat(json.get("contenders").get(1).get("fits").asBoolean()).isFalse();
        assertThat(json.get("contenders")
                        .get(1)
                        .get("report")
                        .get("phases")
                        .get(0)
                        .get("time_s")
                        .asDouble())
                .isCloseTo(0.04153, within(1e-5));
    }

    @Test
    void filesOfOneNameAreToldApartByTheirPaths(@TempDir Path folder) throws IOException {
        Path one = Files.createDirectory(folder.resolve("one")).resolve("x.json");
        Path two = Files.createDirectory(folder.resolve("two")).resolve("x.json");
        Files.copy(Path.of("model-specs/gpt2.json"), one);
        Files.copy(Path.of("model-specs/gpt2-large.json"), two);
        List<Csv.Row> rows =
                rows("compare", "--model", one + "," + two, "--hw", "a100", "--phase", "decode", "--by", "phase");
        assertThat(rows).extracting(row -> row.get("compared")).containsExactly(one.toString(), two.toString());
        assertThat(Double.parseDouble(rows.get(1).get("bytes_ratio"))).isGreaterThan(5);
        assertThat(Cli.run("compare", "--model", one + "," + one, "--hw", "a100")
                        .errorOutput())
                .contains("is named twice");
    }

    /** A model of one's own that bears the name of the one that was measured was not measured. */
    @Test
    void measuredTimesAreOfTheShippedModelsAlone(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("model-specs/bert-large-uncased.json"), folder.resolve("bert-base-uncased.json"));
        for (Csv.Row row : rows(
                "compare", "--model", "bert-base-uncased,gpt", "--hw", "gold-6242", "--model-dir", folder.toString())) {
            assertThat(row.get("published_time_ratio")).isEmpty();
        }
    }

    /** At one context eight sequences take longer and make more tokens a second. */
    @Test
    void tokensASecondStandBesideTimesOnAPathToo() {
        String output = Cli.run(
                        "compare",
                        "--model",
                        "gpt",
                        "--hw",
                        "a100",
                        "--phase",
                        "decode",
                        "--path",
                        "context=64,512",
                        "--what-if",
                        "batch=8")
                .output();
        String heading = output.lines()
                .filter(line -> line.startsWith("compared "))
                .findFirst()
                .orElseThrow();
        assertThat(heading).contains("tok/s", "tok/s-x");
        assertThat(Cli.run("compare", "--model", "gpt", "--hw", "a100,h100", "--path", "context=64")
                        .output())
                .doesNotContain("tok/s");
    }

    /** Numbers of devices that differ are part of the names; one device stays as it is called. */
    @Test
    void candidatesOfUnlikeDevicesSayHowManyTheyHave() {
        List<Csv.Row> rows = rows(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100",
                "--by",
                "phase",
                "--phase",
                "decode",
                "--what-if",
                "tp=2",
                "--what-if",
                "tp=4; batch=8");
        assertThat(rows)
                .extracting(row -> row.get("compared"))
                .containsExactly(
                        "llama-3.1-8b on h100",
                        "llama-3.1-8b on 2 x h100 with tp=2",
                        "llama-3.1-8b on 4 x h100 with tp=4; batch=8");
        assertThat(rows).extracting(row -> row.get("devices")).containsExactly("1", "2", "4");
        List<Csv.Row> machines = rows(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "a100,h100",
                "--by",
                "phase",
                "--phase",
                "decode",
                "--what-if",
                "tp=8");
        assertThat(machines)
                .extracting(row -> row.get("compared"))
                .containsExactly("a100", "8 x a100 with tp=8", "h100", "8 x h100 with tp=8");
        List<Csv.Row> alike = rows(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "a100,h100",
                "--by",
                "phase",
                "--phase",
                "decode",
                "--tp",
                "8");
        assertThat(alike).extracting(row -> row.get("compared")).containsExactly("a100", "h100");
        assertThat(alike).extracting(row -> row.get("devices")).containsExactly("8", "8");
    }

    @Test
    void aDevicesGainIsTheSpeedUpOverTheDevicesThatItTakes() {
        List<Csv.Row> rows = rows(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100",
                "--tp",
                "2",
                "--by",
                "group",
                "--what-if",
                "tp=8",
                "--what-if",
                "tp=1; dp=4; batch=4");
        int compared = 0;
        for (Csv.Row row : rows) {
            if (!row.get("speed_up").isEmpty()) {
                double devices = Double.parseDouble(row.get("devices"));
                double expected = Double.parseDouble(row.get("speed_up")) * 2 / devices;
                assertThat(Double.parseDouble(row.get("speed_up_per_device")))
                        .isCloseTo(expected, within(expected * 1e-9));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
        String output = Cli.run(
                        "compare",
                        "--model",
                        "llama-3.1-8b",
                        "--hw",
                        "h100",
                        "--phase",
                        "decode",
                        "--what-if",
                        "dp=4; batch=4")
                .output();
        // Four replicas that each do what the one does: four times the tokens, and as many a device.
        assertThat(output)
                .contains("4 times as many as llama-3.1-8b on h100 (1 a device)", "tok/s-x/device")
                .contains("in all, a device: llama-3.1-8b on 4 x h100 with dp=4; batch=4 1");
        assertThat(Cli.run("compare", "--model", "llama-3.1-8b", "--hw", "a100,h100", "--tp", "8")
                        .output())
                .doesNotContain("a device)", "/device", "a device:");
    }

    @Test
    void aWhatIfThatSpreadsAModelAsItCannotBeIsSaidToBeTheOne() {
        Cli.Result result = Cli.run("compare", "--model", "gpt", "--hw", "a100", "--what-if", "tp=512");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("\"gpt with tp=512\": --tp 512 is not possible here");
    }

    @Test
    void theMapOverTheSameWithoutWhatIfDividesByItsOwnMachine() {
        String output = Cli.run(
                        "compare",
                        "--model",
                        "gpt",
                        "--hw",
                        "a100,h100",
                        "--phase",
                        "decode",
                        "--what-if",
                        "hw.memory.bandwidth=2x")
                .output();
        String map = output.substring(output.indexOf("as the same without what-if"));
        assertThat(map.lines()
                        .filter(line -> line.startsWith("total"))
                        .findFirst()
                        .orElseThrow()
                        .split(" +"))
                .containsExactly("total", "2.000", "2.000");
    }

    private static List<Csv.Row> survey() {
        return rows(
                "compare",
                "--model",
                "bert,bert-large,gpt",
                "--hw",
                "gold-6242",
                "--counting",
                "survey",
                "--dtype",
                "fp32");
    }

    private static List<Csv.Row> rows(String... args) {
        Cli.Result result = Cli.run(with(args, "--format", "csv", "--columns", "+all"));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        return Csv.read(result.output().lines().toList());
    }

    private static String[] with(String[] args, String... more) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
