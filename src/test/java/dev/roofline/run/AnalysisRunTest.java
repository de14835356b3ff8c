package dev.roofline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import dev.roofline.cli.Cli;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisRunTest {
    private static final double EXACT = 1e-9;

    /** A path's point is the run at that size, whatever other points there are. */
    @Test
    void everyPointOfAPathIsARunOfItsOwn() {
        String decode = "analyze " + Rows.SMALL + "--phase decode --context 10 --by phase ";
        List<Rows.Row> path = Rows.of(decode + "--path batch=1,3,7");
        assertThat(path).extracting(row -> row.get("batch")).containsExactly("1", "3", "7");
        for (Rows.Row row : path) {
            assertThat(row).isEqualTo(alone(decode + "--batch " + row.get("batch")));
        }
        String prefill = "analyze " + Rows.SMALL + "--phase prefill --by phase ";
        List<Rows.Row> prompts = Rows.of(prefill + "--path prompt=1,20");
        assertThat(prompts).extracting(row -> row.get("tokens")).containsExactly("1", "20");
        for (Rows.Row row : prompts) {
            assertThat(row).isEqualTo(alone(prefill + "--prompt " + row.get("tokens")));
        }
    }

    /** Without the largest sizes that fit, which a path does not look for. */
    private static Rows.Row alone(String command) {
        return Rows.one(command).emptied("largest_batch").emptied("longest");
    }

    @Test
    void aPathHasSizes() {
        assertThatThrownBy(() -> new SizeSweep.Sizes(SizeSweep.Variable.BATCH, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a path has sizes");
    }

    /** The prompt takes 1,464 ns and three further tokens 1,850.4 ns: four tokens in 3,314.4 ns. */
    @Test
    void aGenerationIsItsPromptAndItsTokens() {
        for (Rows.Row row : Rows.of("analyze " + Rows.SMALL + "--prompt 10 --generate 4 --by phase")) {
            assertThat(Rows.number(row, "first_token_s") * 1e9).isCloseTo(1464, within(EXACT));
            assertThat(Rows.number(row, "generation_s") * 1e9).isCloseTo(3314.4, within(EXACT));
            assertThat(Rows.number(row, "generation_tokens_per_s")).isCloseTo(4 / 3314.4e-9, within(1e-3));
        }
    }

    /**
     * The model as its own draft, one guess a pass, accepted every other time: 1.5 tokens a pass, which is a step of 612 ns
     * and a check of two tokens.
     */
    @Test
    void aPassOfSpeculationIsGuessesAndTheirCheck() {
        Rows.Table rows = Rows.by(
                "phase",
                "analyze " + Rows.SMALL + "--phase decode --context 10 --by phase --gamma 1 --acceptance 0.5"
                        + " --draft src/test/resources/small/decoder.json");
        double check = Rows.number(
                Rows.one("analyze " + Rows.SMALL
                        + "--phase prefill --prompt 2 --context 10 --logits all --by phase --columns time_s"),
                "time_s");
        Rows.Row draft = rows.get("draft");
        assertThat(rows.keys()).containsExactly("draft", "verify");
        assertThat(Rows.number(draft, "time_s") * 1e9).isCloseTo(612, within(EXACT));
        assertThat(Rows.number(rows.get("verify"), "time_s")).isCloseTo(check, within(1e-18));
        assertThat(Rows.number(draft, "tokens_per_pass")).isEqualTo(1.5);
        assertThat(Rows.number(draft, "pass_s")).isCloseTo(612e-9 + check, within(1e-18));
        assertThat(Rows.number(draft, "speculation_speed_up"))
                .isCloseTo(612e-9 / ((612e-9 + check) / 1.5), within(EXACT));
    }

    /** A draft and other machines for prompts change the same phases in different ways. */
    @Test
    void oneKindOfHelpIsCountedAtATime() {
        Cli.Result result = Cli.run(("analyze " + Rows.SMALL + "--prompt 10 --generate 4 --gamma 1 --acceptance 0.5"
                        + " --draft src/test/resources/small/decoder.json --prefill-hw a100")
                .split(" ", -1));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput()).contains("one at a time").hasLineCount(1);
    }
}
