package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTextTest {
    @ParameterizedTest
    @CsvSource({
        "512, 512",
        "1_000, 1000",
        "1e3, 1000",
        "1E3, 1000",
        "32k, 32000",
        "32K, 32000",
        "1.5k, 1500",
        "1M, 1000000",
        "2T, 2000000000000",
        "3B, 3000000000",
        "3G, 3000000000",
        "4Ki, 4096",
        "4ki, 4096",
        "0.5Ki, 512",
        "1Mi, 1048576",
        "1Gi, 1073741824",
        "1.0, 1",
        "-1, -1"
    })
    void countsAreReadAsPeopleWriteThem(String text, long count) {
        assertThat(Arguments.whole(text)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "k", "Ki", "i", "1i", "4KiB", "1.0005k", "1.5", "x", "1e", "1e400", "\u0664", "1kk", "1 2", "1__0",
                "_1", "1_", "1_k", "1_.5k"
            })
    void otherTextsAreNoCounts(String text) {
        assertThatThrownBy(() -> Arguments.whole(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void everyPlaceOfACountTakesThem() {
        assertThat(SizeList.parse("--batch", "1..1k*10,2Ki")).containsExactly(1L, 10L, 100L, 1000L, 2048L);
        assertThat(output(
                        "analyze",
                        "--model",
                        "gpt",
                        "--hw",
                        "a100",
                        "--phase",
                        "decode",
                        "--context",
                        "1k",
                        "--format=csv"))
                .isEqualTo(output(
                        "analyze",
                        "--model",
                        "gpt",
                        "--hw",
                        "a100",
                        "--phase",
                        "decode",
                        "--context",
                        "1000",
                        "--format=csv"));
        assertThat(output("analyze", "--model", "gpt", "--hw", "a100", "--requests", "1k@0,2x1@1e2", "--format=csv"))
                .isEqualTo(output(
                        "analyze", "--model", "gpt", "--hw", "a100", "--requests", "1000@0,2x1@100", "--format=csv"));
        assertThat(output(
                        "compare",
                        "--model",
                        "gpt",
                        "--hw",
                        "a100",
                        "--what-if",
                        "batch=1k",
                        "--columns",
                        "batch",
                        "--format=csv"))
                .contains("1000");
    }

    @Test
    void aBinaryPrefixIsSaidOnceAndLeavesTheRowsAlone() {
        Cli.Result result = Cli.run(
                "analyze",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100",
                "--context=32Ki",
                "--phase=decode",
                "--by=phase",
                "--path",
                "context=4Ki,32Ki",
                "--format=csv",
                "--columns=context");
        assertThat(result.errorOutput()).isEqualTo("roofline: note: 32Ki is 32,768\nroofline: note: 4Ki is 4,096\n");
        assertThat(result.output()).isEqualTo("context\n4096\n32768\n");
        assertThat(Cli.run("analyze", "--model", "gpt", "--hw", "a100", "--reserve", "1.5GiB")
                        .errorOutput())
                .isEmpty();
    }

    private static String output(String... args) {
        Cli.Result result = Cli.run(args);
        assertThat(result.errorOutput()).isEmpty();
        return result.output();
    }
}
