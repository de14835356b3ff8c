package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user is told of the format that products are multiplied in. */
class ComputeOptionTest {
    @ParameterizedTest
    @CsvSource({"bf16, fp8, fp8", "bf16, FP8, fp8", "fp32, bfloat16, bf16", "bf16, float32, fp32", "bf16, int4, int4"})
    void theHeadSaysWhatProductsAreMultipliedIn(String weights, String compute, String said) {
        Cli.Result result = analyze("--weights", weights, "--activations", "bf16", "--compute", compute);
        assertThat(result.exitCode()).isZero();
        assertThat(formats(result))
                .isEqualTo("weights " + weights + ", activations bf16, KV cache bf16, products in " + said);
    }

    @Test
    void wideWeightsAreSaidToBeMultipliedInTheActivationsFormat() {
        assertThat(formats(analyze("--weights", "fp32", "--activations", "bf16")))
                .isEqualTo("weights fp32, activations bf16, KV cache bf16, products in bf16");
    }

    @Test
    void productsInSeveralFormatsAreSaidEach() {
        assertThat(formats(analyze("--weights", "fp8", "--activations", "int8")))
                .isEqualTo(
                        "weights fp8 (norms, biases, routers, embedding and head int8), activations int8, KV cache int8,"
                                + " products in fp16 and int8 (head, scores and values)");
    }

    @Test
    void formatsThatAreAllAlikeGoWithoutSaying() {
        Cli.Result plain = analyze("--dtype", "bf16");
        assertThat(formats(plain)).isEqualTo("weights bf16, activations bf16, KV cache bf16");
        assertThat(analyze("--dtype", "bf16", "--compute", "bf16").output()).isEqualTo(plain.output());
    }

    @Test
    void aCopyIsNamedInTheHeadAndBesideTheWeightsInMemory() {
        Cli.Result result = analyze("--weights", "fp32", "--activations", "bf16", "--weight-copy");
        assertThat(formats(result)).endsWith("products in bf16, which read a copy of the weights in that format");
        assertThat(result.output())
                .contains("weights 32.12 GB, a copy of them to multiply 16.06 GB")
                .contains("48.25 GB of ");
    }

    @ParameterizedTest
    @CsvSource({"mxfp4, fp4", "nvfp4, fp4", "int4-g32, int4", "fp8-block, fp8", "mxfp8, fp8"})
    void formatsWithScalesAreWaysToStore(String format, String arithmetic) {
        Cli.Result result = analyze("--compute", format);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput())
                .contains("--compute is \"" + format + "\", which says how tensors are stored")
                .contains("their elements multiply in " + arithmetic + "; it takes fp64, fp32, tf32, bf16");
    }

    @Test
    void anUnknownFormatIsRefusedWithTheNearest() {
        Cli.Result result = analyze("--compute", "bf61");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("it takes fp64, fp32").contains("did you mean \"bf16\"?");
    }

    @Test
    void aWhatIfMayGiveBoth() {
        Cli.Result result = Cli.run(
                "compare",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100",
                "--phase",
                "prefill",
                "--weights",
                "fp32",
                "--activations",
                "bf16",
                "--what-if",
                "compute=fp8; weight-copy=on",
                "--format",
                "csv",
                "--by",
                "phase");
        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("compute=fp8; weight-copy=on");
        assertThat(result.output().lines().skip(1)).allMatch(line -> line.contains(",fp32,bf16,bf16,"));
    }

    @Test
    void theHintAtNarrowProductsNamesTheOptionAndFallsSilentOnceItIsGiven() {
        Cli.Result hinted = analyze("--weights", "fp8", "--activations", "bf16");
        assertThat(hinted.output()).contains("run under the bf16 peak; --compute fp8 counts all products in fp8");
        for (String given : new String[] {"fp8", "bf16"}) {
            assertThat(analyze("--weights", "fp8", "--activations", "bf16", "--compute", given)
                            .output())
                    .doesNotContain("--compute fp8 counts");
        }
    }

    private static Cli.Result analyze(String... more) {
        String[] all = new String[9 + more.length];
        System.arraycopy(
                new String[] {"analyze", "--model", "llama-3.1-8b", "--hw", "h100", "--phase", "decode", "--by", "phase"
                },
                0,
                all,
                0,
                9);
        System.arraycopy(more, 0, all, 9, more.length);
        return Cli.run(all);
    }

    private static String formats(Cli.Result result) {
        return result.output()
                .lines()
                .filter(line -> line.startsWith("# formats"))
                .findFirst()
                .orElseThrow()
                .substring("# formats     ".length());
    }
}
