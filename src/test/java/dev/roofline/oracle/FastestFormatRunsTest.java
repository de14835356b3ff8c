package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.cli.Cli;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published prompt speeds that a bound in a slower format than the fastest one would fall below. */
class FastestFormatRunsTest {
    /** Tokens a second of one prompt of 512, measured, and the bound as peak / (2 x parameters a token) in round numbers. */
    @ParameterizedTest
    @CsvSource({
        // ggml-org/llama.cpp PR 4766: kernels that multiply 8-bit activations on the dot-product instruction, 47 TOP/s.
        "p40, llama-2-7b, --activations int8, 934, 3560",
        // The same in fp16 runs in fp32, 11.76 TFLOP/s.
        "p40, llama-2-7b, --activations fp16, 0, 891",
        // PrismML-Eng/Bonsai-demo PR 158, a 27B model: 119 TFLOP/s.
        "gb10, gemma-3-27b, --activations bf16, 1009, 2204",
        // The matrix fp16 units hold int8 at twice the rate of the V100's own, 125 TFLOP/s; 2.25 PFLOP/s on the B300.
        "v100, llama-2-7b, --activations int8, 0, 9470",
        "b300, llama-2-7b, --activations int8, 0, 170500"
    })
    void theBoundLiesAboveTheMeasurement(String machine, String model, String format, double measured, double bound) {
        String[] option = format.split(" ", 0);
        double ours = Double.parseDouble(Cli.run(
                        "analyze",
                        "--model",
                        model,
                        "--hw",
                        machine,
                        "--weights",
                        "int4-g32",
                        option[0],
                        option[1],
                        "--phase",
                        "prefill",
                        "--prompt",
                        "512",
                        "--by",
                        "phase",
                        "--format",
                        "csv",
                        "--columns",
                        "tokens_per_s")
                .output()
                .lines()
                .toList()
                .get(1));
        assertThat(ours).isGreaterThan(measured).isCloseTo(bound, within(bound * 0.03));
    }
}
