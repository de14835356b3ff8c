package dev.roofline.hostile;

import java.util.List;
import java.util.Random;

/** Values that nobody means: of the wrong size, sign, kind, letters or length. */
final class OddValues {
    static final List<String> TEXTS = List.of(
            "", " ", "0", "-0", "-1", "1", "2", "3", "7", "0.5", "1.0", "-0.5", "1e-300", "1e300", "1e308", "1e309", "-1e309",
            "1e400", "1e-400", "NaN", "nan", "Infinity", "-Infinity", "inf", "2147483647", "2147483648", "-2147483648",
            "1048576", "1048577", "4294967296", "9223372036854775807", "9223372036854775808", "99999999999999999999999",
            "1.7976931348623157e308", "4.9e-324", "0x10", "1_000", "1,000", "1.5.2", "+5", "٣", "１２", "1 ", " 1", "1\n2", "null",
            "true", "on", "off", "none", "all", ",", ",,", "a,b", "1,2,3", "1..8", "1..8*2", "8..1", "1..1e9", "1..8+0", "1..8*1",
            "1..1000000+1", "512@0", "512@0,31x1@4096", "0x1@1", "9999999999x1@1", "1@9999999999", "x", "@", "=", "==", "<=",
            "decode.time_s<=0.012", "decode.time_s<=NaN", "time_s", "fits", "bound==memory", "a.b.c==d", "batch=2", "batch=",
            "=2", "batch=2;context=4", "weights=int4", "memory.0.capacity=1", "/memory/0/capacity=1", "layers=0", "width=1e9",
            "int4", "fp8", "mxfp4", "nvfp4", "bf16", "fp64", "int1", "gpt", "a100", "h100", "llama-3.1-8b", "deepseek-v3", "t5",
            "bert", "mamba-2.8b", "switch-base-8", "gold-6242", "tpu-v4", "nobody", "модель", "模型", "🙂", "é́́", "\u202Eabc", "\uFEFFx",
            "\u0000", "a\u0000b", "\u001b[31m", "\uD800", "\uFFFD", "a\tb", "'", "\"", "\\", "../..", "/", "/dev/null", ".",
            "no/such/file.json", "pom.xml", "model-specs", "model-specs/gpt2.json", "-", "--", "---", "-x", "--nothing",
            "--model", "--help", "-h", "-V", "@file", "$HOME", "%s%n%d", "{}", "[]", "<script>", "=1+1");

    private OddValues() {}

    static String text(Random random) {
        return switch (random.nextInt(24)) {
            case 0 -> "x".repeat(1 + random.nextInt(5000));
            case 1 -> "9".repeat(1 + random.nextInt(400));
            case 2 -> Long.toString(random.nextLong());
            case 3 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 4 -> noise(random);
            case 5 -> "1,".repeat(1 + random.nextInt(300)) + "1";
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65536));
        }
        return text.toString();
    }
}
