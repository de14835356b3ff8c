package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Problems;
import dev.roofline.json.SpecReader;
import dev.roofline.json.Visible;
import dev.roofline.model.Checkpoint;
import dev.roofline.model.Embedding;
import dev.roofline.model.Head;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelEvidence;
import dev.roofline.model.ModelIdentity;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.MultiTokenPrediction;
import dev.roofline.model.Quantization;
import dev.roofline.model.Stack;
import dev.roofline.model.StoredExtra;
import dev.roofline.model.Tower;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a model spec, {@code roofline-model/1}. The limits keep every product of a file's numbers inside a long. */
public final class ModelSpecReader implements SpecReader<ModelSpec> {
    static final int WIDEST = 1 << 20;
    static final int MOST_POSITIONS = 1 << 30;
    private static final long MOST_ELEMENTS = 1L << 40;
    private static final int MOST_MODULES = 1 << 10;
    private static final List<String> PROJECTED = List.of("tokens", "sum");
    private static final List<String> COPIES = List.of("embedding", "head");

    @Override
    public Optional<ModelSpec> read(JsonNode root, String id, Problems problems) {
        Optional<Fields> fields = Fields.of(root, problems);
        if (fields.isEmpty() || !Schema.MODEL.check(fields.get(), problems)) {
            return Optional.empty();
        }
        return model(fields.get(), id, problems);
    }

    private static Optional<ModelSpec> model(Fields fields, String id, Problems problems) {
        String name = fields.text("name");
        String family = fields.optionalText("family").orElse("");
        String released =
                Header.date(fields, "released", fields.optionalText("released").orElse(""), 1, 2);
        List<String> aliases = fields.texts("aliases");
        Optional<TensorFormat> format = format(fields, "format");
        Optional<Quantization> quantization = quantization(fields.optionalObject("quantization"));
        int width = fields.whole("width", 1, WIDEST);
        OptionalInt positionLimit = fields.optionalWhole("position_limit", 1, MOST_POSITIONS);
        Optional<Embedding> embedding = embedding(fields.optionalObject("embedding"), width);
        List<Stack> stacks = stacks(fields.items("stacks"), width, problems);
        List<Tower> towers = towers(fields.optionalItems("towers"), width, problems);
        Optional<MultiTokenPrediction> prediction =
                prediction(fields.optionalObject("multi_token_prediction"), problems);
        Optional<Head> head = HeadReader.read(fields.object("head"));
        List<StoredExtra> extras = extras(fields.optionalItems("stored_extras"), problems);
        int confidence = fields.optionalChoice("confidence", Header.CONFIDENCE);
        List<String> sources = fields.texts("sources");
        List<String> notes = fields.sentences("notes");
        fields.finish();
        if (!fields.sound() || head.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ModelSpec(
                    new ModelIdentity(id, name, family, released, aliases),
                    new Checkpoint(format, quantization, extras),
                    width,
                    positionLimit,
                    embedding,
                    stacks,
                    towers,
                    prediction,
                    head.get(),
                    new ModelEvidence(
                            confidence < 0 ? "unstated" : Header.CONFIDENCE.get(confidence), sources, notes)));
        } catch (IllegalArgumentException e) {
            fields.problem("stacks", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    static Optional<TensorFormat> format(Fields fields, String key) {
        Optional<String> label = fields.optionalText(key);
        if (label.isEmpty() || label.get().isBlank()) {
            return Optional.empty();
        }
        Optional<TensorFormat> format = TensorFormat.parse(label.get());
        if (format.isEmpty()) {
            List<String> labels = TensorFormat.labels();
            fields.problem(
                    key,
                    key + " is " + Visible.quoted(label.get()) + "; expected one of " + TensorFormat.listed(),
                    label.get(),
                    labels);
        }
        return format;
    }

    private static Optional<Quantization> quantization(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        fields.text("format");
        Optional<TensorFormat> format = format(fields, "format");
        Set<Quantization.Part> parts = EnumSet.noneOf(Quantization.Part.class);
        parts.addAll(ModelLabels.QUANTIZED_PARTS.several(fields, "parts"));
        if (parts.isEmpty()) {
            fields.problem("parts", "parts names none of " + String.join(", ", ModelLabels.QUANTIZED_PARTS.names()));
        }
        fields.finish();
        return fields.sound() ? Optional.of(new Quantization(format.orElseThrow(), parts)) : Optional.empty();
    }

    private static Optional<Embedding> embedding(Optional<Fields> found, int modelWidth) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int vocabulary = fields.whole("vocabulary", 1, Integer.MAX_VALUE);
        int width = fields.optionalWhole("width", 1, WIDEST).orElse(modelWidth);
        int projected = fields.optionalChoice("projection", PROJECTED);
        boolean bias = fields.optionalFlag("projection_bias");
        if (bias && projected != 1) {
            fields.problem("projection_bias", "projection_bias is for a projection of the \"sum\"");
        }
        if (projected >= 0 && !fields.has("width")) {
            fields.problem("projection", "projection needs the width that it starts from");
        }
        fields.finish();
        Embedding.Projected projection = projected == 1
                ? bias ? Embedding.Projected.SUM_WITH_BIAS : Embedding.Projected.SUM
                : projected == 0 || width != modelWidth ? Embedding.Projected.TOKENS : Embedding.Projected.NOTHING;
        return fields.sound() ? Optional.of(new Embedding(vocabulary, width, projection)) : Optional.empty();
    }

    private static List<Stack> stacks(List<JsonNode> items, int width, Problems problems) {
        List<Stack> stacks = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Optional<Stack> stack = StackReader.read(items.get(i), width, i > 0, problems);
            if (stack.isPresent()) {
                stacks.add(stack.get());
            }
        }
        return stacks;
    }

    private static List<Tower> towers(List<JsonNode> items, int width, Problems problems) {
        List<Tower> towers = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<Tower> tower = TowerReader.read(item, width, problems);
            if (tower.isPresent()) {
                towers.add(tower.get());
            }
        }
        return towers;
    }

    private static Optional<MultiTokenPrediction> prediction(Optional<Fields> found, Problems problems) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int modules = fields.whole("modules", 1, MOST_MODULES);
        int norms = fields.whole("norms", 0, MOST_MODULES);
        Optional<Fields> inner = fields.object("layer");
        Optional<LayerGroup> layer = inner.isEmpty() ? Optional.empty() : StackReader.layer(inner.get(), problems);
        List<Integer> copies = fields.choices("stored_copies", COPIES);
        fields.finish();
        return fields.sound() && layer.isPresent()
                ? Optional.of(
                        new MultiTokenPrediction(modules, norms, layer.get(), copies.contains(0), copies.contains(1)))
                : Optional.empty();
    }

    private static List<StoredExtra> extras(List<JsonNode> items, Problems problems) {
        List<StoredExtra> extras = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<Fields> found = Fields.of(item, problems);
            if (found.isPresent()) {
                Fields fields = found.get();
                String name = fields.text("name");
                long elements = fields.wholeLong("elements", 1, MOST_ELEMENTS);
                fields.finish();
                extras.add(new StoredExtra(name, elements));
            }
        }
        return extras;
    }
}
