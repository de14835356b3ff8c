package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SideFile;
import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The quantization of a checkpoint: what its config.json says, else what a quantiser's file beside it does. Engines
 * look at config.json first, and so does this; a file that says something else is named.
 */
final class QuantizerFiles {
    /** AutoGPTQ's and GPTQModel's own, which older files have without a quant_method. */
    private static final String GPTQ = "quantize_config.json";

    /** AutoAWQ's own of old. */
    private static final String AWQ = "quant_config.json";

    /** What is added to a base model, which is what a config.json describes. */
    private static final String ADAPTER = "adapter_config.json";

    private QuantizerFiles() {}

    /**
     * Reads the quantization.
     *
     * @param document what the config is read as
     * @return {@code {"format": label, "parts": [...]}}; empty where nothing is quantised, and where an error was
     *     reported
     * @throws dev.roofline.json.InvalidInputException where a quantiser's file is not JSON
     */
    static Optional<JsonObject> read(Config config, List<SideFile> beside, JsonObject document, Problems problems) {
        int before = problems.errors();
        boolean stated = QuantizationConfig.stated(config).isPresent();
        Optional<JsonObject> settled = QuantizationConfig.read(config, Optional.of(document), problems);
        if (problems.errors() > before) {
            return Optional.empty();
        }
        String by = stated ? "quantization_config in config.json" : "";
        for (SideFile file : beside) {
            if (file.source().isEmpty()) {
                warnOfName(file, stated, problems);
                continue;
            }
            Problems own = new Problems();
            JsonNode root = LocatedJson.parse(file.source().get(), own);
            Optional<JsonObject> said =
                    QuantizationConfig.read(root, unsaid(file.name(), root), Optional.of(document), own);
            if (own.errors() > 0) {
                warnOfContent(own, problems);
            } else if (by.isEmpty()) {
                settled = said;
                by = file.name();
                copy(own, problems);
            } else if (!words(said).equals(words(settled))) {
                problems.warning(
                        root.place(),
                        file.name() + " says that " + words(said) + ", " + by + " that " + words(settled)
                                + "; counted as the latter says");
            } else {
                copy(own, problems);
            }
        }
        return settled;
    }

    private static Optional<QuantizationMethod> unsaid(String name, JsonNode root) {
        if (name.equals(GPTQ) && has(root, "bits")) {
            return Optional.of(QuantizationMethod.GPTQ);
        }
        boolean awq = name.equals(AWQ) && (has(root, "w_bit") || has(root, "q_group_size"));
        return awq ? Optional.of(QuantizationMethod.AWQ) : Optional.empty();
    }

    private static boolean has(JsonNode root, String key) {
        return root instanceof JsonObject object && object.members().containsKey(key);
    }

    private static void warnOfName(SideFile file, boolean stated, Problems problems) {
        if (file.name().equals(ADAPTER)) {
            problems.take(Problem.doubtOfFile(
                    file.path(), "an adapter stands beside config.json; its weights are not counted"));
        } else if (!file.regular()) {
            problems.take(Problem.doubtOfFile(
                    file.path(),
                    "this is not a regular file and is not read; where it says how the weights are quantised, that is not "
                            + "counted"));
        } else if (!stated) {
            problems.take(
                    Problem.doubtOfFile(
                            file.path(),
                            "this file is not understood and not read; where it says how the weights are quantised, that is not counted"));
        }
    }

    /** What is wrong with a quantiser's file leaves what config.json says as it is: a doubt of the answer, not its end. */
    private static void warnOfContent(Problems own, Problems problems) {
        for (Problem problem : own.all()) {
            if (problem.isError()) {
                problems.take(problem.asDoubt("; the weights are counted without this file"));
                return;
            }
        }
    }

    /** Takes warnings over, but those that the config gave rise to already. */
    private static void copy(Problems own, Problems problems) {
        for (Problem problem : own.all()) {
            boolean known = false;
            for (Problem other : problems.all()) {
                known |= other.message().equals(problem.message());
            }
            if (!known) {
                problems.take(problem);
            }
        }
    }

    /** {@code attention and experts are nvfp4} */
    private static String words(Optional<JsonObject> quantization) {
        if (quantization.isEmpty()) {
            return "nothing is quantised";
        }
        List<String> parts = new ArrayList<>();
        for (JsonNode part : ((JsonArray) quantization.get().value("parts")).items()) {
            parts.add(((JsonString) part).value());
        }
        String format = ((JsonString) quantization.get().value("format")).value();
        return Words.plain(parts, " and ") + (parts.size() == 1 ? " is " : " are ") + Visible.shortened(format);
    }
}
