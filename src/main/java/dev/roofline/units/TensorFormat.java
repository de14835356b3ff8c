package dev.roofline.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the elements of a tensor lie in memory: the format that they multiply in, and the bits an element
 * takes with its share of scales and zero points.
 *
 * @param label name on the command line, such as {@code int4-g32}
 * @param arithmetic the format in which two such tensors multiply
 * @param bitsPerElement bits of an element with its group's scale and zero point
 * @param bitsPerRow bits that each row (innermost vector) adds, such as the scale of int8
 */
public record TensorFormat(String label, NumberFormat arithmetic, double bitsPerElement, double bitsPerRow) {
    /** What formats there are beside those with names of their own. */
    public static final String GROUP_RULE =
            "fp8-gN, int3-gN, int4-gN and int8-gN have a scale for each group of N elements"
                    + " of a row, such as int4-g32, and int3-zp-gN, int4-zp-gN and int8-zp-gN a zero point as well";

    private static final int DEFAULT_GROUP = 128;

    public static final TensorFormat FP32 = plain(NumberFormat.FP32);
    public static final TensorFormat TF32 = plain(NumberFormat.TF32);
    public static final TensorFormat BF16 = plain(NumberFormat.BF16);
    public static final TensorFormat FP16 = plain(NumberFormat.FP16);
    public static final TensorFormat FP8 = plain(NumberFormat.FP8);
    /** FP8 weights with one fp32 scale for each 128 x 128 block (arXiv 2412.19437, section 3.3). */
    public static final TensorFormat FP8_BLOCK =
            new TensorFormat("fp8-block", NumberFormat.FP8, 8 + 32.0 / (128 * 128), 0);
    /** INT8 with one fp16 scale a row. */
    public static final TensorFormat INT8 = new TensorFormat("int8", NumberFormat.INT8, 8, 16);
    /** The OCP microscaling formats (MX specification 1.0): one 8-bit scale for each 32 elements. */
    public static final TensorFormat MXFP8 = new TensorFormat("mxfp8", NumberFormat.FP8, 8.25, 0);

    public static final TensorFormat MXFP6 = new TensorFormat("mxfp6", NumberFormat.FP6, 6.25, 0);
    public static final TensorFormat MXFP4 = new TensorFormat("mxfp4", NumberFormat.FP4, 4.25, 0);
    /** NVIDIA's 4-bit format: one fp8 scale for each 16 elements. */
    public static final TensorFormat NVFP4 = new TensorFormat("nvfp4", NumberFormat.FP4, 4.5, 0);

    public static final TensorFormat INT4 = grouped("int4", NumberFormat.INT4, DEFAULT_GROUP, false);
    public static final TensorFormat INT4_ZP = grouped("int4-zp", NumberFormat.INT4, DEFAULT_GROUP, true);

    private static final List<TensorFormat> NAMED = List.of(
            FP32,
            TF32,
            BF16,
            FP16,
            FP8,
            FP8_BLOCK,
            MXFP8,
            INT8,
            MXFP6,
            MXFP4,
            NVFP4,
            INT4,
            INT4_ZP,
            ofRows("int8-zp-row", NumberFormat.INT8, 8, true),
            ofRows("int4-row", NumberFormat.INT4, 4, false),
            ofRows("int4-zp-row", NumberFormat.INT4, 4, true),
            ofRows("int3-row", NumberFormat.INT4, 3, false),
            ofRows("int3-zp-row", NumberFormat.INT4, 3, true));

    /** What elements share, by label; the formats that are not here keep their elements alone. */
    private static final String[][] SCALES = {
        {"fp8-block", "an fp32 scale each 128 x 128 elements"},
        {"int8", "an fp16 scale a row"},
        {"mxfp8", "an 8-bit scale each 32 elements"},
        {"mxfp6", "an 8-bit scale each 32 elements"},
        {"mxfp4", "an 8-bit scale each 32 elements"},
        {"nvfp4", "an fp8 scale each 16 elements"},
        {"int4", "an fp16 scale each " + DEFAULT_GROUP + " elements of a row"},
        {"int4-zp", "an fp16 scale and a zero point of 4 bits each " + DEFAULT_GROUP + " elements of a row"},
        {"int8-zp-row", "an fp16 scale and a zero point of 8 bits a row"},
        {"int4-row", "an fp16 scale a row"},
        {"int4-zp-row", "an fp16 scale and a zero point of 4 bits a row"},
        {"int3-row", "an fp16 scale a row"},
        {"int3-zp-row", "an fp16 scale and a zero point of 3 bits a row"},
        {"int4-g32", "an fp16 scale each 32 elements of a row"},
        {"int8-g32", "an fp16 scale each 32 elements of a row"},
    };

    /**
     * Each a label and its other spellings, those of llama.cpp among them (blocks of ggml-common.h) where a block has the same
     * bytes: of 32 elements 34 are q8_0, 18 are q4_0 and iq4_nl, whose four bits are looked up in a table.
     */
    private static final String[][] SPELLINGS = {
        {"fp32", "float32", "float", "f32"},
        {"fp16", "float16", "half", "f16"},
        {"bf16", "bfloat16"},
        {"fp8", "float8", "fp8-e4m3", "fp8-e5m2", "fp8_e4m3", "fp8_e5m2", "fp8_e4m3fn", "float8_e4m3fn", "float8_e5m2"},
        {"fp8-block", "fp8_block"},
        {"mxfp4", "fp4", "mx", "mx4"},
        {"mxfp6", "fp6"},
        {"int8", "int8-row"},
        {"int4", "int4-g" + DEFAULT_GROUP},
        {"int4-zp", "int4-zp-g" + DEFAULT_GROUP},
        {"int4-g32", "q4_0", "iq4_nl"},
        {"int8-g32", "q8_0"},
    };

