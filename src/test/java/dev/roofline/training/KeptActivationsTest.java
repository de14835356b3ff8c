package dev.roofline.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Table 2 of Korthikanti et al. (arXiv 2205.05198): bytes that a layer of a GPT with dropout keeps, as multiples of sequence,
 * micro-batch and width. The term of attention, 5 a s / h, is 80 of GPT-3 and 64 of MT-NLG (section 5).
 */
class KeptActivationsTest {
    private static final long TOKENS = 2048;

    /** Without a division 34 + 5as/h; of eight tensor ranks 10 + (24 + 5as/h) / 8; divided sequences, all of it / 8. */
    @ParameterizedTest
    @CsvSource({
        "gpt3-175b, 12288, '', 114",
        "gpt3-175b, 12288, --tp 8, 23",
        "gpt3-175b, 12288, --tp 8 --sequence-parallel, 14.25",
        "gpt3-175b, 12288, --tp 8 --recompute selective, 13",
        "gpt3-175b, 12288, --tp 8 --sequence-parallel --recompute selective, 4.25",
        "gpt3-175b, 12288, --recompute full, 2",
        "mt-nlg-530b, 20480, '', 98",
        "mt-nlg-530b, 20480, --tp 8, 21",
        "mt-nlg-530b, 20480, --tp 8 --sequence-parallel, 12.25",
        "mt-nlg-530b, 20480, --tp 8 --sequence-parallel --recompute selective, 4.25"
    })
    void aLayerKeepsWhatThePaperCounts(String model, long width, String options, double multiple) throws IOException {
        List<String> words = new ArrayList<>(List.of("analyze", "--model", model, "--hw", "a100", "--phase", "train"));
        words.addAll(List.of("--batch", "1", "--prompt", String.valueOf(TOKENS), "--fusion", "none", "--dropout"));
        words.addAll(List.of("--by", "phase", "--format", "json"));
        if (!options.isEmpty()) {
            words.addAll(List.of(options.split(" ", 0)));
        }
        String report = Cli.run(words.toArray(String[]::new)).output();
        assertThat(new ObjectMapper()
                        .readTree(report)
                        .at("/training_step/activations_bytes_per_layer")
                        .asDouble())
                .isEqualTo(multiple * TOKENS * width);
    }
}
