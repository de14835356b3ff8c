package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.Golden;
import dev.roofline.cli.Cli;
import dev.roofline.comparison.ComparedRow;
import dev.roofline.report.Column;
import dev.roofline.report.ComparisonTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of JSON has the keys that reports of all kinds have today. */
@Tag(Golden.TAG)
class JsonKeysTest {
    private static final Path PAGE = Pages.SITE.resolve("csv-json.md");

    /** Runs that between them have every object of a report. */
    private static final Map<String, List<String>> RUNS = new LinkedHashMap<>();

    static {
        RUNS.put(
                "analyze",
                List.of(
                        "--model gpt --hw a100 --path batch=1,2",
                        "--model llama-3.1-70b --hw h100 --tp 8 --generate 8 --draft llama-3.2-1b --acceptance 0.8",
                        "--model deepseek-v3 --hw h200 --requests 512@0,31x1@4096 --ep 8 --tp 8 --price 2",
                        "--model llama-3.1-8b --hw h100 --prompt 1000 --generate 200 --arrival 30 --power tdp",
                        "--model llama-3.1-8b --hw h100 --prompt 1000 --generate 20 --prefill-hw a100",
                        "--model gpt-3 --hw a100 --phase train --tp 8 --pp 8 --batch 96 --prompt 2048 --tokens 300B",
                        "--model t5 --hw tpu-v5e"));
        RUNS.put("compare", List.of("--model gpt --hw a100,h100 --what-if weights=int4", "--model bert,gpt --hw a100"));
        RUNS.put("trends", List.of("--series paper", "--series paper --by point", "--model gpt --phase decode"));
        RUNS.put("reproduce", List.of("survey"));
        RUNS.put("show MODEL", List.of("gpt", "deepseek-v3", "t5", "mamba2-1.3b"));
        RUNS.put("show HARDWARE", List.of("a100", "gh200", "tpu-v5e"));
    }

    /** A source stands in many places, what a file holds on pages of its own, and assumptions are called as they print. */
    private static final Pattern SAID_ELSEWHERE =
            Pattern.compile(".*provenance\\..*|spec\\..*|assumptions\\..*|contenders\\[\\]\\.report\\..*");

    private static final Pattern OF_ROWS = Pattern.compile("(rows|phases|phases\\[\\]\\.growth)\\[\\]\\.[a-z_]+");

    @Test
    void thePageHasEveryKeyOfEachCommandsReport() throws IOException {
        Set<String> columns = new HashSet<>();
        for (Column<ComparedRow> column : ComparisonTable.COLUMNS) {
            columns.add(column.label());
        }
        for (Map.Entry<String, List<String>> command : RUNS.entrySet()) {
            Map<String, Set<String>> keys = new LinkedHashMap<>();
            for (String line : command.getValue()) {
                collect(report(command.getKey().split(" ", 0)[0] + " " + line), "", keys);
            }
            StringBuilder table = new StringBuilder("| key | holds |\n| --- | --- |\n");
            for (Map.Entry<String, Set<String>> key : keys.entrySet()) {
                String name = key.getKey().substring(key.getKey().lastIndexOf('.') + 1);
                boolean column = OF_ROWS.matcher(key.getKey()).matches() && columns.contains(name);
                if (!column && !SAID_ELSEWHERE.matcher(key.getKey()).matches()) {
                    table.append("| `").append(key.getKey()).append("` | ");
                    table.append(String.join(" or ", key.getValue())).append(" |\n");
                }
            }
            Golden.compareBlock(PAGE, "keys of " + command.getKey(), table.toString());
        }
    }

    /** In words, beside the lists. */
    @Test
    void thePageSaysWhatEachPartOfAnAnalysisIs() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> parts = new TreeSet<>();
        for (String line : RUNS.getOrDefault("analyze", List.of())) {
            report("analyze " + line).fieldNames().forEachRemaining(parts::add);
        }
        assertThat(parts).hasSizeGreaterThan(12).allMatch(part -> page.contains("\n| `" + part + "` | "));
    }

    private static JsonNode report(String line) throws JsonProcessingException {
        List<String> words = new ArrayList<>(List.of(line.split(" ", 0)));
        words.addAll(List.of("--format", "json"));
        Cli.Result result = Cli.run(words.toArray(String[]::new));
        assertThat(result.exitCode()).as(line + "\n" + result.errorOutput()).isZero();
        return new ObjectMapper().readTree(result.output());
    }

    private static void collect(JsonNode node, String place, Map<String, Set<String>> keys) {
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            collect(item, place + "[]", keys);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String key = place.isEmpty() ? field.getKey() : place + "." + field.getKey();
            keys.computeIfAbsent(key, unknown -> new TreeSet<>()).add(kind(field.getValue()));
            collect(field.getValue(), key, keys);
        }
    }

    private static String kind(JsonNode value) {
        if (value.isArray()) {
            return !value.isEmpty() && value.get(0).isTextual() ? "list of texts" : "list";
        }
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case STRING -> "text";
            case BOOLEAN -> "true, false";
            case NUMBER -> "number";
            default -> "null";
        };
    }
}
