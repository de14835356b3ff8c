package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of formats that llama.cpp and vLLM have. */
class ForeignFormatTest {
    private static final Pattern NUMBERED = Pattern.compile("(\\S+) (?:has|with) (?:as many|([0-9.]+))");

    /** Bytes of a block as ggml-common.h declares it, counted by hand, and of an element of the formats without blocks. */
    @ParameterizedTest
    @CsvSource({
        "q8_0, 32, 34, fp16 scale and 32 x 8 bits",
        "Q8_0, 32, 34, in any case",
        "q4_0, 32, 18, fp16 scale and 32 x 4 bits",
        "iq4_nl, 32, 18, fp16 scale and 32 x 4 bits",
        "IQ4_NL, 32, 18, in any case",
        "mxfp4, 32, 17, 8-bit exponent and 32 x 4 bits",
        "nvfp4, 64, 36, 4 scales of 8 bits and 64 x 4 bits",
        "F32, 1, 4, ",
        "float32, 1, 4, ",
        "float, 1, 4, ",
        "half, 1, 2, ",
        "F16, 1, 2, ",
        "float16, 1, 2, ",
        "BF16, 1, 2, ",
        "bfloat16, 1, 2, ",
        "fp8, 1, 1, ",
        "fp8_e4m3, 1, 1, ",
        "fp8_e5m2, 1, 1, ",
        "FP8_E4M3FN, 1, 1, ",
        "fp8_block, 16384, 16388, fp32 scale each 128 x 128",
    })
    void aNameOfOtherToolsHasTheBytesOfItsBlocks(String name, double elements, double bytes, String block) {
        TensorFormat format = TensorFormat.parse(name).orElseThrow();
        assertThat(format.bytes(1, elements)).as(block).isEqualTo(bytes);
        assertThat(ForeignFormat.meaning(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q4_K_M",
                "q4_k_s",
                "q5_k_m",
                "Q3_K_L",
                "q2_k",
                "q6_k_l",
                "iq3_m",
                "iq2_xxs",
                "iq1_s",
                "tq1_0",
                "UD-Q4_K_XL",
                "ud-iq2_m",
                "q8_k_xl"
            })
    void aMixOfLlamaCppIsRefusedWithWhatComesNearest(String mix) {
        assertThat(TensorFormat.parse(mix)).isEmpty();
        assertThat(ForeignFormat.meaning(mix).orElseThrow())
                .contains("a mix of formats")
                .contains("nearest is");
    }

    /** Bytes of a block of 256 as ggml-common.h declares it, counted by hand: parts' scales, elements, and fp16 of the whole. */
    @ParameterizedTest
    @CsvSource({
        "q8_k, 292, 9.125, int8-g16",
        "Q6_K, 210, 6.5625, mxfp6",
        "q5_k, 176, 5.5, int4-g16",
        "Q4_K, 144, 4.5, int4-g32",
        "iq4_xs, 136, 4.25, int4-g64",
        "q3_k, 110, 3.4375, int3-g32"
    })
    void aBlockOfLlamaCppIsRefusedWithItsBits(String word, double bytes, String bits, String nearest) {
        assertThat(TensorFormat.parse(word)).isEmpty();
        assertThat(bytes * 8 / 256).isEqualTo(Double.parseDouble(bits));
        assertThat(ForeignFormat.meaning(word).orElseThrow())
                .contains("blocks of 256 elements", bits + " bits an element", nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "awq, int4-zp",
        "AWQ, int4-zp",
        "gptq, int4-zp",
        "gptq_marlin, int4-zp",
        "w4a16, int4",
        "w8a16, int8",
        "w8a8, fp8",
        "w4a8, int4",
        "w4a4, nvfp4",
        "q4_1, int4-g16",
        "q5_0, mxfp6",
        "q5_1, mxfp6",
        "nf4, int4-g32"
    })
    void aWayToQuantiseIsRefusedWithWhatToWrite(String word, String instead) {
        assertThat(TensorFormat.parse(word)).isEmpty();
        assertThat(ForeignFormat.meaning(word).orElseThrow()).containsPattern("\\b" + instead + "\\b");
    }

    /** What a sentence offers is taken, and has the bits that it says. */
    @Test
    void everyFormatThatIsOfferedIsOne() {
        int offered = 0;
        for (ForeignFormat foreign : ForeignFormat.all()) {
            for (String word : offers(foreign.meaning())) {
                assertThat(TensorFormat.parse(word)).as(foreign.meaning()).isPresent();
                offered++;
            }
            Matcher sized = NUMBERED.matcher(foreign.meaning());
            while (sized.find()) {
                TensorFormat format = TensorFormat.parse(sized.group(1)).orElseThrow();
                String bits = sized.group(2) == null ? own(foreign.meaning()) : sized.group(2);
                assertThat(format.bitsPerElement())
                        .as(foreign.meaning())
                        .isEqualTo(Double.parseDouble(bits.replaceAll("[.]$", "")));
            }
        }
        assertThat(offered).isGreaterThan(ForeignFormat.all().size());
    }

    /** "nearest is q8_0, 8.5 bits an element" and the like are as the tables of formats have them. */
    @ParameterizedTest
    @CsvSource({"q8_k_xl, 8.5", "q6_k_l, 6.25", "q4_k_m, 4.5", "q3_k_s, 3.5", "q2_k, 3"})
    void theNearestHasTheBitsThatAreSaid(String mix, double bits) {
        String meaning = ForeignFormat.meaning(mix).orElseThrow();
        Matcher nearest = Pattern.compile("nearest is (\\S+), ([0-9.]+) bits").matcher(meaning);
        assertThat(nearest.find()).isTrue();
        assertThat(Double.parseDouble(nearest.group(2))).isEqualTo(bits);
        assertThat(TensorFormat.parse(nearest.group(1)).orElseThrow().bitsPerElement())
                .isEqualTo(bits);
    }

    private static List<String> offers(String meaning) {
        List<String> words = new ArrayList<>();
        Matcher offer = Pattern.compile("(?:nearest is|nearest are|" + Setting.MARK + "[a-z]+) ([a-z0-9_-]+)")
                .matcher(meaning.toLowerCase(Locale.ROOT));
        while (offer.find()) {
            words.add(offer.group(1));
        }
        return words;
    }

    private static String own(String meaning) {
        Matcher own = Pattern.compile("([0-9.]+) bits an element").matcher(meaning);
        assertThat(own.find()).isTrue();
        return own.group(1);
    }
}
