package dev.roofline.huggingface;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a module name of PyTorch, or a pattern of such names, stands for.
 *
 * @param matrix of a name that is about one matrix of a mixer or feed-forward, such as q_proj
 * @param layer of a name that is about one layer, or about those whose numbers begin alike
 */
record ModuleName(Kind kind, Optional<String> matrix, Optional<LayerNumber> layer) {
    /** Longer than any name of a module. */
    static final int LONGEST = 500;

    enum Kind {
        /** In no part that is ever quantised. */
        OUTSIDE,
        ATTENTION,
        /** Dense and shared feed-forwards. */
        FEED_FORWARD,
        /** Routed experts. */
        EXPERTS,
        /** Of a layer whatever it has, experts or none. */
        WHOLE_FEED_FORWARD,
        /** All that a layer has. */
        WHOLE_LAYER,
        /** The matrix behind the last layer. */
        HEAD,
        UNKNOWN
    }

    private static final Pattern LAYER =
            Pattern.compile("(?:layers|layer|h|blocks|block)\\\\?\\.([0-9]{1,6})(\\*?)(?:\\\\?\\.|$)");

    /** Nothing behind the number of the layer that would say which of its modules. */
    private static final Pattern WHOLE_LAYER =
            Pattern.compile("(?:layers|layer|h|blocks|block)\\\\?\\.[0-9]{1,6}[.*$\\\\]*$");

    private static final Pattern MATRIX =
            Pattern.compile("([a-z0-9_]+_proj|c_attn|query_key_value|fc1|fc2|w1|w2|w3)(?:\\.weight)?[.*$\\\\]*$");

    /** Of language models, and among the rest of a name, so that patterns are understood too. */
    private static final List<String> HEAD_PARTS = List.of("lm_head", "embed_out", "output_layer", "proj_out");

    /** Of classifiers; as part of another word, as in e_score_correction_bias, they say nothing. */
    private static final List<String> HEAD_WORDS = List.of("score", "classifier", "text_projection");

    /** What has a head of its own, which is no part. */
    private static final List<String> OTHER_MODELS = List.of("vision", "visual", "audio", "mtp");

    private static final List<String> OUTSIDE_PARTS = List.of(
            "embed",
            "norm",
            "vision",
            "visual",
            "multi_modal_projector",
            "mm_projector",
            "connector",
            "merger",
            "audio",
            "mtp",
            "router",
            "rotary",
            "score",
            "classifier",
            "shared_expert_gate",
            "wte",
            "wpe",
            "conv1d");

    private static final List<String> ATTENTION_PARTS = List.of(
            "attn",
            "attention",
            "mamba",
            "q_proj",
            "k_proj",
            "v_proj",
            "o_proj",
            "qkv",
            "q_a_proj",
            "q_b_proj",
            "kv_a_proj",
            "kv_b_proj");

    private static final List<String> PROJECTION_PARTS =
            List.of("gate_proj", "up_proj", "down_proj", "gate_up", "fc1", "fc2", "w1", "w2", "w3");

    static ModuleName of(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        Matcher layer = LAYER.matcher(name);
        Optional<LayerNumber> number = layer.find()
                ? Optional.of(new LayerNumber(
                        Integer.parseInt(layer.group(1)), !layer.group(2).isEmpty()))
                : Optional.empty();
        Kind kind = isHead(name) ? number.isEmpty() ? Kind.HEAD : Kind.OUTSIDE : kind(name);
        boolean whole = kind == Kind.UNKNOWN && WHOLE_LAYER.matcher(name).find();
        return new ModuleName(whole ? Kind.WHOLE_LAYER : kind, matrix(name), number);
    }

    /**
     * The number of a layer in a name.
     *
     * @param begins whether a star follows the number, so that {@code 1*} is 1, 10 to 19 and so on
     */
    record LayerNumber(int number, boolean begins) {
        /** Sets, or clears, the layers below a bound. */
        void in(int most, BitSet layers, boolean value) {
            layers.set(Math.min(number, most), value);
            if (begins && number > 0) {
                long first = number;
                long last = number;
                while (first * 10 < most) {
                    first *= 10;
                    last = last * 10 + 9;
                    layers.set((int) first, (int) Math.min(last + 1, most), value);
                }
            }
        }
    }

    /** Empty of patterns with alternatives, which name several. */
    private static Optional<String> matrix(String name) {
        Matcher matcher = MATRIX.matcher(name);
        return matcher.find() && name.indexOf('(') < 0 && name.indexOf('|') < 0
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    private static Kind kind(String name) {
        if (holdsOne(name, OUTSIDE_PARTS) || isGate(name)) {
            return Kind.OUTSIDE;
        }
        if (name.contains("shared_expert")) {
            return Kind.FEED_FORWARD;
        }
        if (name.contains("expert")) {
            return Kind.EXPERTS;
        }
        if (holdsOne(name, ATTENTION_PARTS)) {
            return Kind.ATTENTION;
        }
        boolean matrices = holdsOne(name, PROJECTION_PARTS) || name.contains("_proj");
        if (name.contains("mlp") || name.contains("feed_forward") || name.contains("ffn")) {
            return matrices ? Kind.FEED_FORWARD : Kind.WHOLE_FEED_FORWARD;
        }
        return matrices ? Kind.FEED_FORWARD : Kind.UNKNOWN;
    }

    private static boolean isHead(String name) {
        if (holdsOne(name, OTHER_MODELS)) {
            return false;
        }
        return holdsOne(name, HEAD_PARTS) || hasWord(name, HEAD_WORDS);
    }

    /** A router by its other name; {@code gate_proj} is half of a gated feed-forward. */
    private static boolean isGate(String name) {
        return !name.contains("_proj") && hasWord(name, List.of("gate"));
    }

    private static boolean hasWord(String name, List<String> words) {
        for (String word : name.split("[^a-z0-9_]+", -1)) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsOne(String name, List<String> parts) {
        for (String part : parts) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
