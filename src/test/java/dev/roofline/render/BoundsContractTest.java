package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script may rely on of the bounds at other sizes, and that no row contradicts its own columns. */
class BoundsContractTest {
    @Test
    void aStepBetweenTwoOthersIsSaid() throws IOException {
        // With the ring's fourteen steps and 7/4 of the buffer; a switch that sums takes two steps and the buffer.
        assertThat(decode("1", "--set", "hw.links.scale-up.switch_sums=off"))
                .contains(
                        "; memory-bound to batch 369, network-bound to 400, compute-bound from 401 (at most 6947 fit)");
        assertThat(decode("1"))
                .contains("; memory-bound to batch 369, compute-bound from 370 (at most 6947 fit)")
                .doesNotContain("; time by bound: ");
        assertThat(decode("370"))
                .contains("compute-bound", "; time by bound: compute 46 %, memory 32 %, network 23 %; ");
    }

    private static String decode(String batch, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "analyze",
                "--model",
                "llama-3.1-70b",
                "--dtype",
                "fp8",
                "--tp",
                "8",
                "--hw",
                "h100",
                "--phase",
                "decode",
                "--batch",
                batch));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new)).output();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model gpt --hw a100", "--model t5 --hw h100", "--model llama-3.1-8b --hw rtx-4090 --tp 4 --batch 8",
                "--model mixtral-8x7b --hw h100 --tp 2 --fusion ideal", "--model gpt --hw a100 --phase train",
                        "--model vit-b-16 --hw a100"
            })
    void stepsFollowEachOtherAndFlipsAreTheirEnds(String line) throws IOException {
        for (JsonNode phase : phases(line)) {
            Map<String, List<JsonNode>> ladders = new TreeMap<>();
            for (JsonNode step : phase.get("bounds")) {
                ladders.computeIfAbsent(key(step), unused -> new ArrayList<>()).add(step);
            }
            for (List<JsonNode> steps : ladders.values()) {
                for (int i = 0; i < steps.size(); i++) {
                    assertThat(steps.get(i).get("from").asLong())
                            .isLessThanOrEqualTo(steps.get(i).get("to").asLong());
                    if (i > 0) {
                        assertThat(steps.get(i).get("from").asLong())
                                .isEqualTo(steps.get(i - 1).get("to").asLong() + 1);
                        assertThat(steps.get(i).get("bound"))
                                .isNotEqualTo(steps.get(i - 1).get("bound"));
                    }
                    checkMixed(steps.get(i));
                }
            }
            for (JsonNode flip : phase.get("flips")) {
                List<JsonNode> steps = Objects.requireNonNull(ladders.get(key(flip)));
                JsonNode own = step(steps, flip.get("from").asLong());
                assertThat(own.get("bound")).isEqualTo(flip.get("bound"));
                int at = steps.indexOf(own);
                assertThat(flip.get("first_larger_with_another_bound").asLong(-1))
                        .isEqualTo(
                                at + 1 < steps.size()
                                        ? steps.get(at + 1).get("from").asLong()
                                        : -1);
                assertThat(flip.get("last_smaller_with_another_bound").asLong(-1))
                        .isEqualTo(at > 0 ? steps.get(at - 1).get("to").asLong() : -1);
            }
        }
    }

    private static void checkMixed(JsonNode step) {
        JsonNode mixed = step.get("mixed");
        assertThat(step.get("mixed_from").isNull()).isEqualTo(mixed.isEmpty());
        if (!mixed.isEmpty()) {
            assertThat(step.get("mixed_from")).isEqualTo(mixed.get(0).get(0));
            assertThat(step.get("mixed_to"))
                    .isEqualTo(mixed.get(mixed.size() - 1).get(1));
            assertThat(step.get("mixed_from").asLong())
                    .isGreaterThanOrEqualTo(step.get("from").asLong());
            assertThat(step.get("mixed_to").asLong())
                    .isLessThanOrEqualTo(step.get("to").asLong());
        }
    }

    /** The size asked for stands in a step that says what the phase's own row says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model llama-3.1-70b --dtype fp8 --tp 8 --hw h100 --phase decode --batch 370",
                "--model llama-3.1-70b --dtype fp8 --tp 8 --hw h100 --phase decode --batch 1",
                "--model mixtral-8x7b --hw h100 --tp 2 --batch 3",
                "--model bart-large --hw h100 --phase train --batch 4",
                "--model gemma-3-4b --hw h100 --prompt 5000 --batch 2"
            })
    void noPhaseContradictsItsColumns(String line) throws IOException {
        for (JsonNode phase : phases(line)) {
            double compute = phase.get("compute_share").asDouble();
            double memory = phase.get("memory_share").asDouble();
            double network = phase.get("network_share").asDouble();
            assertThat(compute + memory + network).isCloseTo(1, within(1e-9));
            double most = Math.max(compute, Math.max(memory, network));
            assertThat(phase.get(phase.get("bound").asText() + "_share").asDouble())
                    .isEqualTo(most);
            assertThat(phase.get("verdict").asText().contains("; time by bound: "))
                    .isEqualTo(most < 2.0 / 3);
            for (JsonNode flip : phase.get("flips")) {
                if (flip.get("subject").asText().equals(phase.get("phase").asText())) {
                    assertThat(flip.get("bound")).isEqualTo(phase.get("bound"));
                    List<JsonNode> steps = new ArrayList<>();
                    for (JsonNode step : phase.get("bounds")) {
                        if (key(step).equals(key(flip))) {
                            steps.add(step);
                        }
                    }
                    boolean mixed = false;
                    long asked = flip.get("from").asLong();
                    for (JsonNode range : step(steps, asked).get("mixed")) {
                        mixed |= range.get(0).asLong() <= asked
                                && asked <= range.get(1).asLong();
                    }
                    assertThat(mixed).isEqualTo(most < 2.0 / 3);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model gpt --hw a100|prefill|batch,prompt",
                "--model gpt --hw a100|decode|batch,context",
                "--model gpt --hw a100 --generate 9|decode|batch,prompt",
                "--model t5 --hw h100|encode|batch,prompt",
                "--model t5 --hw h100|prefill|batch,decoder-prompt,prompt",
                "--model t5 --hw h100|decode|batch,context,prompt",
                "--model t5 --hw h100 --generate 9|decode|batch,decoder-prompt,prompt",
                "--model whisper-tiny --hw h100|decode|batch,context",
                "--model gpt --hw a100 --phase train|forward|micro-batch,sequence",
                "--model gpt --hw a100 --phase train|optimizer|''",
                "--model t5 --hw h100 --phase train|backward|micro-batch,sequence,decoder-prompt",
                "--model t5 --hw h100 --phase train --decoder-prompt 9|backward|micro-batch,prompt,decoder-prompt",
                "--model vit-b-16 --hw a100|encode|batch"
            })
    void eachSizeIsCalledAfterTheOptionThatReachesIt(String line, String name, String variables) throws IOException {
        for (JsonNode phase : phases(line)) {
            if (phase.get("phase").asText().equals(name)) {
                List<String> own = new ArrayList<>();
                for (JsonNode step : phase.get("bounds")) {
                    String variable = step.get("variable").asText();
                    if (step.get("subject").asText().equals(name) && !own.contains(variable)) {
                        own.add(variable);
                    }
                }
                assertThat(String.join(",", own)).isEqualTo(variables);
            }
        }
    }

    /** The option itself finds the bound that the ladder names, on both sides of a step's end. */
    @ParameterizedTest
    @CsvSource({
        "--model t5 --hw h100 --prompt, 4202, prefill",
        "--model t5 --hw h100 --decoder-prompt, 696, prefill",
        "--model gpt --hw a100 --prompt, 218, prefill",
        "--model gpt --hw a100 --phase train --prompt, 218, forward",
        "--model bart-large --hw h100 --phase train --batch 4 --prompt, 130, forward",
        "--model bart-large --hw h100 --phase train --batch 4 --decoder-prompt 100 --prompt, 251, forward"
    })
    void theOptionFindsTheBoundThatTheLadderNames(String line, long last, String name) throws IOException {
        for (long size = last; size <= last + 1; size++) {
            for (JsonNode phase : phases(line + " " + size)) {
                if (phase.get("phase").asText().equals(name)) {
                    assertThat(phase.get("bound").asText()).isEqualTo(size == last ? "memory" : "compute");
                }
            }
        }
    }

    /** Memory ends where the largest size that fits is said to be. */
    @Test
    void memoryEndsWhereTheLargestBatchDoes() throws IOException {
        for (JsonNode phase : phases("--model llama-3.1-8b --hw rtx-4090 --tp 4")) {
            long fits = 0;
            for (JsonNode step : phase.get("bounds")) {
                if (step.get("subject").equals(phase.get("phase"))
                        && step.get("variable").asText().equals("batch")) {
                    fits = Math.max(fits, step.get("fits_to").asLong());
                }
            }
            assertThat(fits).isEqualTo(phase.get("largest_batch").asLong());
        }
    }

    private static JsonNode phases(String line) throws IOException {
        List<String> args = new ArrayList<>(List.of("analyze"));
        args.addAll(List.of(line.split(" ")));
        args.addAll(List.of("--format", "json"));
        return new ObjectMapper()
                .readTree(Cli.run(args.toArray(String[]::new)).output())
                .get("phases");
    }

    private static String key(JsonNode node) {
        return node.get("subject").asText() + " " + node.get("variable").asText();
    }

    private static JsonNode step(List<JsonNode> steps, long size) {
        return steps.stream()
                .filter(step -> step.get("from").asLong() <= size
                        && size <= step.get("to").asLong())
                .findFirst()
                .orElseThrow();
    }
}
