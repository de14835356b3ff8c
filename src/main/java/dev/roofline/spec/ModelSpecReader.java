package dev.roofline.spec;

import dev.roofline.model.Embedding;
import dev.roofline.model.Head;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Stack;
import dev.roofline.model.StoredExtra;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a model spec, {@code roofline-model/1}. The limits keep every product of a file's numbers inside a long. */
public final class ModelSpecReader implements SpecReader<ModelSpec> {
    static final int WIDEST = 1 << 20;
    static final int MOST_POSITIONS = 1 << 30;
    private static final long MOST_ELEMENTS = 1L << 40;

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
        String released = Header.date(fields, "released", fields.optionalText("released").orElse(""), 1, 2);
        List<String> aliases = fields.texts("aliases");
        Optional<TensorFormat> format = format(fields);
        int width = fields.whole("width", 1, WIDEST);
        OptionalInt positionLimit = fields.optionalWhole("position_limit", 1, MOST_POSITIONS);
        Optional<Embedding> embedding = embedding(fields.object("embedding"), width);
        List<Stack> stacks = stacks(fields.items("stacks"), problems);
        Optional<Head> head = head(fields.object("head"));
        List<StoredExtra> extras = extras(fields.optionalItems("stored_extras"), problems);
        int confidence = fields.optionalChoice("confidence", Header.CONFIDENCE);
        List<String> sources = fields.texts("sources");
        List<String> notes = fields.texts("notes");
        fields.finish();
        if (!fields.sound() || embedding.isEmpty() || head.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ModelSpec(
                    id,
                    name,
                    family,
                    released,
                    aliases,
                    format,
                    width,
                    positionLimit,
                    embedding.get(),
                    stacks,
                    head.get(),
                    extras,
                    confidence < 0 ? "unstated" : Header.CONFIDENCE.get(confidence),
                    sources,
                    notes));
        } catch (IllegalArgumentException e) {
            fields.problem("stacks", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<TensorFormat> format(Fields fields) {
        Optional<String> label = fields.optionalText("format");
        if (label.isEmpty() || label.get().isBlank()) {
            return Optional.empty();
        }
        Optional<TensorFormat> format = TensorFormat.parse(label.get());
        if (format.isEmpty()) {
            List<String> labels = TensorFormat.labels();
            fields.problem(
                    "format",
                    "format is " + Visible.quoted(label.get()) + "; expected one of " + String.join(", ", labels),
                    label.get(),
                    labels);
        }
        return format;
    }

    private static Optional<Embedding> embedding(Optional<Fields> found, int modelWidth) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int vocabulary = fields.whole("vocabulary", 1, Integer.MAX_VALUE);
        int width = fields.optionalWhole("width", 1, WIDEST).orElse(modelWidth);
        fields.finish();
        return fields.sound() ? Optional.of(new Embedding(vocabulary, width)) : Optional.empty();
    }

    private static List<Stack> stacks(List<JsonNode> items, Problems problems) {
        List<Stack> stacks = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Optional<Stack> stack = StackReader.read(items.get(i), i > 0, problems);
            if (stack.isPresent()) {
                stacks.add(stack.get());
            }
        }
        return stacks;
    }

    private static Optional<Head> head(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        boolean tied = fields.flag("tied");
        boolean bias = fields.optionalFlag("bias");
        Optional<Head.Transform> transform = transform(fields.optionalObject("transform"));
        boolean pooler = fields.optionalFlag("pooler");
        boolean nextSentence = fields.optionalFlag("next_sentence");
        boolean softCap = fields.optionalFlag("softcap");
        fields.finish();
        return fields.sound()
                ? Optional.of(new Head(tied, bias, transform, pooler, nextSentence, softCap))
                : Optional.empty();
    }

    private static Optional<Head.Transform> transform(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int activation = fields.choice("activation", ModelLabels.ACTIVATIONS);
        int norm = fields.choice("norm", ModelLabels.NORMS);
        boolean bias = fields.optionalFlag("bias");
        fields.finish();
        return Optional.of(new Head.Transform(ModelLabels.activation(activation), ModelLabels.norm(norm), bias));
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
