package dev.roofline.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.model.Attention;
import dev.roofline.model.DenseFeedForward;
import dev.roofline.model.FeedForward;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.KvCache;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.Projection;
import dev.roofline.model.Stack;
import dev.roofline.model.StoredExtra;
import dev.roofline.report.Cell;
import dev.roofline.report.Phrase;
import dev.roofline.report.Table;
import dev.roofline.report.ValueKind;
import dev.roofline.spec.Loaded;
import dev.roofline.spec.ModelSpecWriter;
import dev.roofline.units.TensorFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One model in full: structure, parameters by part, cache, sources. */
public final class ModelSheet {
    private final ModelSpec model;
    private final Loaded<ModelSpec> loaded;
    private final ParameterCount parameters;
    private final TensorFormat format;

    public ModelSheet(Loaded<ModelSpec> loaded) {
        this.loaded = loaded;
        this.model = loaded.value();
        this.parameters = ParameterCount.of(model);
        this.format = model.format().orElse(TensorFormat.FP16);
    }

    public String plain() {
        StringBuilder out = new StringBuilder();
        out.append(model.name()).append(" (").append(model.id()).append("), ").append(model.released()).append('\n');
        out.append("family      ").append(model.family()).append('\n');
        if (!model.aliases().isEmpty()) {
            out.append("aliases     ").append(String.join(" ", model.aliases())).append('\n');
        }
        out.append("width       ").append(model.width()).append('\n');
        out.append("vocabulary  ").append(model.embedding().vocabulary()).append('\n');
        out.append("positions   ")
                .append(model.positionLimit().isPresent()
                        ? Integer.toString(model.positionLimit().getAsInt())
                        : "no limit in the spec")
                .append('\n');
        out.append("format      ")
                .append(model.format().isPresent() ? format.label() : "none declared (fp16 is taken)")
                .append('\n');
        for (Stack stack : model.stacks()) {
            for (LayerGroup group : stack.groups()) {
                describe(out, stack, group);
            }
        }
        out.append('\n');
        new PlainTable(parameterTable()).write(out);
        out.append('\n');
        out.append("weights     ").append(bytes(parameters.total())).append('\n');
        if (KvCache.elementsPerToken(model) > 0) {
            out.append("KV cache    ").append(bytes(KvCache.elementsPerToken(model))).append(" a token\n");
        }
        if (KvCache.crossElementsPerToken(model) > 0) {
            out.append("cross cache ").append(bytes(KvCache.crossElementsPerToken(model))).append(" an encoder token\n");
        }
        for (StoredExtra extra : model.storedExtras()) {
            out.append("stored too  ").append(extra.name()).append(": ");
            out.append(Numbers.grouped(extra.elements())).append(" elements, not in the total\n");
        }
        out.append("confidence  ").append(model.confidence()).append('\n');
        for (String note : model.notes()) {
            out.append("note        ").append(note).append('\n');
        }
        for (String source : model.sources()) {
            out.append("source      ").append(source).append('\n');
        }
        out.append("spec        ").append(loaded.origin()).append(", sha256 ").append(loaded.sha256()).append('\n');
        return out.toString();
    }

    private String bytes(long elements) {
        double bytes = elements * format.bitsPerElement() / 8;
        return Numbers.grouped(bytes) + " B in " + format.label() + " (" + Phrase.quantity(bytes, "B") + ")";
    }

    private static void describe(StringBuilder out, Stack stack, LayerGroup group) {
        out.append("layers      ").append(stack.kind().label()).append(' ').append(group.layers());
        out.append(": ").append(group.norm().label()).append(" norm (").append(group.placement().label()).append(')');
        if (group.mixer() instanceof Attention attention) {
            out.append("; attention ").append(describe(attention));
        }
        if (group.cross().isPresent()) {
            out.append("; cross-attention ").append(describe(group.cross().get()));
        }
        out.append("; ").append(describe(group.feedForward())).append('\n');
    }

    private static String describe(Attention attention) {
        StringBuilder text = new StringBuilder().append(attention.heads()).append(" heads of ").append(attention.headSize());
        text.append(", ").append(attention.kvHeads()).append(" key/value heads");
        if (attention.window().isPresent()) {
            text.append(", window ").append(attention.window().getAsInt());
        }
        if (attention.rotaryChannels() > 0) {
            text.append(", rotary on ").append(attention.rotaryChannels());
        }
        if (attention.headNorms()) {
            text.append(", q/k norms");
        }
        if (attention.softCap()) {
            text.append(", soft cap");
        }
        if (attention.relativeBuckets() > 0) {
            text.append(", ").append(attention.relativeBuckets()).append(" relative buckets");
        }
        List<String> biases = new ArrayList<>();
        for (Projection projection : Projection.values()) {
            if (attention.hasBias(projection)) {
                biases.add(projection.label());
            }
        }
        return text.append(biases.isEmpty() ? "" : ", bias on " + String.join(" ", biases)).toString();
    }

    private static String describe(FeedForward feedForward) {
        if (feedForward instanceof GatedFeedForward gated) {
            return "gated feed-forward " + gated.width() + ", " + gated.activation().label() + (gated.bias() ? ", bias" : "");
        }
        DenseFeedForward dense = (DenseFeedForward) feedForward;
        return "feed-forward " + dense.width() + ", " + dense.activation().label() + (dense.bias() ? ", bias" : "");
    }

    /** Parameters by part, with their sum: the table that CSV and Markdown hold. */
    public Table parameterTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ParameterCount.Part part : parameters.parts()) {
            rows.add(List.of(Cell.of(part.name()), Cell.of(part.count())));
        }
        rows.add(List.of(Cell.of("total"), Cell.of(parameters.total())));
        return new Table(
                List.of(
                        new Table.Heading("part", ValueKind.TEXT),
                        new Table.Heading("parameters", ValueKind.COUNT)),
                rows);
    }

    public String json() {
        return JsonText.of(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", model.id());
        json.writeStringField("origin", loaded.origin());
        json.writeStringField("sha256", loaded.sha256());
        json.writeFieldName("spec");
        ModelSpecWriter.write(json, model);
        json.writeObjectFieldStart("parameters");
        json.writeNumberField("total", parameters.total());
        json.writeNumberField("active", parameters.active());
        for (ParameterCount.Part part : parameters.parts()) {
            json.writeNumberField(key(part.name()), part.count());
        }
        json.writeNumberField("stored_extras", parameters.storedExtras());
        json.writeEndObject();
        double bytes = format.bitsPerElement() / 8;
        json.writeStringField("format", format.label());
        JsonText.number(json, "weight_bytes", parameters.total() * bytes);
        JsonText.number(json, "kv_bytes_per_token", KvCache.elementsPerToken(model) * bytes);
        JsonText.number(json, "cross_kv_bytes_per_encoder_token", KvCache.crossElementsPerToken(model) * bytes);
        json.writeArrayFieldStart("layers");
        for (Stack stack : model.stacks()) {
            for (LayerGroup group : stack.groups()) {
                json.writeStartObject();
                json.writeStringField("stack", stack.kind().label());
                json.writeStringField("layers", group.layers().toString());
                json.writeNumberField("count", group.layers().count());
                json.writeNumberField("attention_parameters", group.mixer().parameters(model.width()));
                if (group.cross().isPresent()) {
                    json.writeNumberField(
                            "cross_attention_parameters", group.cross().get().parameters(model.width()));
                }
                json.writeNumberField("feed_forward_parameters", group.feedForward().parameters(model.width()));
                json.writeNumberField("norm_parameters", group.normParameters(model.width()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String key(String part) {
        return part.replace(' ', '_').replace('-', '_');
    }
}
