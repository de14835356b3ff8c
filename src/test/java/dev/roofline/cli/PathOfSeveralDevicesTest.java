package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sizes of a path may be smaller than the ranks that divide them: what has no part for a rank is refused in a sentence. */
class PathOfSeveralDevicesTest {
    private static final List<String> MODELS = List.of("gpt2", "bert-base", "t5-base", "deepseek-v2-lite", "vit-b-16");
    private static final List<String> SPREADS = List.of(
            "--cp 2",
            "--cp 3 --dp 2",
            "--dp 4",
            "--tp 2 --pp 2",
            "--phase train --dp 2",
            "--phase train --cp 2",
            "--phase train --pp 2 --batch 4 --micro-batch 2",
            "--generate 4 --cp 2");

    @Test
    void aSizeThatRanksCannotDivideIsRefusedAndNoBug() {
        Cli.Result result = run("--model gpt2 --cp 2 --path prompt=1,64");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput())
                .isEqualTo(
                        "roofline: error: --cp 2 is not possible here: the prefill has 1 tokens a sequence to divide\n");
    }

    @Test
    void sizesThatEveryRankHasAPartOfAreCounted() {
        assertThat(run("--model gpt2 --cp 2 --path prompt=2,64").exitCode()).isZero();
    }

    @Test
    void noPathOfAnySpreadIsABug() {
        List<String> bugs = new ArrayList<>();
        int counted = 0;
        for (String model : MODELS) {
            for (String spread : SPREADS) {
                for (String path : List.of("batch=1,2,3,64", "prompt=1,2,3,64", "context=0,1,2,64")) {
                    String line = "--model " + model + " " + spread + " --path " + path;
                    Cli.Result result = run(line);
                    counted += result.exitCode() == 0 ? 1 : 0;
                    if (result.exitCode() != 0 && result.exitCode() != 2) {
                        bugs.add(line + ": " + result.errorOutput());
                    }
                }
            }
        }
        assertThat(bugs).isEmpty();
        assertThat(counted).isGreaterThan(20);
    }

    private static Cli.Result run(String line) {
        List<String> words = new ArrayList<>(List.of("analyze", "--hw", "h100", "--by", "phase"));
        words.addAll(Arrays.asList(line.split(" ", -1)));
        return Cli.run(words.toArray(String[]::new));
    }
}
