package dev.roofline.huggingface;

import dev.roofline.huggingface.Value.FlagValue;
import dev.roofline.huggingface.Value.NodeValue;
import dev.roofline.huggingface.Value.NumberValue;
import dev.roofline.huggingface.Value.TextValue;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions of expressions. */
final class Calls {
    /** As many as a model may have layers, which is what lists are about. */
    private static final int LONGEST_LIST = 10_000;

    private final Arithmetic arithmetic;
    private final Findings findings;
    /** Lists by what they hold: a list is asked once a layer. */
    private final IdentityHashMap<JsonArray, Set<String>> contents = new IdentityHashMap<>();
    /** Lists whose entries are layers, with how many layers there are. */
    private final IdentityHashMap<JsonArray, BigDecimal> checked = new IdentityHashMap<>();

    Calls(Arithmetic arithmetic, Findings findings) {
        this.arithmetic = arithmetic;
        this.findings = findings;
    }

    Value of(Function function, List<Value> arguments) {
        Value first = arguments.get(0);
        return switch (function) {
            case ACTIVATION -> labelled(first, false);
            case FORMAT -> labelled(first, true);
            case ITEM -> item(first, arguments.get(1));
            case LENGTH -> length(first);
            case CONTAINS -> contains(first, arguments.get(1));
            case MULTIPLE, MIN, MAX -> ofTwoNumbers(function, first, arguments.get(1));
            case WHOLE -> whole(first);
            case LISTED -> listed(arguments);
            case KIND -> kind(arguments);
            case CHECK -> check(first, arguments.get(1), arguments.get(2));
            case GIVEN -> throw new IllegalStateException("given is worked out without its value");
        };
    }

    /** What we call an activation or a number format of the Hub. */
    private Value labelled(Value value, boolean format) {
        if (!(value instanceof TextValue text)) {
            arithmetic.mismatch(value, format ? "the name of a number format" : "the name of an activation");
            return Value.FAILED;
        }
        Optional<String> label = format ? HubLabels.format(text.text()) : HubLabels.activation(text.text());
        if (label.isPresent()) {
            return new TextValue(text.place(), label.get());
        }
        findings.error(
                text.place(),
                format
                        ? HubLabels.unknownFormat(label(text), text.text())
                        : HubLabels.unknownActivation(label(text), text.text()));
        return Value.FAILED;
    }

    private Value item(Value from, Value at) {
        Optional<NumberValue> index = arithmetic.number(at);
        int length = lengthOf(from);
        if (index.isEmpty() || length < 0) {
            return Value.FAILED;
        }
        BigDecimal wanted = index.get().number();
        boolean inside =
                SaneNumber.isWhole(wanted) && wanted.signum() >= 0 && wanted.compareTo(BigDecimal.valueOf(length)) < 0;
        if (!inside) {
            findings.error(
                    from.place(),
                    label(from) + " has " + length + " entries, numbered from 0; entry " + SaneNumber.digits(wanted)
                            + " is asked for");
            return Value.FAILED;
        }
        int i = wanted.intValueExact();
        if (from instanceof TextValue text) {
            return new TextValue(text.place(), text.text().substring(i, i + 1));
        }
        JsonNode item = list(from).items().get(i);
        return Config.value(item, item.place().label(), findings);
    }

    /** Of an object, the number of its members: id2label says how many classes there are. */
    private Value length(Value value) {
        boolean object = value instanceof NodeValue node && node.node() instanceof JsonObject;
        int length =
                object ? ((JsonObject) ((NodeValue) value).node()).members().size() : lengthOf(value);
        return length < 0 ? Value.FAILED : new NumberValue(value.place(), BigDecimal.valueOf(length), false);
    }

    private Value contains(Value in, Value wanted) {
        if (lengthOf(in) < 0) {
            return Value.FAILED;
        }
        if (in instanceof TextValue text) {
            if (!(wanted instanceof TextValue part)) {
                arithmetic.mismatch(in, "a list");
                return Value.FAILED;
            }
            return new FlagValue(text.place(), text.text().contains(part.text()));
        }
        return new FlagValue(in.place(), contents(list(in)).contains(Nodes.shape(wanted, findings.root())));
    }

    private Set<String> contents(JsonArray list) {
        return contents.computeIfAbsent(list, items -> {
            Set<String> shapes = new HashSet<>();
            items.items().forEach(item -> shapes.add(CanonicalJson.of(item)));
            return shapes;
        });
    }

