package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.Problems;
import dev.roofline.json.SpecReader;
import dev.roofline.json.UnsoundException;
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
import dev.roofline.units.ForeignFormat;
import dev.roofline.units.TensorFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a model spec, {@code roofline-model/1}. The limits keep every product of a file's numbers inside a long. */
public final class ModelSpecReader implements SpecReader<ModelSpec> {
    private static final Labels<Quantization.Part> QUANTIZED_PARTS = Labels.of(Quantization.Part.values());
    static final int WIDEST = 1 << 20;
    static final int MOST_POSITIONS = 1 << 30;
    private static final long MOST_ELEMENTS = 1L << 40;
    private static final int MOST_MODULES = 1 << 10;
    private static final Labels<Embedding.Projected> PROJECTED = new Labels<Embedding.Projected>()
            .add("tokens", Embedding.Projected.TOKENS)
            .add("sum", Embedding.Projected.SUM);
    private static final Labels<String> COPIES = Labels.words("embedding", "head");

    @Override
    public Optional<ModelSpec> read(JsonNode root, String id, Problems problems) {
        return Schema.MODEL.read(root, new SpecObject(id), problems);
    }

    private record SpecObject(String id) implements ObjectReader<ModelSpec> {
        @Override
        public ModelSpec read(Fields fields) throws UnsoundException {
            String name = fields.text("name");
            String family = fields.optionalText("family").orElse("");
            String released = Header.date(
                    fields, "released", fields.optionalText("released").orElse(""), 1, 2);
            List<String> aliases = fields.texts("aliases");
            Optional<TensorFormat> format = format(fields, "format");
            Optional<Quantization> quantization = fields.optionalObject("quantization", QUANTIZATION);
            int width = fields.whole("width", 1, WIDEST);
            OptionalInt positionLimit = fields.optionalWhole("position_limit", 1, MOST_POSITIONS);
            Optional<Embedding> embedding = fields.optionalObject("embedding", new EmbeddingReader(width));
            List<Stack> stacks = fields.objects("stacks", new StackReader(width));
            List<Tower> towers = fields.optionalObjects("towers", new TowerReader(width));
            Optional<MultiTokenPrediction> prediction = fields.optionalObject("multi_token_prediction", PREDICTION);
            Optional<Head> head = fields.object("head", new HeadReader());
            List<StoredExtra> extras = fields.optionalObjects("stored_extras", EXTRA);
            String confidence =
                    fields.optionalChoice("confidence", Header.CONFIDENCE).orElse(Header.UNSTATED);
            List<String> sources = fields.texts("sources");
            List<String> notes = fields.sentences("notes");
            fields.requireSound("stacks");
            return new ModelSpec(
                    new ModelIdentity(id, name, family, released, aliases),
                    new Checkpoint(format, quantization, extras),
                    width,
                    positionLimit,
                    embedding,
                    stacks,
                    towers,
                    prediction,
                    head.orElseThrow(),
                    new ModelEvidence(confidence, sources, notes));
        }
    }

    static Optional<TensorFormat> format(Fields fields, String key) {
        Optional<String> label = fields.optionalText(key);
        if (label.isEmpty() || label.get().isBlank()) {
            return Optional.empty();
        }
        Optional<TensorFormat> format = TensorFormat.parse(label.get());
        if (format.isEmpty()) {
            Optional<String> foreign = ForeignFormat.meaning(label.get());
            String found = key + " is " + Visible.quoted(label.get());
            if (foreign.isPresent()) {
                fields.problem(key, found + ", which is " + foreign.get());
            } else {
                String expected = "; expected one of " + TensorFormat.listed();
                fields.problem(key, found + expected, label.get(), TensorFormat.labels());
            }
        }
        return format;
    }

    private static final ObjectReader<Quantization> QUANTIZATION = new ObjectReader<>() {
        @Override
        public Quantization read(Fields fields) throws UnsoundException {
            fields.text("format");
            Optional<TensorFormat> format = format(fields, "format");
            Set<Quantization.Part> parts = EnumSet.noneOf(Quantization.Part.class);
            parts.addAll(fields.choices("parts", QUANTIZED_PARTS));
            if (parts.isEmpty()) {
                fields.problem("parts", "parts names none of " + String.join(", ", QUANTIZED_PARTS.names()));
            }
            fields.requireSound();
            return new Quantization(format.orElseThrow(), parts);
        }
    };

    private record EmbeddingReader(int modelWidth) implements ObjectReader<Embedding> {
        @Override
        public Embedding read(Fields fields) throws UnsoundException {
            int vocabulary = fields.whole("vocabulary", 1, Integer.MAX_VALUE);
            int width = fields.optionalWhole("width", 1, WIDEST).orElse(modelWidth);
            Optional<Embedding.Projected> projected = fields.optionalChoice("projection", PROJECTED);
            boolean bias = fields.optionalFlag("projection_bias");
            if (bias && !projected.equals(Optional.of(Embedding.Projected.SUM))) {
                fields.problem("projection_bias", "projection_bias is for a projection of the \"sum\"");
            }
            if (projected.isPresent() && !fields.has("width")) {
                fields.problem("projection", "projection needs the width that it starts from");
            }
            fields.requireSound();
            Embedding.Projected unsaid = width == modelWidth ? Embedding.Projected.NOTHING : Embedding.Projected.TOKENS;
            return new Embedding(
                    vocabulary, width, bias ? Embedding.Projected.SUM_WITH_BIAS : projected.orElse(unsaid));
        }
    }

    private static final ObjectReader<MultiTokenPrediction> PREDICTION = new ObjectReader<>() {
        @Override
        public MultiTokenPrediction read(Fields fields) throws UnsoundException {
            int modules = fields.whole("modules", 1, MOST_MODULES);
            int norms = fields.whole("norms", 0, MOST_MODULES);
            Optional<LayerGroup> layer = fields.object("layer", GroupReader.OF_ONE_LAYER);
            List<String> copies = fields.choices("stored_copies", COPIES);
            fields.requireSound();
            return new MultiTokenPrediction(
                    modules, norms, layer.orElseThrow(), copies.contains("embedding"), copies.contains("head"));
        }
    };

    private static final ObjectReader<StoredExtra> EXTRA = new ObjectReader<>() {
        @Override
        public StoredExtra read(Fields fields) throws UnsoundException {
            String name = fields.text("name");
            long elements = fields.wholeLong("elements", 1, MOST_ELEMENTS);
            fields.requireSound();
            return new StoredExtra(name, elements);
        }
    };
}
