package dev.roofline.specfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.model.Activation;
import dev.roofline.model.Connector;
import dev.roofline.model.Embedding;
import dev.roofline.model.Head;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.MultiTokenPrediction;
import dev.roofline.model.Norm;
import dev.roofline.model.Quantization;
import dev.roofline.model.Stack;
import dev.roofline.model.StoredExtra;
import dev.roofline.model.Tower;
import dev.roofline.units.TensorFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a model as a spec file that reads back the same. */
public final class ModelSpecWriter {
    private final SpecJson json;
    private final StackWriter stacks;
    private final ModelSpec model;

    private ModelSpecWriter(SpecJson json, ModelSpec model) {
        this.json = json;
        this.stacks = new StackWriter(json, new KindWriter(json));
        this.model = model;
    }

    public static void write(JsonGenerator json, ModelSpec model) throws IOException {
        new ModelSpecWriter(new SpecJson(json), model).write();
    }

    /** The spec as a document. */
    public static String text(ModelSpec model) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            write(json, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void write() throws IOException {
        json.begin();
        json.text("schema", Schema.MODEL.label());
        json.text("name", model.name());
        json.text("family", model.identity().family());
        json.text("released", model.released());
        json.texts("aliases", model.identity().aliases());
        json.label("format", model.format().map(TensorFormat::label));
        if (model.quantization().isPresent()) {
            quantization(model.quantization().get());
        }
        json.number("width", model.width());
        json.number("position_limit", model.positionLimit());
        if (model.embedding().isPresent()) {
            embedding(model.embedding().get());
        }
        json.beginList("stacks");
        for (Stack stack : model.stacks()) {
            json.begin();
            stacks.write(stack, model.width());
            json.end();
        }
        json.endList();
        towers(model.towers());
        if (model.multiTokenPrediction().isPresent()) {
            prediction(model.multiTokenPrediction().get());
        }
        head(model.head());
        extras(model.checkpoint().extras());
        json.text(
                "confidence",
                Header.CONFIDENCE.names().contains(model.evidence().confidence())
                        ? model.evidence().confidence()
                        : "");
        json.texts("sources", model.evidence().sources());
        json.texts("notes", model.evidence().notes());
        json.end();
    }

    private void quantization(Quantization quantization) throws IOException {
        json.begin("quantization");
        json.text("format", quantization.format().label());
        json.labels("parts", Quantization.Part.values(), quantization.parts());
        json.end();
    }

    private void embedding(Embedding embedding) throws IOException {
        json.begin("embedding");
        json.number("vocabulary", embedding.vocabulary());
        json.positive("width", embedding.projection() == Embedding.Projected.NOTHING ? 0 : embedding.width());
        json.text("projection", embedding.projectsSum() ? "sum" : "");
        json.flag("projection_bias", embedding.projection() == Embedding.Projected.SUM_WITH_BIAS);
        json.end();
    }

    private void towers(List<Tower> towers) throws IOException {
        if (towers.isEmpty()) {
            return;
        }
        json.beginList("towers");
        for (Tower tower : towers) {
            json.begin();
            json.begin("stack");
            stacks.write(tower.stack(), model.width());
            json.end();
            if (tower.connector().isPresent()) {
                connector(tower.connector().get());
            }
            if (tower.head().isPresent()) {
                head(tower.head().get());
            }
            json.end();
        }
        json.endList();
    }

    private void connector(Connector connector) throws IOException {
        json.begin("connector");
        json.number("tokens", connector.tokens());
        json.label("norm", connector.norm().map(Norm::label));
        json.beginList("layers");
        for (Connector.Dense layer : connector.layers()) {
            json.begin();
            json.number("in", layer.inputs());
            json.number("out", layer.outputs());
            json.flag("bias", layer.bias());
            json.label("activation", layer.activation().map(Activation::label));
            json.end();
        }
        json.endList();
        json.end();
    }

    private void prediction(MultiTokenPrediction prediction) throws IOException {
        json.begin("multi_token_prediction");
        json.number("modules", prediction.modules());
        json.number("norms", prediction.norms());
        json.begin("layer");
        stacks.layer(prediction.layer());
        json.end();
        List<String> copies = new ArrayList<>();
        if (prediction.storesEmbedding()) {
            copies.add("embedding");
        }
        if (prediction.storesHead()) {
            copies.add("head");
        }
        json.texts("stored_copies", copies);
        json.end();
    }

    private void head(Head head) throws IOException {
        json.begin("head");
        head.accept(stacks.kinds());
        json.end();
    }

    private void extras(List<StoredExtra> extras) throws IOException {
        if (extras.isEmpty()) {
            return;
        }
        json.beginList("stored_extras");
        for (StoredExtra extra : extras) {
            json.begin();
            json.text("name", extra.name());
            json.number("elements", extra.elements());
            json.end();
        }
        json.endList();
    }
}
