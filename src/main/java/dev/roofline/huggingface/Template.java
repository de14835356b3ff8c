package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The document of a mapping table: a JSON value with expressions for its texts. */
sealed interface Template permits Template.Fixed, Template.Computed, Template.Members, Template.Items, EachLayer {
    String CONDITION = "if";
    String EACH_LAYER = "each_layer";
    String GROUPS = "groups";

    /**
     * Compiles the value of a mapping table.
     *
     * @throws IllegalArgumentException where a text in it is no expression
     */
    static Template of(JsonNode node) {
        if (node instanceof JsonString text) {
            return new Computed(Expression.parse(text.value()));
        }
        if (node instanceof JsonObject object) {
            return members(object);
        }
        if (node instanceof JsonArray array) {
            List<Template> items = new ArrayList<>();
            array.items().forEach(item -> items.add(of(item)));
            return new Items(items);
        }
        return new Fixed(node);
    }

    private static Template members(JsonObject object) {
        Expression condition = null;
        Map<String, Template> members = new LinkedHashMap<>();
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            JsonNode value = entry.getValue().value();
            if (entry.getKey().equals(CONDITION) && value instanceof JsonString text) {
                condition = Expression.parse(text.value());
            } else if (entry.getKey().equals(EACH_LAYER)) {
                members.put(GROUPS, EachLayer.of(value));
            } else {
                members.put(entry.getKey(), of(value));
            }
        }
        return new Members(Optional.ofNullable(condition), members);
    }

    /**
     * The value over one config; empty where it is left out: where it is none, false or an empty array.
     *
     * @param layer the layer that is being worked out, or {@link Evaluation#NO_LAYER}
     */
    Optional<JsonNode> instantiate(Evaluation evaluation, int layer);

    /** Calls back with every expression. */
    void expressions(Consumer<Expression> found);

    /** A number or a flag that stands for itself. */
    record Fixed(JsonNode node) implements Template {
        @Override
        public Optional<JsonNode> instantiate(Evaluation evaluation, int layer) {
            if (node instanceof JsonNumber number) {
                return Optional.of(new JsonNumber(evaluation.findings().root(), number.digits()));
            }
            boolean stated = node instanceof JsonBoolean flag && flag.value();
            return stated ? Optional.of(new JsonBoolean(evaluation.findings().root(), true)) : Optional.empty();
        }

        @Override
        public void expressions(Consumer<Expression> found) {}
    }

    record Computed(Expression expression) implements Template {
        @Override
        public Optional<JsonNode> instantiate(Evaluation evaluation, int layer) {
            Value value = evaluation.needed(expression, layer);
            return value.leavesOut()
                    ? Optional.empty()
                    : Optional.of(Nodes.of(value, evaluation.findings().root()));
        }

        @Override
        public void expressions(Consumer<Expression> found) {
            found.accept(expression);
        }
    }

    record Members(Optional<Expression> condition, Map<String, Template> members) implements Template {
        @Override
        public Optional<JsonNode> instantiate(Evaluation evaluation, int layer) {
            if (condition.isPresent()) {
                Value value = evaluation.needed(condition.get(), layer);
                if (value.leavesOut()) {
                    members.values()
                            .forEach(member -> member.expressions(expression ->
                                    evaluation.use().leaveOut(expression, condition.get(), value.place())));
                    return Optional.empty();
                }
            }
            Map<String, JsonNode> values = new LinkedHashMap<>();
            members.forEach((key, template) ->
                    template.instantiate(evaluation, layer).ifPresent(value -> values.put(key, value)));
            return Optional.of(Nodes.object(evaluation.findings().root(), values));
        }

        @Override
        public void expressions(Consumer<Expression> found) {
            condition.ifPresent(found);
            members.values().forEach(member -> member.expressions(found));
        }
    }

    record Items(List<Template> items) implements Template {
        @Override
        public Optional<JsonNode> instantiate(Evaluation evaluation, int layer) {
            List<JsonNode> values = new ArrayList<>();
            items.forEach(item -> item.instantiate(evaluation, layer).ifPresent(values::add));
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new JsonArray(evaluation.findings().root(), values));
        }

        @Override
        public void expressions(Consumer<Expression> found) {
            items.forEach(item -> item.expressions(found));
        }
    }
}