    public TensorFormat {
        if (!(bitsPerElement > 0) || !(bitsPerRow >= 0)) {
            throw new IllegalArgumentException("a format takes bits: " + label);
        }
    }

    /** Every format with a name of its own; those of {@link FormatFamily} come on top. */
    public static List<TensorFormat> named() {
        return NAMED;
    }

    /** Those of a family that go by other names too. */
    public static List<TensorFormat> spelled() {
        List<TensorFormat> spelled = new ArrayList<>();
        for (String[] spellings : SPELLINGS) {
            Optional<TensorFormat> format = parse(spellings[0]);
            if (format.isPresent() && !NAMED.contains(format.get())) {
                spelled.add(format.get());
            }
        }
        return spelled;
    }

    /**
     * The format of a name, its usual spellings ({@code float16}, {@code bfloat16}, {@code fp4}) included.
     *
     * @return empty where no format has the name
     */
    public static Optional<TensorFormat> parse(String text) {
        String label = canonical(text);
        for (TensorFormat format : NAMED) {
            if (format.label.equals(label)) {
                return Optional.of(format);
            }
        }
        for (FormatFamily family : FormatFamily.all()) {
            Optional<TensorFormat> format = family.parse(label);
            if (format.isPresent()) {
                return format;
            }
        }
        return Optional.empty();
    }

    /** The names of {@link #named}. */
    public static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (TensorFormat format : NAMED) {
            labels.add(format.label);
        }
        return labels;
    }

    /** All that {@link #parse} takes, in words. */
    public static String listed() {
        return String.join(", ", labels()) + "; " + GROUP_RULE;
    }

    /** Whether this is a reduced format that quantised weights use: 8 bits and fewer. */
    public boolean isQuantised() {
        return arithmetic.bits() <= 8;
    }

    /**
     * Whether it has scales for parts of a row, so that the transposed tensor is another one: products over rows and products
     * over columns want two. Scales of square blocks, and of a whole tensor, serve both.
     */
    public boolean isDirected() {
        return bitsPerRow > 0 || (bitsPerElement > arithmetic.bits() && !equals(FP8_BLOCK));
    }

    /** Whether integers are counted from a zero point of their own, a group or a row. */
    public boolean hasZeroPoints() {
        return label.contains("-zp");
    }

    /** Two tensors of it, one with scales along rows and one with scales along columns. */
    public TensorFormat inBothLayouts() {
        return new TensorFormat(label, arithmetic, 2 * bitsPerElement, 2 * bitsPerRow);
    }

    /** Whether this is a format that weights are kept in and nothing else unless it is asked for: 4 bits and fewer. */
    public boolean isOfWeights() {
        return arithmetic.bits() <= 4;
    }

    /** Bytes of a tensor of this many rows of this many elements. */
    public double bytes(double rows, double columns) {
        return bytesOf(rows * columns, rows);
    }

    /** Bytes of tensors that have so many elements together, in so many rows; of none where there are no scales of rows. */
    public double bytesOf(double elements, double rows) {
        return (elements * bitsPerElement + rows * bitsPerRow) / 8;
    }

    private static String canonical(String text) {
        String label = text.toLowerCase(Locale.ROOT);
        for (String[] spellings : SPELLINGS) {
            for (int i = 1; i < spellings.length; i++) {
                if (spellings[i].equals(label)) {
                    return spellings[0];
                }
            }
        }
        return label;
    }

    /** Other spellings of this format's name, as checkpoints and frameworks write it. */
    public List<String> aliases() {
        for (String[] spellings : SPELLINGS) {
            if (spellings[0].equals(label)) {
                return List.of(spellings).subList(1, spellings.length);
            }
        }
        return List.of();
    }

    /** What elements share with each other, in words; empty where they are kept alone. */
    public String scales() {
        for (String[] each : SCALES) {
            if (each[0].equals(label)) {
                return each[1];
            }
        }
        return "";
    }

    /** Elements of a number format by themselves, without scales. */
    public static TensorFormat plain(NumberFormat format) {
        return new TensorFormat(format.label(), format, format.bits(), 0);
    }

    /** An integer, an fp16 scale a group and, as GPTQ and AWQ keep it, a zero point of as many bits as an element. */
    private static TensorFormat grouped(String label, NumberFormat integer, int group, boolean zeroPoint) {
        int bits = integer.bits();
        return new TensorFormat(label, integer, bits + (16.0 + (zeroPoint ? bits : 0)) / group, 0);
    }

    /** The same with one group a row. */
    private static TensorFormat ofRows(String label, NumberFormat arithmetic, int bits, boolean zeroPoint) {
        return new TensorFormat(label, arithmetic, bits, 16.0 + (zeroPoint ? bits : 0));
    }
}
