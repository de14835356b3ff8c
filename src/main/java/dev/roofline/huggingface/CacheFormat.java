package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import java.util.Map;
import java.util.Optional;

/**
 * The format that a checkpoint asks for of the KV cache: ModelOpt's {@code kv_cache_quant_algo}, which is a name, and
 * {@code kv_cache_scheme} of compressed-tensors, which says how many bits of which type, eight of an integer where it
 * does not say.
 */
final class CacheFormat {
    private static final Map<String, String> ALGORITHMS = Map.of("FP8", "fp8", "INT8", "int8", "NVFP4", "nvfp4");

    private CacheFormat() {}

    /** The format as {@code --kv-cache} takes it; empty where the value is not understood. */
    static Optional<String> of(JsonNode said) {
        if (said instanceof JsonString name) {
            return Optional.ofNullable(ALGORITHMS.get(name.value()));
        }
        if (!(said instanceof JsonObject scheme) || scheme.members().isEmpty() || !isEight(scheme)) {
            return Optional.empty();
        }
        JsonNode type = scheme.find("type");
        String label = type == null ? "int" : type instanceof JsonString text ? text.value() : "";
        return switch (label) {
            case "float" -> Optional.of("fp8");
            case "int" -> Optional.of("int8");
            default -> Optional.empty();
        };
    }

    private static boolean isEight(JsonObject scheme) {
        JsonNode bits = scheme.find("num_bits");
        return bits == null
                || (bits instanceof JsonNumber number && number.digits().equals("8"));
    }
}
