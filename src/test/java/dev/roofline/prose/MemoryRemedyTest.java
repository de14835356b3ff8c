package dev.roofline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says to do where a run does not fit. */
class MemoryRemedyTest {
    private static final Pattern REMEDY = Pattern.compile("memory: does not fit.*; ([^;]*) keeps less on each");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    /** A change of each option that takes the run into its direction. */
    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry("--tp", "2"),
            Map.entry("--weights", "int4"),
            Map.entry("--batch", "1"),
            Map.entry("--kv-cache", "fp8"),
            Map.entry("--micro-batch", "1"),
            Map.entry("--recompute", "full"),
            Map.entry("--zero", "3"),
            Map.entry("--offload", "optimizer"),
            Map.entry("--context", "1000"),
            Map.entry("--prompt", "1000"),
            Map.entry("--fusion", "flash"),
            Map.entry("--state", "fp8"),
            Map.entry("--ep", "16"),
            Map.entry("--cp", "2"),
            Map.entry("--devices", "8"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --model llama-3.1-70b --hw h100                                | --weights --tp
            --model llama-3.1-70b --hw h100 --batch 64                     | --weights --tp
            --model llama-3.1-70b --hw l4 --devices 4                      | --weights --devices
            --model llama-3.1-8b --hw h100 --batch 4000                    | --batch --kv-cache --tp
            --model bert --hw t4 --batch 40000                             | --batch --tp
            --model mamba2-2.7b --hw h100 --phase decode --batch 100000    | --batch --state
            --model llama-3.1-8b --hw h100 --phase decode --context 1000000 | --context --kv-cache --tp
            --model llama-3.1-8b --hw h100 --phase decode --dp 3 --batch 3 --context 1000000 | --context --kv-cache --tp
            --model llama-3.1-8b --hw h100 --phase prefill --prompt 2000000 --fusion none | --prompt --fusion --tp
            --model deepseek-v3 --hw h200 --dp 16 --dtype fp8              | --weights --ep --tp
            --model deepseek-v3 --hw h200 --tp 32 --batch 4000 --context 32000 --phase decode | --batch --kv-cache --cp
            --model llama-3.1-8b --hw h100 --devices 8 --phase train       | --zero --offload --tp
            --model gpt --hw a100 --devices 8 --phase train --batch 8192 --micro-batch 1024 | --micro-batch --recompute --zero --offload --tp
            """)
    void isAllThatKeepsLess(String line, String named) {
        List<String> words = List.of(("analyze " + line).split(" ", -1));
        Matcher remedy = REMEDY.matcher(Cli.run(words.toArray(String[]::new)).output());
        assertThat(remedy.find()).isTrue();
        List<String> options = OPTION.matcher(remedy.group(1))
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(options).containsExactly(named.split(" ", -1));
        double kept = footprint(words, "", "");
        for (String option : options) {
            assertThat(footprint(words, option, Objects.requireNonNull(CHANGES.get(option))))
                    .as(option)
                    .isLessThan(kept);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --reserve 100GB             | a smaller --reserve
            --memory-utilization 0.001  | a higher --memory-utilization
            """)
    void ofWhatIsKeptBackIsToKeepLessBack(String option, String said) {
        List<String> words = List.of(("analyze --model llama-3.1-8b --hw h100 " + option).split(" ", -1));
        assertThat(Cli.run(words.toArray(String[]::new)).output())
                .contains("; all of the memory would hold it: " + said + " leaves it more");
    }

    /** The bytes that a device keeps at most in any phase, with an option set. */
    private static double footprint(List<String> line, String option, String value) {
        Map<String, String> set = new TreeMap<>();
        for (int i = 1; i < line.size(); i += 2) {
            set.put(line.get(i), line.get(i + 1));
        }
        if (!option.isEmpty()) {
            set.put(option, value);
        }
        List<String> words = new ArrayList<>(List.of(line.get(0)));
        set.forEach((name, given) -> words.addAll(List.of(name, given)));
        words.addAll(List.of("--by", "phase", "--format", "csv", "--columns", "footprint"));
        return Cli.run(words.toArray(String[]::new))
                .output()
                .lines()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .max()
                .orElseThrow();
    }
}
