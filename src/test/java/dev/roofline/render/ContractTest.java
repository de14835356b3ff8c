package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import dev.roofline.oracle.Csv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts rely on. */
class ContractTest {
    /** The columns of the contract, and the two behind them. */
    private static final String HEADER =
            "model,hardware,phase,batch,tokens,context,weights,activations,kv_cache,fusion,tp,pp,ep,dp,cp,layers,group,"
                    + "operator,engine,count,flops,bytes,weight_bytes,activation_bytes,kv_bytes,network_bytes,"
                    + "intensity_flop_per_byte,ridge_flop_per_byte,attainable_flop_per_s,compute_time_s,memory_time_s,"
                    + "network_time_s,time_s,bound,share,devices,bound_kind";

    private static final String COMPARED = ",compared,what_if,length,baseline,flops_ratio,bytes_ratio,intensity_ratio,"
            + "time_ratio,time_ratio_at_length,speed_up,published_time_ratio,tokens_per_s,tokens_per_s_ratio";

    private static final String COMPARED_LATER = ",speed_up_per_device,tokens_per_s_ratio_per_device";

    /** Behind the columns of the contract in 0.1.0, in its order, but for the two that stand before them now. */
    private static final String REST_OF_FIRST = ",network_intensity_flop_per_byte,network_ridge_flop_per_byte,"
            + "link,algorithm,weight_memory_bytes,cache_memory_bytes,cache_allocated_bytes,"
            + "activation_memory_bytes,memory_bytes,fits,largest_batch,longest,tokens_per_s,"
            + "tokens_per_s_per_device,tokens_per_s_per_user,first_step_s,mean_step_s,"
            + "last_step_s,mfu,mbu,cost_per_million_tokens,joules_per_token,"
            + "host_memory_bytes,gradient_bytes,optimizer_bytes,gradient_memory_bytes,optimizer_memory_bytes,"
            + "largest_micro_batch,step_s,bubble_s,step_tokens_per_s,step_tokens_per_s_per_device,step_mfu,step_hfu,"
            + "run_days,run_cost,run_joules,first_token_s,generation_s,generation_tokens_per_s,"
            + "requests_in_flight,served_requests_per_s,served_in_flight,served_first_token_s,"
            + "served_token_s,served_tokens_per_s,served_busy,tokens_per_pass,pass_s,speculation_speed_up,"
            + "fastest_gamma,transfer_bytes,transfer_s,prefill_sides,stage_time_s,"
            + "compute_share,memory_share,network_share";

    private static final String NEW = ",served_cost_per_million_tokens,served_joules_per_token";

    @ParameterizedTest
    @ValueSource(strings = {"operator", "layer", "group", "phase"})
    void csvHasTheSameHeaderWhateverIsAsked(String by) {
        for (String options : List.of(
                "--model gpt",
                "--model bert",
                "--model t5 --fusion none",
                "--model llama-3.1-8b --tp 2 --pp 2 --generate 3 --price 2 --power tdp",
                "--model gpt --arrival 3 --generate 9",
                "--model gpt --phase train --tokens 1e9")) {
            String csv = run(options, by, "csv");
            assertThat(csv.lines().findFirst())
                    .as(options)
                    .contains(HEADER + (by.equals("phase") ? ",tokens_per_s,mfu,mbu,fits" : ""));
            assertThat(csv).doesNotContain("total", "NaN", "Infinity", "\r");
        }
    }

    /** Whatever is compared: phases, whole sequences, sizes on a path, of which rows are whole phases unasked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model gpt --hw a100,h100",
                "--model bert,gpt --hw a100",
                "--model gpt --hw a100 --what-if tp=2",
                "--model gpt --hw a100,h100 --path batch=1,2"
            })
    void aComparisonAddsItsColumnsBehindThem(String options) {
        String rows = "compare --format csv " + options;
        assertThat(header(rows)).isEqualTo(HEADER + COMPARED + COMPARED_LATER);
        assertThat(header(rows + " --by phase")).isEqualTo(HEADER + COMPARED + COMPARED_LATER + ",mfu,mbu,fits");
        assertThat(header(rows + " --columns +all"))
                .isEqualTo(HEADER + COMPARED + REST_OF_FIRST.replace(",tokens_per_s,", ",") + COMPARED_LATER + NEW);
    }

    /** So that rows of 0.1.0 are one option away. */
    @ParameterizedTest
    @ValueSource(strings = {"operator", "phase"})
    void allColumnsStandInTheOrderOfTheFirstRelease(String by) {
        assertThat(header("analyze --model gpt --hw a100 --format csv --columns +all --by " + by))
                .isEqualTo(HEADER + REST_OF_FIRST + NEW);
    }

