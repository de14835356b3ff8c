package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Place;
import dev.roofline.model.Layers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The groups of a stack, written once for a layer of any index. Layers that come out alike become one group. */
record EachLayer(Expression count, Template group) implements Template {
    /** What a model spec may have; checked before anything is expanded. */
    private static final int MOST_LAYERS = 10_000;

    /** @throws IllegalArgumentException where the node is not {"count": expression, "group": template} */
    static EachLayer of(JsonNode node) {
        if (node instanceof JsonObject object
                && object.members().keySet().equals(Set.of("count", "group"))
                && object.value("count") instanceof JsonString count) {
            return new EachLayer(Expression.parse(count.value()), Template.of(object.value("group")));
        }
        throw new IllegalArgumentException(EACH_LAYER + " takes a count, which is an expression, and a group");
    }

    @Override
    public Optional<JsonNode> instantiate(Evaluation evaluation, int layer) {
        Value found = evaluation.needed(count, layer);
        int layers = layers(found, evaluation.findings());
        if (layers == 0) {
            // For what is wrong in the layers, to be said in the same run.
            group.instantiate(evaluation, 0);
            return Optional.empty();
        }
        Map<String, List<Integer>> alike = new LinkedHashMap<>();
        Map<String, JsonObject> groups = new LinkedHashMap<>();
        for (int i = 0; i < layers; i++) {
            Optional<JsonNode> one = group.instantiate(evaluation, i);
            if (evaluation.findings().any()) {
                // The layers after this one would only say the same of themselves.
                return Optional.empty();
            }
            if (one.isPresent() && one.get() instanceof JsonObject object) {
                String shape = CanonicalJson.of(object);
                groups.putIfAbsent(shape, object);
                alike.computeIfAbsent(shape, none -> new ArrayList<>()).add(i);
            }
        }
        Place place = found.place() == null ? evaluation.findings().root() : found.place();
        List<JsonNode> made = new ArrayList<>();
        alike.forEach((shape, indices) ->
                made.add(withLayers(Objects.requireNonNull(groups.get(shape)), LayerCover.of(indices), place)));
        return made.isEmpty() ? Optional.empty() : Optional.of(new JsonArray(place, made));
    }

    @Override
    public void expressions(Consumer<Expression> found) {
        found.accept(count);
        group.expressions(found);
    }

    /** 0 where the count is reported. */
    private static int layers(Value count, Findings findings) {
        if (count instanceof Value.Failed) {
            return 0;
        }
        if (count instanceof Value.NumberValue number
                && SaneNumber.isWhole(number.number())
                && number.number().signum() > 0
                && number.number().compareTo(BigDecimal.valueOf(MOST_LAYERS)) <= 0) {
            return number.number().intValueExact();
        }
        String label =
                count.place() == null ? "the number of layers" : count.place().label();
        findings.error(
                count.place(),
                label + " is " + count.describe() + "; a whole number from 1 to " + MOST_LAYERS + " is expected");
        return 0;
    }

    private static JsonObject withLayers(JsonObject group, Layers layers, Place place) {
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("layers", new Member(place, new JsonString(place, layers.toString())));
        members.putAll(group.members());
        return new JsonObject(group.place(), members);
    }
}
