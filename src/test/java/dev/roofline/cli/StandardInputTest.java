package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that come in by standard input. */
class StandardInputTest {
    private static final String MACHINE =
            "{\"schema\": \"roofline-hardware/1\", \"name\": \"Mine\", \"vendor\": \"me\","
                    + " \"kind\": \"npu\", \"compute\": [{\"engine\": \"matrix\", \"format\": \"bf16\", \"peak\":"
                    + " \"800 TFLOP/s\"}], \"memory\": [{\"level\": \"HBM\", \"kind\": \"dram\", \"bandwidth\": \"8 TB/s\"}]}";

    /** Of 8 TB/s twice as much: the text is read once, and is there for what the change leaves as it is. */
    @Test
    void aMachineMayBeChangedToo() {
        String run = "analyze --model gpt2 --hw - --by phase --phase decode --format csv --columns time_s,hardware";
        double before = time(Cli.runWith(MACHINE, run.split(" ")));
        Cli.Result changed = Cli.runWith(MACHINE, (run + " --set hw.memory.bandwidth=2x").split(" "));
        assertThat(time(changed)).isBetween(before / 2 * (1 - 1e-9), before);
        assertThat(changed.output()).contains("stdin[hw.memory.bandwidth=2x]");
        assertThat(changed.errorOutput()).isEmpty();
    }

    @Test
    void aMachineIsComparedAndShownAndValidated() {
        Cli.Result compared = Cli.runWith(
                MACHINE, "compare", "--model", "gpt2", "--hw", "h100,-", "--what-if", "batch=2", "--format", "csv");
        assertThat(compared.exitCode()).as(compared.errorOutput()).isZero();
        assertThat(compared.output()).contains("stdin").contains("h100");
        assertThat(Cli.runWith(MACHINE, "show", "-").output()).startsWith("Mine (stdin), npu\n");
        assertThat(Cli.runWith(MACHINE, "validate", "-").output()).isEqualTo("<stdin>: no problem\n");
    }

    @Test
    void aModelMayBeAConfig() {
        String config = "{\"model_type\": \"llama\", \"hidden_size\": 64, \"num_hidden_layers\": 2,"
                + " \"num_attention_heads\": 4, \"intermediate_size\": 128, \"vocab_size\": 100}";
        Cli.Result result = Cli.runWith(
                config,
                "analyze",
                "--model",
                "-",
                "--hw",
                "h100",
                "--by",
                "phase",
                "--format",
                "csv",
                "--columns",
                "model,phase");
        assertThat(result.output()).as(result.errorOutput()).isEqualTo("model,phase\nstdin,prefill\nstdin,decode\n");
    }

    @Test
    void whatIsWrongIsLocated() {
        Cli.Result result = Cli.runWith("{\n  x", "validate", "-");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).startsWith("<stdin>:2:3: error: ");
        assertThat(Cli.runWith("", "analyze", "--model", "gpt2", "--hw", "-").errorOutput())
                .isEqualTo("<stdin>: error: the file is empty; JSON is expected\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model - --hw -",
                "compare --model gpt2,- --hw h100,-",
                "analyze --model gpt2 --hw - --draft - --gamma 2 --acceptance 0.5 --phase generate"
            })
    void oneTextIsNotAModelAndAMachine(String command) {
        Cli.Result result = Cli.runWith(MACHINE, command.split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("it cannot be a model and a machine");
        assertThat(result.output()).isEmpty();
    }

    private static double time(Cli.Result result) {
        return Double.parseDouble(result.output().split("\n", -1)[1].split(",", -1)[0]);
    }
}
