package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that could change nothing of what is printed is refused, or said to change nothing, and never passed over. */
class OptionsWithoutEffectTest {
    @ParameterizedTest
    @CsvSource({
        "analyze --model gpt2 --hw a100 --format json --columns flops, '--columns has no effect on --format json'",
        "analyze --model gpt2 --hw a100 --format svg --columns flops, '--columns has no effect on --format svg'",
        "analyze --model gpt2 --hw a100 --format chart --columns flops, '--columns has no effect on --format chart'",
        "compare --model gpt2 --hw a100 --hw h100 --format json --columns flops, '--columns has no effect on --format json'",
        "show a100 --assume llama, '--assume is for Hugging Face configs'",
        "list hardware --set hw.memory.bandwidth=2x, 'there is no option \"--set\"; it is one of analyze'",
        "list models --assume llama, 'there is no option \"--assume\"; it is one of analyze'",
        "trends --model gpt2 --tp 2, 'there is no option \"--tp\"; it is one of analyze, compare'",
        "trends --model gpt2 --phase train --tokens 1T, 'there is no option \"--tokens\"; it is one of analyze, compare'",
        "trends --model gpt2 --phase train --optimizer sgd, 'there is no option \"--optimizer\"; it is one of analyze'",
        "trends --set model.width=2x, 'goes with --model'"
    })
    void whatCouldHaveNoEffectIsRefused(String line, String message) {
        Cli.Result result = Cli.run(line.split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains(message);
        assertThat(result.output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "trends --model gpt2 --phase decode --set model.norm_epsilon=2x, 3, 'leads to nothing'",
        "trends --model gpt2 --phase decode --set model.position_limit=2048, 0, 'changes nothing here'",
        "trends --model gpt2 --phase decode --set model.width=1536, 0, ''",
        "trends --project 2030 --set hw.power.tdp=2x, 3, 'leads to nothing in projected:hypothetical-2030'",
        "trends --project 2030 --set hw.memory.bandwidth=2x, 0, ''"
    })
    void trendsSayWhatChangesNothing(String line, int exit, String message) {
        Cli.Result result = Cli.run(line.split(" "));
        assertThat(result.exitCode()).as(result.errorOutput()).isEqualTo(exit);
        assertThat(result.errorOutput()).contains(message);
        assertThat(message.isEmpty()).isEqualTo(result.errorOutput().isEmpty());
    }
}
