package dev.roofline.catalogue;

import dev.roofline.huggingface.ConfigReader;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.Problems;
import dev.roofline.json.SideFile;
import dev.roofline.json.SpecReader;
import dev.roofline.model.ModelSpec;
import dev.roofline.specfile.ModelSpecReader;
import java.util.List;
import java.util.Optional;

/**
 * Reads a model from a spec of our own, or from a Hugging Face config that is first turned into one.
 *
 * @param assume the model_type as which configs are read, whatever they say themselves
 */
record ModelFileReader(Optional<String> assume) implements SpecReader<ModelSpec> {
    @Override
    public boolean looksBeside() {
        return true;
    }

    @Override
    public Optional<ModelSpec> read(JsonNode root, String id, Problems problems) {
        return read(root, List.of(), id, problems);
    }

    @Override
    public Optional<ModelSpec> read(JsonNode root, List<SideFile> beside, String id, Problems problems) {
        boolean own = root instanceof JsonObject object && object.members().containsKey("schema");
        if (!own && (assume.isPresent() || ConfigReader.isConfig(root))) {
            Optional<JsonNode> document = new ConfigReader().read(root, beside, id, assume, problems);
            return document.isEmpty() ? Optional.empty() : new ModelSpecReader().read(document.get(), id, problems);
        }
        if (own && assume.isPresent()) {
            problems.error(
                    root.place(),
                    ConfigReader.ASSUME + " says as what to read a Hugging Face config; this is a file with a schema");
        }
        return new ModelSpecReader().read(root, id, problems);
    }
}
