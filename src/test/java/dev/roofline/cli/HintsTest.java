package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What practitioners typed first, where the tool has no answer yet: one sentence says what answers it today. */
class HintsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            search                                                     | --what-if
            plan --model deepseek-v3                                   | --what-if
            analyze --model gpt --hw a100 --measured 142               | reproduce measured
            advise                                                     | --what-if weights=fp8
            analyze --model gpt --hw a100 --batch 1..256               | --path batch=1..256*2
            analyze --model gpt --hw a100 --batch 1,2,4                | --path batch=1,2,4
            analyze --model gpt --hw a100 --tp 1,2                     | --what-if tp=1
            compare old.json new.json                                  | not read back
            diff old.json new.json                                     | not read back
            analyze --model mixtral-8x7b --hw h100 --routing skewed    | worst is the most
            analyze --model gpt --hw a100 --target 10ms                | --set hw.memory.bandwidth=2x
            analyze --model gpt --hw a100 --explain                    | list operators
            explain decode                                             | list operators
            analyze --model gpt --hw a100 --slo tpot=20ms              | --arrival RATE
            analyze --model gpt --hw a100 --efficiency 0.4             | an efficiency of your own
            sweep                                                      | --path batch=
            """)
    void aQuestionThatWaitsIsAnsweredWithWhatThereIs(String line, String said) {
        Cli.Result result = Cli.run(line.split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput()).startsWith("roofline: error: ").contains(said);
        assertThat(result.errorOutput().lines().filter(each -> !each.startsWith("See ")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x.gguf                      | --weights int4-g32
            folder/model.safetensors    | weights, which are not read yet
            e5-large                    | no embedding model is in the catalogue yet
            BAAI/bge-large-en-v1.5      | no embedding model is in the catalogue yet
            Qwen/Qwen2.5-7B-Instruct    | qwen2.5-7b
            llama-3.1                   | there are llama-3.1-405b, llama-3.1-70b, llama-3.1-8b
            lama-2-7b                   | did you mean "llama-2-7b"?
            """)
    void aModelThatThereIsNotIsMetWithWhatIsNear(String model, String said) {
        Cli.Result result = Cli.run("analyze", "--model", model, "--hw", "a100");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).contains(said).doesNotContain("t5-large");
    }

    @Test
    void aReportThatIsGivenAsAModelIsKnownForOne() throws IOException {
        Path report = folder.resolve("old.json");
        Files.writeString(report, "{\"schema\": \"roofline-report/1\"}");
        Cli.Result result = Cli.run("compare", "--model", report + "," + report, "--hw", "a100");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput()).contains("a report that was saved", "compare sets runs beside each other");
    }

    /** A weights file that lies there is not parsed as JSON. */
    @Test
    void aWeightsFileIsKnownByItsEnding() throws IOException {
        Path weights = folder.resolve("x.gguf");
        Files.writeString(weights, "GGUF");
        assertThat(Cli.run("analyze", "--model", weights.toString(), "--hw", "a100")
                        .errorOutput())
                .contains("holds weights, which are not read yet");
    }

    @ParameterizedTest
    @CsvSource({
        "M3 Max 64GB, M3 Max, 64",
        "m3-max-64gb, m3-max, 64",
        "h100 96 GiB, h100, 96",
        "rtx-4090-48g, rtx-4090, 48"
    })
    void aMachineWithAnotherMemoryIsOneWithAChange(String name, String machine, String size) {
        Cli.Result result = Cli.run("analyze", "--model", "gpt", "--hw", name);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput())
                .contains("\"" + machine + "\" is one, and --set hw.memory.capacity=" + size
                        + "GiB gives it that memory");
    }
}