    private static String header(String command) {
        return Cli.run(command.split(" ")).output().lines().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "flash", "ideal"})
    void columnsAddUpToThePhasesHoweverTheyAreGrouped(String fusion) throws IOException {
        for (String model : List.of("gpt", "bert", "t5", "gemma-2-9b", "opt-350m", "bart")) {
            JsonNode report = new ObjectMapper()
                    .readTree(
                            Cli.run("analyze", "--model", model, "--hw", "h100", "--fusion", fusion, "--format", "json")
                                    .output());
            for (String by : List.of("operator", "layer", "group", "phase")) {
                Map<String, Double> sums = new HashMap<>();
                for (Csv.Row row : Csv.read(csv(model, by, fusion).lines().toList())) {
                    for (String column : List.of(
                            "flops",
                            "bytes",
                            "weight_bytes",
                            "activation_bytes",
                            "kv_bytes",
                            "compute_time_s",
                            "memory_time_s",
                            "time_s",
                            "share")) {
                        sums.merge(row.get("phase") + column, Double.parseDouble(row.get(column)), Double::sum);
                    }
                }
                for (JsonNode phase : report.get("phases")) {
                    sums.forEach((key, sum) -> {
                        String name = phase.get("phase").asText();
                        if (key.startsWith(name)) {
                            double total =
                                    phase.get(key.substring(name.length())).asDouble();
                            assertThat(sum).as("%s by %s: %s", model, by, key).isCloseTo(total, within(total * 1e-9));
                        }
                    });
                    assertThat(sums.get(phase.get("phase").asText() + "share")).isCloseTo(1, within(1e-9));
                }
            }
        }
    }

    /** Of steps of training, guesses and divided prompts too, whose phases are made of several operators' lists. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model llama-3.1-8b --phase train --tp 2 --pp 2 --dp 4 --batch 16 --zero 3 --recompute full --sequence-parallel",
                "--model mixtral-8x7b --phase train --dp 4 --ep 4 --batch 8 --zero 2 --overlap 0.5 --fusion none --dropout",
                "--model t5 --phase train --fusion ideal",
                "--model gpt --generate 9 --draft gpt --acceptance 0.6",
                "--model gpt --generate 9 --prefill-hw a100"
            })
    void columnsOfEveryKindOfRunAddUp(String options) throws IOException {
        List<String> columns = List.of(
                "flops",
                "bytes",
                "weight_bytes",
                "activation_bytes",
                "kv_bytes",
                "gradient_bytes",
                "optimizer_bytes",
                "network_bytes",
                "compute_time_s",
                "memory_time_s",
                "network_time_s",
                "time_s");
        Map<String, Double> expected = sums(options, "phase", columns);
        assertThat(expected).isNotEmpty();
        for (String by : List.of("operator", "layer", "group")) {
            Map<String, Double> sums = sums(options, by, columns);
            assertThat(sums.keySet()).isEqualTo(expected.keySet());
            sums.forEach((key, sum) -> assertThat(sum)
                    .as("%s by %s: %s", options, by, key)
                    .isCloseTo(Objects.requireNonNull(expected.get(key)), within(Math.abs(sum) * 1e-9)));
        }
        JsonNode report = new ObjectMapper().readTree(run(options, "phase", "json"));
        for (JsonNode phase : report.get("phases")) {
            double kinds = 0;
            for (String kind :
                    List.of("weight_bytes", "activation_bytes", "kv_bytes", "gradient_bytes", "optimizer_bytes")) {
                kinds += phase.get(kind).asDouble();
            }
            assertThat(phase.get("bytes").asDouble()).isCloseTo(kinds, within(kinds * 1e-9));
        }
    }

    private static Map<String, Double> sums(String options, String by, List<String> columns) {
        Map<String, Double> sums = new HashMap<>();
        String asked = options + " --columns model,phase," + String.join(",", columns);
        for (Csv.Row row : Csv.read(run(asked, by, "csv").lines().toList())) {
            for (String column : columns) {
                sums.merge(
                        row.get("model") + row.get("phase") + column, Double.parseDouble(row.get(column)), Double::sum);
            }
        }
        return sums;
    }

    private static String run(String options, String by, String format) {
        List<String> all = new ArrayList<>(List.of("analyze", "--hw", "h100", "--by", by, "--format", format));
        all.addAll(List.of(options.split(" ")));
        return Cli.run(all.toArray(new String[0])).output();
    }

    /** Of a checkpoint's folder every file that was read is an input; the hashes are those that sha256sum prints. */
    @Test
    void aQuantisersFileIsAnInput() throws IOException {
        String folder = "src/test/resources/huggingface/folders/llama-2-13b-gptq";
        JsonNode inputs = new ObjectMapper()
                .readTree(Cli.run("analyze", "--model", folder, "--hw", "a100", "--format", "json")
                        .output())
                .get("inputs");
        assertThat(inputs)
                .extracting(input -> input.get("role").asText())
                .containsExactly("model", "quantiser", "hardware");
        assertThat(inputs.get(1).get("origin").asText()).isEqualTo(folder + "/quantize_config.json");
        assertThat(inputs.get(1).get("sha256").asText())
                .isEqualTo("047e30137a2b5a564b37cb6f7ef7febf6b81c7f047b2e0f07f71e9fe0fd02c22");
        JsonNode shown = new ObjectMapper()
                .readTree(Cli.run("show", folder, "--format", "json").output());
        assertThat(shown.get("beside").get(0).get("sha256"))
                .isEqualTo(inputs.get(1).get("sha256"));
    }

    @Test
    void jsonCarriesInputsWithHashesCeilingsWithProvenanceAndFlipsByGroup() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(Cli.run("analyze", "--model", "gpt", "--hw", "a100", "--format", "json")
                        .output());
        assertThat(report.get("schema").asText()).isEqualTo("roofline-report/1");
        assertThat(report.get("inputs"))
                .hasSize(2)
                .allMatch(input -> input.get("sha256").asText().matches("[0-9a-f]{64}"));
        assertThat(report.get("ceilings"))
                .isNotEmpty()
                .allMatch(each -> each.get("provenance").has("address"));
        assertThat(report.get("phases")).hasSize(2);
        for (JsonNode phase : report.get("phases")) {
            assertThat(phase.get("flips").findValuesAsText("subject"))
                    .contains("projection", "attention", "ffn", "head");
        }
        JsonNode row = report.get("rows").get(2);
        assertThat(row.get("operator").asText()).isEqualTo("embedding.sum");
        assertThat(row.get("intensity_flop_per_byte").isNull()).isTrue();
    }

    @Test
    void aSpecThatShowPrintsReadsBackTheSame(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (String model :
                List.of("gpt2", "bert-base-uncased", "t5-small", "gemma-2-9b", "opt-350m", "qwen3-8b", "bart-base")) {
            JsonNode first =
                    mapper.readTree(Cli.run("show", model, "--format", "json").output());
            java.nio.file.Path file = folder.resolve(model + ".json");
            mapper.writeValue(file.toFile(), first.get("spec"));
            JsonNode second = mapper.readTree(
                    Cli.run("show", file.toString(), "--format", "json").output());
            for (String part : List.of("spec", "parameters", "layers", "kv_bytes_per_token")) {
                assertThat(second.get(part)).as(model + " " + part).isEqualTo(first.get(part));
            }
        }
    }

    private static String csv(String model, String by, String fusion) {
        return Cli.run("analyze", "--model", model, "--hw", "h100", "--by", by, "--fusion", fusion, "--format", "csv")
                .output();
    }
}