    /** A number that no layer has would name none, and so the layer that was meant would be counted as another kind. */
    private Value listed(List<Value> arguments) {
        Value in = arguments.get(0);
        Optional<NumberValue> layers = arithmetic.number(arguments.get(2));
        if (layers.isEmpty()) {
            return Value.FAILED;
        }
        if (!(in instanceof NodeValue node) || !(node.node() instanceof JsonArray array)) {
            arithmetic.mismatch(in, "a list");
            return Value.FAILED;
        }
        if (lengthOf(in) < 0 || !areLayers(array, layers.get().number())) {
            return Value.FAILED;
        }
        return new FlagValue(in.place(), contents(array).contains(Nodes.shape(arguments.get(1), findings.root())));
    }

    private boolean areLayers(JsonArray list, BigDecimal layers) {
        BigDecimal before = checked.get(list);
        if (before != null && before.compareTo(layers) == 0) {
            return true;
        }
        for (JsonNode item : list.items()) {
            Optional<BigDecimal> number =
                    item instanceof JsonNumber found ? SaneNumber.parse(found.digits()) : Optional.empty();
            boolean sound = number.isPresent()
                    && SaneNumber.isWhole(number.get())
                    && number.get().signum() >= 0
                    && number.get().compareTo(layers) < 0;
            if (!sound) {
                String last = SaneNumber.digits(layers.subtract(BigDecimal.ONE));
                findings.error(item.place(), item.mismatch("the number of a layer, from 0 to " + last + ","));
                return false;
            }
        }
        checked.put(list, layers);
        return true;
    }

    private Value ofTwoNumbers(Function function, Value first, Value second) {
        Optional<NumberValue> a = arithmetic.number(first);
        Optional<NumberValue> b = arithmetic.number(second);
        if (a.isEmpty() || b.isEmpty()) {
            return Value.FAILED;
        }
        if (function == Function.MULTIPLE) {
            return arithmetic.multiple(a.get(), b.get());
        }
        int order = a.get().number().compareTo(b.get().number());
        return function == Function.MIN == order <= 0 ? a.get() : b.get();
    }

    private Value kind(List<Value> arguments) {
        Value from = arguments.get(0);
        Optional<NumberValue> layers = arithmetic.number(arguments.get(2));
        if (!(from instanceof NodeValue node) || !(node.node() instanceof JsonArray array) || layers.isEmpty()) {
            arithmetic.mismatch(from, "a list with one text for each layer");
            return Value.FAILED;
        }
        if (BigDecimal.valueOf(array.items().size()).compareTo(layers.get().number()) != 0) {
            findings.error(
                    from.place(),
                    label(from) + " has " + array.items().size() + " entries; there are "
                            + SaneNumber.digits(layers.get().number()) + " layers");
            return Value.FAILED;
        }
        Value item = item(from, arguments.get(1));
        List<String> words = List.of(((TextValue) arguments.get(3)).text().split(" "));
        if (item instanceof TextValue text && words.contains(text.text())) {
            return item;
        }
        if (!(item instanceof Value.Failed)) {
            findings.error(
                    item.place(), label(item) + " is " + item.describe() + "; expected " + String.join(" or ", words));
        }
        return Value.FAILED;
    }

    private Value check(Value condition, Value value, Value otherwise) {
        Optional<Boolean> holds = arithmetic.flag(condition);
        if (holds.isEmpty() || holds.get()) {
            return holds.isEmpty() ? Value.FAILED : value;
        }
        Value blamed = condition.place() == null ? value : condition;
        findings.error(blamed.place(), label(blamed) + " " + ((TextValue) otherwise).text());
        return Value.FAILED;
    }

    private Value whole(Value value) {
        Optional<NumberValue> number = arithmetic.number(value);
        if (number.isEmpty()) {
            return Value.FAILED;
        }
        return new NumberValue(value.place(), number.get().number().setScale(0, RoundingMode.FLOOR), false);
    }

    /** Of a list or a text; reported and -1 where it is neither or too long. */
    private int lengthOf(Value value) {
        int length = -1;
        if (value instanceof TextValue text) {
            length = text.text().length();
        } else if (value instanceof NodeValue node && node.node() instanceof JsonArray array) {
            length = array.items().size();
        } else {
            arithmetic.mismatch(value, "a list");
        }
        if (length > LONGEST_LIST) {
            findings.error(
                    value.place(), label(value) + " has " + length + " entries; at most " + LONGEST_LIST + " are read");
            return -1;
        }
        return length;
    }

    private static JsonArray list(Value value) {
        return (JsonArray) ((NodeValue) value).node();
    }

    private static String label(Value value) {
        Place place = value.place();
        return place == null ? "a value of the mapping table" : place.label();
    }
}
