package dev.roofline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged tool on a pseudo-terminal, which {@code script} of util-linux opens. */
class TerminalIT {
    private static final Path BIN = Path.of("target/bin/roofline").toAbsolutePath();
    private static final Pattern ESCAPE = Pattern.compile("\u001B\\[[0-9;]*m");

    /** All kinds of reports, lists, sheets, helps and messages. */
    private static final List<String> COMMANDS = List.of(
            "",
            "--help",
            "analyze --help",
            "compare --help",
            "list --help",
            "trends --help",
            "help",
            "help TPOT",
            "help no-such-topic",
            "analyze --model gpt --hw a100",
            "analyze --model gpt --hw a100 -v",
            "analyze --model gpt --hw a100 --all-rows",
            "analyze --model gpt --hw a100 --format chart",
            "analyze --model gpt --hw a100 --by layer",
            "analyze --model gpt --hw a100 --by group",
            "analyze --model gpt --hw a100 --by phase",
            "analyze --model bert --hw t4 --logits all",
            "analyze --model t5-base --hw tpu-v5e",
            "analyze --model llama-3.1-70b --hw h100 --tp 8 --dtype fp8",
            "analyze --model llama-3.1-8b --hw h100 --generate 64 --batch 4 --price 2 --power tdp",
            "analyze --model llama-3.1-8b --hw h100 --arrival 3 --prompt 1000 --generate 200",
            "analyze --model llama-3.1-70b --hw h200 --tp 4 --draft llama-3.2-1b --acceptance 0.8",
            "analyze --model llama-3.1-8b --hw h200 --prefill-hw h100 --generate 64",
            "analyze --model deepseek-v3 --hw h200 --tp 8 --pp 2 --batch 64",
            "analyze --model deepseek-v3 --hw h200 --requests 512@0,31x1@4096",
            "analyze --model gpt3-175b --hw a100 --phase train --tp 8 --pp 8 --dp 2 --batch 64 --micro-batch 1",
            "analyze --model llama-3.1-8b --hw h100 --path batch=1..256*2",
            "analyze --model llama-3.1-8b --hw h100 --columns model,hardware,phase,operator,flops,bytes,time_s",
            "compare --model llama-3.1-8b --hw l4,a10,rtx-4090",
            "compare --model gpt,bert --hw a100",
            "compare --model gpt --hw a100,h100 --what-if weights=int4 --path batch",
            "trends",
            "trends --by point",
            "trends --model gpt --phase decode",
            "trends --model-sizes --series paper",
            "reproduce survey",
            "reproduce training",
            "list models",
            "list hardware",
            "list formats",
            "list columns",
            "list operators",
            "list sources",
            "show llama-3.1-8b",
            "show h100",
            "validate hardware-profiles/h100-sxm-80gb.json",
            "analyze --model nothing-of-that-name-at-all --hw a100",
            "analyze --model gpt --hw a100 --no-such-option",
            "analyze --model gpt --hw a100 --tp 7 --pp 5000",
            "list hardwares");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120, 200})
    void noLineIsWiderThanTheTerminal(int width) throws Exception {
        List<String> tooWide = new ArrayList<>();
        for (String command : COMMANDS) {
            for (String line : onTerminal(width, "", command)) {
                int columns = ESCAPE.matcher(line).replaceAll("").length();
                if (columns > width) {
                    tooWide.add(columns + ": " + command + ": " + line);
                }
            }
        }
        assertThat(tooWide).isEmpty();
        assertThat(COMMANDS).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void columnsAreThoseOfTheEnvironmentWhereItSaysSo() throws Exception {
        assertThat(onTerminal(200, "COLUMNS=80 ", "analyze --model gpt --hw a100"))
                .isEqualTo(onTerminal(80, "", "analyze --model gpt --hw a100"));
    }

    @Test
    void aTerminalGetsBoldTypeUnlessNoColourIsWanted() throws Exception {
        assertThat(String.join("\n", onTerminal(100, "", "analyze --model gpt --hw a100")))
                .contains("\u001B[1m");
        assertThat(String.join("\n", onTerminal(100, "NO_COLOR=1 ", "analyze --model gpt --hw a100")))
                .doesNotContain("\u001B");
        assertThat(String.join("\n", onTerminal(100, "TERM=dumb ", "analyze --model gpt --hw a100")))
                .doesNotContain("\u001B");
    }

    @Test
    void aScreenThatIsAskedForIsThatTerminalWithoutItsColours() throws Exception {
        assertThat(onTerminal(200, "", "analyze --model gpt --hw a100 --screen=120"))
                .isEqualTo(onTerminal(120, "NO_COLOR=1 ", "analyze --model gpt --hw a100"));
    }

    /** Lines as the terminal is sent them. */
    private List<String> onTerminal(int width, String environment, String command) throws Exception {
        Assumptions.assumeTrue(hasScript(), "script of util-linux is not installed");
        Path out = folder.resolve("typescript");
        Process process = new ProcessBuilder(
                        "script",
                        "-qec",
                        "stty cols " + width + " rows 40; " + environment + BIN + " " + command,
                        out.toString())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(folder.resolve("screen").toFile())
                .start();
        process.waitFor();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readString(out, StandardCharsets.UTF_8).split("\r?\n", -1)) {
            if (!line.startsWith("Script started") && !line.startsWith("Script done")) {
                lines.add(line);
            }
        }
        assertThat(lines).hasSizeGreaterThan(1).noneMatch(line -> line.contains("this is a bug"));
        return lines;
    }

    private static boolean hasScript() throws InterruptedException {
        try {
            return new ProcessBuilder("script", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
