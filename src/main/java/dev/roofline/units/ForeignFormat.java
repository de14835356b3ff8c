package dev.roofline.units;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A word that other tools write where a format is expected, and that is none here.
 *
 * @param starts what such words begin with, in small letters
 * @param meaning what it is, and what comes nearest
 */
public record ForeignFormat(List<String> starts, String meaning) {
    private static final Setting WEIGHTS = new Setting("weights");
    private static final Setting ACTIVATIONS = new Setting("activations");

    private static final String MIX =
            "a mix of formats, other ones for other matrices, and GGUF files, which say them, are not read yet";

    private static final String BLOCKS = "blocks of 256 elements with scales of parts of them, elements of ";

    /** The first whose start a word has is meant; sizes of llama.cpp's blocks are those of ggml-common.h. */
    private static final List<ForeignFormat> ALL = List.of(
            of(
                    "blocks of 32 elements of 4 bits with an fp16 scale and an fp16 minimum, 5 bits an element; int4-g16 has as"
                            + " many",
                    "q4_1"),
            of(
                    "blocks of 32 elements of 5 bits with an fp16 scale, 5.5 bits an element, which no format here has; nearest"
                            + " are int4-g16 with 5 and mxfp6 with 6.25",
                    "q5_0"),
            of(
                    "blocks of 32 elements of 5 bits with an fp16 scale and an fp16 minimum, 6 bits an element, which no format"
                            + " here has; nearest is mxfp6 with 6.25",
                    "q5_1"),
            of(MIX + "; nearest is q8_0, 8.5 bits an element", "q8_k_", "ud_q8"),
            of(MIX + "; nearest is mxfp6, 6.25 bits an element", "q5_k_", "q6_k_", "ud_q5", "ud_q6"),
            of(MIX + "; nearest is q4_0, 4.5 bits an element", "q4_k_", "ud_q4", "ud_iq4"),
            of(MIX + "; nearest is int3-g32, 3.5 bits an element", "q3_k_", "iq3_", "ud_q3", "ud_iq3"),
            of(BLOCKS + "8 bits, 9.125 bits an element, which no format here has; nearest is int8-g16 with 9", "q8_k"),
            of(BLOCKS + "6 bits, 6.5625 bits an element, which no format here has; nearest is mxfp6 with 6.25", "q6_k"),
            of(
                    BLOCKS
                            + "5 bits, 5.5 bits an element, which no format here has; nearest are int4-g16 with 5 and mxfp6"
                            + " with 6.25",
                    "q5_k"),
            of(BLOCKS + "4 bits, 4.5 bits an element; int4-g32 has as many", "q4_k"),
            of(BLOCKS + "4 bits, 4.25 bits an element; int4-g64 has as many", "iq4_xs"),
            of(
                    BLOCKS + "3 bits, 3.4375 bits an element, which no format here has; nearest is int3-g32 with 3.5",
                    "q3_k"),
            of(
                    MIX + "; nearest is int3-row, 3 bits an element and a scale a row",
                    "q2_k",
                    "iq1_",
                    "iq2_",
                    "tq1_",
                    "tq2_",
                    "ud_q2",
                    "ud_iq1",
                    "ud_iq2",
                    "ud_tq1"),
            of(
                    "a way to find 4-bit weights, with a scale and a zero point each 128 elements: " + WEIGHTS
                            + " int4-zp",
                    "awq"),
            of(
                    "a way to find 4-bit weights, kept with a scale and a zero point each 128 elements: " + WEIGHTS
                            + " int4-zp (int4-zp-g32 where groups are of 32)",
                    "gptq"),
            of("weights of 4 bits and activations of 16: " + WEIGHTS + " int4", "w4a16"),
            of("weights of 8 bits and activations of 16: " + WEIGHTS + " int8, or " + WEIGHTS + " fp8", "w8a16"),
            of(
                    "8 bits of both, in one of two formats: " + WEIGHTS + " int8 " + ACTIVATIONS + " int8, or "
                            + WEIGHTS + " fp8 " + ACTIVATIONS + " fp8",
                    "w8a8"),
            of(
                    "weights of 4 bits and activations of 8: " + WEIGHTS + " int4 " + ACTIVATIONS + " int8, or "
                            + ACTIVATIONS + " fp8",
                    "w4a8",
                    "w4afp8"),
            of(
                    "4 bits of both, in one of several formats: " + WEIGHTS + " nvfp4 " + ACTIVATIONS
                            + " nvfp4, or mxfp4, or" + " int4",
                    "w4a4"),
            of(
                    "weights of 4 bits with an fp32 scale each 64 elements, 4.5 bits an element; int4-g32 has as many",
                    "nf4",
                    "bnb",
                    "bitsandbytes"));

    private static ForeignFormat of(String meaning, String... starts) {
        return new ForeignFormat(List.of(starts), meaning);
    }

    /** All words that are known. */
    public static List<ForeignFormat> all() {
        return ALL;
    }

    /** What a word stands for elsewhere, to stand after "is"; empty where it is not known. */
    public static Optional<String> meaning(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace('-', '_');
        for (ForeignFormat format : ALL) {
            for (String start : format.starts) {
                if (plain.startsWith(start)) {
                    return Optional.of(format.meaning);
                }
            }
        }
        return Optional.empty();
    }
}
