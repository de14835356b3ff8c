package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number of devices gives the numbers of the degrees that it stands for. */
class DevicesOptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            llama-3.1-70b --hw 8xh100                             | llama-3.1-70b --hw h100 --tp 8
            llama-3.1-70b --hw dgx-h100                           | llama-3.1-70b --hw h100 --tp 8
            llama-3.1-70b --hw 2xp5.48xlarge                      | llama-3.1-70b --hw h100 --tp 8 --pp 2
            llama-3.1-70b --hw h100 --devices 16 --tp 4           | llama-3.1-70b --hw h100 --tp 4 --dp 4
            llama-3.1-70b --hw h100 --devices 16 --tp 4 --pp 2    | llama-3.1-70b --hw h100 --tp 4 --pp 2 --dp 2
            llama-3.1-8b --hw g6.12xlarge                         | llama-3.1-8b --hw l4 --pp 4
            llama-3.1-8b --hw 4xa100-pcie                         | llama-3.1-8b --hw a100-pcie --tp 2 --pp 2
            mixtral-8x7b --hw 8xh100 --ep 8                       | mixtral-8x7b --hw h100 --tp 8 --ep 8
            llama-3.1-8b --hw 4xh100 --phase train --prompt 64    | llama-3.1-8b --hw h100 --dp 4 --phase train --prompt 64
            llama-3.1-8b --hw 1xh100                              | llama-3.1-8b --hw h100
            llama-3.1-70b --hw h200 --generate 4 --tp 8 --prefill-hw 4xh100 | llama-3.1-70b --hw h200 --generate 4 --tp 8 --prefill-hw h100 --prefill-tp 4
            """)
    void countsWhatItsDegreesCount(String counted, String degrees) {
        assertThat(rows(counted)).isEqualTo(rows(degrees));
    }

    private static String rows(String line) {
        Cli.Result result = Cli.run(("analyze --by phase --format csv --model " + line.strip()).split(" +"));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        return result.output();
    }

    /** A machine of several is no other machine: its file and its title are those of one. */
    @Test
    void eachContenderHasItsOwnNumber() {
        Cli.Result result = Cli.run(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "8xh100,4xh200",
                "--what-if",
                "devices=2",
                "--phase",
                "decode",
                "--by",
                "phase",
                "--format",
                "csv",
                "--columns",
                "compared,devices,tp,hardware");
        assertThat(result.errorOutput()).isEmpty();
        assertThat(result.output()).isEqualTo("""
                        compared,devices,tp,hardware
                        8 x h100,8,8,h100-sxm-80gb
                        2 x h100 with devices=2,2,2,h100-sxm-80gb
                        4 x h200,4,4,h200-sxm
                        2 x h200 with devices=2,2,2,h200-sxm
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            analyze --model gpt --hw 8xh100 --devices 4                          | --devices is 4, and "8xh100" is 8 devices
            analyze --model gpt --hw h100 --devices 0                            | from 1 to 32768
            analyze --model gpt --hw 0xh100                                      | there is no device
            analyze --model llama-3.1-8b --hw h100 --generate 4 --prefill-hw 3xh100 | of --prefill-hw: --devices 3 is not possible here
            analyze --model llama-3.1-8b --hw h100 --generate 4 --prefill-hw 4xh100 --prefill-tp 3 | of --prefill-hw: --devices 4 is not possible here
            compare --model gpt --hw p5.48xlarge,a3-highgpu-8g --devices 4       | --devices is 4
            compare --model llama-3.1-8b --hw p5.48xlarge,a3-highgpu-8g          | "p5.48xlarge" and "a3-highgpu-8g" are the same
            compare --model llama-3.1-8b --hw 8xh100,4xh100 --what-if devices=2  | are the same
            compare --model gpt --hw 8xh100,4xh200                               | "8xh100": --devices 8 is not possible here: the 12 heads
            compare --model gpt --hw h100 --what-if gpus=4                       | gpus is devices here; write that
            trends --model gpt --devices 4                                       | it is one of analyze, compare
            """)
    void whatDoesNotGoTogetherIsRefused(String line, String said) {
        Cli.Result result = Cli.run(line.strip().split(" +"));
        assertThat(result.exitCode()).as(result.errorOutput()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(said);
    }

    @Test
    void showTellsOfOneAndSaysWhatTheNumberIsFor() {
        Cli.Result result = Cli.run("show", "8xh100");
        assertThat(result.output()).isEqualTo(Cli.run("show", "h100").output());
        assertThat(result.errorOutput())
                .isEqualTo(
                        "roofline: note: \"8xh100\" is 8 x h100-sxm-80gb; show tells of one, and --hw of analyze and compare"
                                + " takes the number too\n");
    }

    @Test
    void aSystemThatIsMisspeltIsMetWithTheNearest() {
        assertThat(Cli.run("analyze", "--model", "gpt", "--hw", "a3-highgpu-9g").errorOutput())
                .contains("did you mean \"a3-highgpu-");
        assertThat(Cli.run("analyze", "--model", "gpt", "--hw", "8xh10000").errorOutput())
                .contains("no machine is called \"h10000\"");
    }
}
