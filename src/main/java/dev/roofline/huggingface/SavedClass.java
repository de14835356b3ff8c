package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.Place;
import dev.roofline.json.Visible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The class that was saved, which config.json names in architectures: it says whether the checkpoint has the head that
 * its table states, none, or another one.
 *
 * @param name of the class; empty where the config names none
 * @param place of the name
 */
record SavedClass(String name, Place place) {
    /** Classes with the head that their model was trained with. */
    private static final List<String> WITH_HEAD = List.of(
            "ForCausalLM",
            "LMHeadModel",
            "ForConditionalGeneration",
            "ForMaskedLM",
            "ForPreTraining",
            "ForImageClassification");

    /** Part of a model; what is left of it the name does not say. */
    private static final List<String> PARTS = List.of("EncoderModel", "DecoderModel", "TextModel", "VisionModel");

    static SavedClass of(Config config) {
        Optional<JsonNode> node = config.node("architectures");
        if (node.isPresent()
                && node.get() instanceof JsonArray array
                && !array.items().isEmpty()
                && array.items().get(0) instanceof JsonString text) {
            return new SavedClass(text.value(), text.place());
        }
        return new SavedClass("", config.root().place());
    }

    /** The head of the document that a table gives: as it states it, or none. */
    Optional<JsonObject> head(MappingTable table) {
        return isHeadless(table) ? Optional.of(none(table.headlessPooler())) : Optional.empty();
    }

    /** @param assumed whether the user said as what to read the config, whatever it says itself */
    void check(MappingTable table, boolean assumed, Findings findings) {
        if (!assumed && !name.isEmpty() && !hasHead(table) && !isHeadless(table)) {
            findings.error(
                    place,
                    "architectures names " + Visible.quoted(name) + ", whose head is not understood; understood are"
                            + " classes that end in " + String.join(", ", WITH_HEAD)
                            + ", and in Model for those without a head");
        }
    }

    private boolean hasHead(MappingTable table) {
        return table.whole().contains(name) || endsWith(WITH_HEAD);
    }

    private boolean isHeadless(MappingTable table) {
        return !hasHead(table) && name.endsWith("Model") && !endsWith(PARTS);
    }

    private boolean endsWith(List<String> endings) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private JsonObject none(boolean pooler) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        members.put("kind", Nodes.text(place, "none"));
        if (pooler) {
            members.put("pooler", new JsonBoolean(place, true));
        }
        return Nodes.object(place, members);
    }
}
