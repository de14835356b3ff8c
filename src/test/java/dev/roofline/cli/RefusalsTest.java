package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run refuses that no case folder shows: one sentence with the option and why, and nothing on standard output. */
class RefusalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt a100 --phase train --gradients int8;"
                        + " --gradients int8 is not possible here: gradients of weights are summed up in fp32, tf32, bf16, fp16 or fp8",
                "gpt a100 --generate 2000000; --generate is 2000000; every step is counted by itself, 1048576 at most",
                "t5 a100 --cp 2;"
                        + " --cp is not possible here: the decoder of T5 v1.0 base attends to the encoder's sequence too",
                "gpt a100 --draft gpt --acceptance 0.5 --gamma 2 --phase prefill;"
                        + " --draft is not possible here: guesses are made in decode steps",
                "gpt a100 --draft gpt --acceptance 0.5 --gamma 2 --phase decode --counting survey;"
                        + " --draft is not possible here: --counting survey counts whole generations at once",
                "llama-3.1-8b h100 --draft llama-3.2-1b --acceptance 0.5 --gamma 2 --phase decode --cp 2;"
                        + " --draft is not possible here: it is counted without --cp",
                "llama-3.1-8b h100 --draft llama-3.2-1b --acceptance 0.5 --generate 20 --arrival 3;"
                        + " --draft is not possible here: a server's steady state is counted without",
                "llama-3.1-8b h100 --draft llama-3.2-1b --acceptance 1.5 --phase decode;"
                        + " --acceptance is 1.5; a probability is from 0 to 1",
                "llama-3.1-8b h100 --context 1073741824 --phase decode;"
                        + " the sequence is longer than the 1073741824 tokens that are counted",
                "llama-3.1-8b h100 --phase train --batch 8 --dp 2 --micro-batch 3; --batch 8 is not possible here:"
                        + " in training it is a whole number of micro-batches of 3 on each of 2 replicas",
                "llama-3.1-8b h100 --phase train --schedule interleaved;"
                        + " --schedule is not possible here: one stage has none; --pp says how many stages there are",
                "llama-3.1-8b h100 --phase train --virtual-stages 2;"
                        + " --virtual-stages is not possible here: they are those of --pp with --schedule interleaved",
                "llama-3.1-8b h100 --prefill-hw a100 --phase decode; --prefill-hw is not possible here:"
                        + " it divides a decoder's generation, which runs its prompt on one machine and the tokens after it on another;"
                        + " add --generate with their number",
                "llama-3.1-8b h100 --offload weights=1.5; --offload has a share of 1.5; it is from 0 to 1",
                "llama-3.1-8b h100 --ep 2; --ep is not possible here: Llama 3.1 8B has no experts"
            })
    void isOneSentence(String line) {
        refused("analyze", line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt a100 --quantization fp8 --activations=bf16; --quantization fp8 is --weights fp8 --activations fp8 here,"
                        + " and --activations is given too: write the options themselves",
                "gpt a100 --price a100=2; --price is \"a100=2\"; a price by machine is for compare, outside of what-ifs;"
                        + " one machine has one price, as in --price 2"
            })
    void ofWordsOfOthersIsOneSentenceToo(String line) {
        refused("analyze", line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt a100,h100 --sort cost; --sort cost needs a price of a device and hour: --price 2, or by machine,"
                        + " --price \"l4=0.80; a10=1.00\"",
                "gpt a100,p5.48xlarge --price a100=2,p5.48xlarge=98; --price: \"p5.48xlarge\" is 8 of h100-sxm-80gb, and a price"
                        + " is of one device and hour: write \"h100-sxm-80gb=12.25\"",
                "gpt a100,8xh100 --price a100=2,8xh100=9; --price: \"8xh100\" is 8 of h100, and a price"
                        + " is of one device and hour: write \"h100=1.125\""
            })
    void ofAComparisonIsOneSentence(String line) {
        refused("compare", line);
    }

    @Test
    void ofAYearIsOneSentence() {
        for (String text : List.of("abc", "20x6", "-2024", "24", "\u0662\u0660\u0662\u0664")) {
            assertThat(Cli.run("list", "hardware", "--since=" + text))
                    .isEqualTo(new Cli.Result(
                            2, "", "roofline: error: --since is \"" + text + "\"; it takes a year, such as 2024\n"));
        }
    }

    private static void refused(String command, String line) {
        // The first semicolon divides the command from the sentence, which may have others.
        String[] parts = line.split(";", 2);
        String[] words = parts[0].split(" ", -1);
        String[] args = new String[words.length + 3];
        args[0] = command;
        args[1] = "--model";
        args[2] = words[0];
        args[3] = "--hw";
        System.arraycopy(words, 1, args, 4, words.length - 1);
        assertThat(Cli.run(args)).isEqualTo(new Cli.Result(2, "", "roofline: error: " + parts[1].strip() + "\n"));
    }
}
