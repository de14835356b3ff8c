package dev.roofline.huggingface;

import dev.roofline.json.Visible;
import dev.roofline.units.TensorFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the Hub calls activations and number formats, and what we call them. */
final class HubLabels {
    /** Keys of transformers' ACT2FN that the Hub's configs use. */
    static final Map<String, String> ACTIVATIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("gelu", "gelu_erf"),
            Map.entry("gelu_python", "gelu_erf"),
            Map.entry("gelu_new", "gelu_tanh"),
            Map.entry("gelu_fast", "gelu_tanh"),
            Map.entry("gelu_accurate", "gelu_tanh"),
            Map.entry("gelu_pytorch_tanh", "gelu_tanh"),
            Map.entry("gelu_python_tanh", "gelu_tanh"),
            Map.entry("quick_gelu", "gelu_quick"),
            Map.entry("silu", "silu"),
            Map.entry("swish", "silu"),
            Map.entry("relu", "relu"),
            Map.entry("relu2", "relu_squared")));

    private HubLabels() {}

    static Optional<String> activation(String name) {
        return Optional.ofNullable(ACTIVATIONS.get(name));
    }

    /** The label of a torch dtype, with or without {@code torch.} before it. */
    static Optional<String> format(String name) {
        String bare = name.startsWith("torch.") ? name.substring("torch.".length()) : name;
        return bare.length() > 40 ? Optional.empty() : TensorFormat.parse(bare).map(TensorFormat::label);
    }

    static String unknownActivation(String label, String value) {
        return label + " is " + Visible.quoted(value) + ", an activation that is not known here; expected "
                + String.join(", ", ACTIVATIONS.keySet());
    }

    static String unknownFormat(String label, String value) {
        return label + " is " + Visible.quoted(value) + "; expected float32, bfloat16, float16 or another of "
                + TensorFormat.listed();
    }
}
