package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymsTest {
    private static final String HEAD = "analyze --model llama-3.1-8b --hw h100 --by phase --format csv ";

    private static Cli.Result run(String line) {
        return Cli.run(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --gpus 8                                 | --devices 8
            --num-gpus=8                             | --devices 8
            -b 8                                     | --batch 8
            --batch-size 8                           | --batch 8
            --batch-size=8                           | --batch 8
            --max-num-seqs 8                         | --batch 8
            --input-len 2k                           | --prompt 2000
            --isl 64                                 | --prompt 64
            --output-len 20                          | --generate 20
            --osl 20 --isl 30                        | --generate 20 --prompt 30
            --ctx 1000                               | --context 1000
            --phase train --seq-len 64               | --phase train --prompt 64
            --phase training --seq-len=64            | --phase train --prompt 64
            --phase=training --global-batch-size 4 --micro-batch-size 2 | --phase train --batch 4 --micro-batch 2
            --ctx-size 1000                          | --context 1000
            -c 1000                                  | --context 1000
            --osl 20 --draft-model llama-3.2-1b --acceptance 0.5 --num-speculative-tokens 3 | --generate 20 --draft llama-3.2-1b --acceptance 0.5 --gamma 3
            --osl 20 --request-rate 3                | --generate 20 --arrival 3
            --phase train --seq-length 64 --tensor-model-parallel-size 2 --zero-stage 0 --train-tokens 1B | --phase train --prompt 64 --tp 2 --zero 0 --tokens 1B
            --phase prefill --context-parallel-size 2 | --phase prefill --cp 2
            --kv_cache fp8                           | --kv-cache fp8
            --batch_size 8                           | --batch 8
            --tensor-parallel-size 8                 | --tp 8
            --pipeline-parallel-size 2               | --pp 2
            --data-parallel-size 2                   | --dp 2
            --gpu-memory-utilization 0.9             | --memory-utilization 0.9
            --kv-cache-dtype fp8                     | --kv-cache fp8
            --kv-cache-dtype fp8_e4m3                | --kv-cache fp8
            --kv-cache-dtype auto                    |
            --quantization fp8                       | --weights fp8 --activations fp8
            --quantization awq                       | --weights int4-zp-g128
            --quantization=gptq                      | --weights int4-zp-g128
            """)
    void aSynonymIsTheRealOptionWithANote(String typed, String real) {
        Cli.Result synonym = run(HEAD + typed);
        Cli.Result named = run(HEAD + (real == null ? "" : real));
        assertThat(named.exitCode()).as(named.errorOutput()).isZero();
        assertThat(synonym.output()).as(synonym.errorOutput()).isEqualTo(named.output());
        assertThat(synonym.exitCode()).isZero();
        assertThat(synonym.errorOutput()).startsWith("roofline: note: ").contains(" here");
        assertThat(named.errorOutput()).doesNotContain("note:");
    }

    @Test
    void aMachineByAnotherNameIsTaken() {
        Cli.Result result = run("analyze --model gpt --gpu a100 --by phase --format csv");
        assertThat(result.output())
                .isEqualTo(run("analyze --model gpt --hw a100 --by phase --format csv")
                        .output());
        assertThat(result.errorOutput()).isEqualTo("roofline: note: --gpu a100 is --hw a100 here\n");
        Cli.Result several = run("analyze --model gpt --gpus a100 --by phase --format csv");
        assertThat(several.output()).isEqualTo(result.output());
        assertThat(several.errorOutput()).startsWith("roofline: note: --gpus a100 is --hw a100 here");
    }

    @Test
    void aMachineAndANumberMayBothBeCalledGpus() {
        Cli.Result result = run("analyze --model gpt --gpus a100 --num-gpus 4 --by phase --format csv");
        assertThat(result.output())
                .isEqualTo(run("analyze --model gpt --hw a100 --devices 4 --by phase --format csv")
                        .output());
        refused("analyze --model gpt --gpus h100 --hw a100", "--gpus is --hw here, which is given twice");
        refused("analyze --model gpt --gpus h100 --hardware a100", "--gpus is --hw here, which is given twice");
    }

    @Test
    void everyOptionThatThereIsNotIsSaidAtOnce() {
        refused(
                HEAD + "--foo 1 --prompts 2 --explain",
                "\"--foo\"",
                "\"--prompts\"",
                "did you mean \"--prompt\"?",
                "\"--explain\"");
    }

    @Test
    void anOptionWithoutItsValueIsNamedAsItWasTyped() {
        refused("analyze --model gpt --hw", "--hw needs a value, NAME|FILE\n");
        refused(
                "analyze --model gpt --hardware --phase decode",
                "--hardware needs a value, NAME|FILE, before --phase\n");
        refused("list hardware --vendor", "--vendor needs a value, NAME\n");
        refused(
                HEAD + "--batch-size --context 100",
                "--batch-size is --batch here, and needs a value, before --context");
        refused(HEAD + "--isl --osl 5", "--isl is --prompt here, and needs a value, before --osl");
        refused(HEAD + "--isl=", "--isl is --prompt here, and needs a value");
    }

    @Test
    void aLineWithoutACommandOrWithBareNamesIsAnsweredWithWhatToType() {
        refused("--model gpt --hw a100", "a command comes first, as in \"roofline analyze --model gpt --hw a100\"");
        refused("analyze gpt a100", "a model is named by --model, a machine by --hw");
    }

    @Test
    void whatIsGivenTwiceIsRefusedUnderWhicheverNames() {
        refused(
                HEAD + "--batch 1 --batch-size 2",
                "--batch-size is --batch here, which is given twice: leave --batch out");
        refused(HEAD + "--batch-size 2 --batch=1", "given twice");
        refused(HEAD + "-b 2 --batch-size 2", "given twice");
        refused("compare --model gpt --hw a100,h100 --gpu l4", "--gpu is --hw here, which is given twice");
    }

    @Test
    void aLengthThatMayMeanTwoThingsIsRefusedWithBothNames() {
        refused(HEAD + "--seq-len 512", "--prompt", "--context");
        refused(HEAD + "--seq-len 512 --phase decode", "--prompt", "--context");
        assertThat(run("analyze --model bert --hw t4 --seq-len 128 --by phase --format csv")
                        .output())
                .isEqualTo(run("analyze --model bert --hw t4 --prompt 128 --by phase --format csv")
                        .output());
    }

    @Test
    void aQuantisationThatMeansTwoThingsOrNothingIsRefused() {
        refused(HEAD + "--quantization w8a8", "--weights int8 --activations int8", "--weights fp8 --activations fp8");
        refused(HEAD + "--quantization int4", "which is a format", "--weights int4");
        refused(HEAD + "--quantization bitsandbytes", "it takes fp8, awq, gptq");
        refused(HEAD + "--quantization", "needs a value");
    }

    @Test
    void whatTheCommandDoesNotTakeIsNoSynonym() {
        refused("list models --gpu a100", "there is no option \"--gpu\"");
    }

    /** A synonym of an option that there is not would set nothing, and one with an option's name would never be read. */
    @Test
    void everySynonymIsOfAnOptionAndNoOption() {
        Set<String> options = new HashSet<>();
        for (Option<?> option : new AnalyzeCommand(Console.silent()).options()) {
            options.addAll(option.names());
        }
        List<String> names = new ArrayList<>();
        for (Synonym synonym : Synonyms.ALL) {
            assertThat(options).as(synonym.name()).contains(synonym.real()).doesNotContain(synonym.name());
            names.add(synonym.name());
        }
        assertThat(names).doesNotHaveDuplicates();
    }

    private static void refused(String line, String... said) {
        Cli.Result result = run(line);
        assertThat(result.exitCode()).as(line).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput()).startsWith("roofline: error: ").contains(said);
    }
}
