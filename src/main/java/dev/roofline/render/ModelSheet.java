package dev.roofline.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.evaluate.WeightBytes;
import dev.roofline.json.Loaded;
import dev.roofline.json.SourceFile;
import dev.roofline.json.Visible;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.KvCache;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.model.Quantization;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StoredExtra;
import dev.roofline.model.TokenWork;
import dev.roofline.report.Cell;
import dev.roofline.report.Table;
import dev.roofline.report.ValueKind;
import dev.roofline.specfile.ModelSpecWriter;
import dev.roofline.units.Phrase;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        out.append(model.name()).append(" (").append(Visible.line(model.id())).append(')');
        out.append(model.released().isEmpty() ? "" : ", " + model.released()).append('\n');
        out.append("family      ").append(model.identity().family()).append('\n');
        if (!model.aliases().isEmpty()) {
            out.append("aliases     ").append(String.join(" ", model.aliases())).append('\n');
        }
        out.append("width       ").append(model.width()).append('\n');
        if (model.embedding().isPresent()) {
            out.append("vocabulary  ")
                    .append(model.embedding().get().vocabulary())
                    .append('\n');
        }
        out.append("positions   ")
                .append(
                        model.positionLimit().isPresent()
                                ? Integer.toString(model.positionLimit().getAsInt())
                                : "no limit in the spec")
                .append('\n');
        out.append("format      ")
                .append(model.format().isPresent() ? format.label() : "none declared (fp16 is taken)")
                .append('\n');
        if (model.quantization().isPresent()) {
            out.append("quantized   ").append(parts(model.quantization().get())).append(" in ");
            out.append(model.quantization().get().format().label()).append('\n');
        }
        for (Stack stack : stacks()) {
            describe(out, stack);
        }
        out.append('\n');
        new PlainTable(parameterTable()).write(out);
        out.append('\n');
        if (parameters.active() < parameters.total()) {
            out.append("active      ")
                    .append(Numbers.grouped(parameters.active()))
                    .append(" parameters a token meets, ");
            out.append(Numbers.grouped(parameters.active() - parameters.part(ParameterPart.EMBEDDING)));
            out.append(" without the embedding\n");
        }
        if (parameters.headApart() > 0) {
            out.append("head        ").append(Numbers.grouped(parameters.headApart()));
            out.append(" parameters of the head, which the published total leaves out\n");
        }
        if (parameters.multiTokenPrediction() > 0) {
            out.append("prediction  ").append(Numbers.grouped(parameters.multiTokenPrediction()));
            out.append(" parameters of multi-token prediction, not in the total\n");
        }
        out.append("weights     ")
                .append(Numbers.grouped(Math.rint(weightBytes())))
                .append(" B in ")
                .append(weightsFormat());
        out.append(" (").append(Phrase.quantity(weightBytes(), "B")).append(")\n");
        out.append("FLOPs       ").append(Numbers.grouped(TokenWork.linearFlops(model)));
        out.append(" a token in products with matrices, ");
        out.append(Numbers.grouped(TokenWork.flopsPerPair(model))).append(" a (query, key) pair in attention\n");
        if (KvCache.bytesPerToken(model, format) > 0) {
            out.append("KV cache    ").append(bytes(KvCache.bytesPerToken(model, format)));
            out.append(windowed() ? " a token until windows are full\n" : " a token\n");
            if (windowed()) {
                out.append("            ").append(bytes(KvCache.bytesKept(model, longest(), format)));
                out.append(" at ").append(Numbers.grouped(longest())).append(" tokens\n");
            }
        }
        if (KvCache.crossBytesPerToken(model, format) > 0) {
            out.append("cross cache ")
                    .append(bytes(KvCache.crossBytesPerToken(model, format)))
                    .append(" an encoder token\n");
        }
        double states = KvCache.stateBytes(model, Optional.empty(), format);
        if (states > 0) {
            out.append("state       ").append(Numbers.grouped(states)).append(" B a sequence, whatever its length (");
            out.append(Phrase.quantity(states, "B")).append("), recurrent in ");
            out.append(String.join(" and ", KvCache.stateFormats(model, Optional.empty(), format)))
                    .append('\n');
        }
        for (StoredExtra extra : model.checkpoint().extras()) {
            out.append("stored too  ").append(extra.name()).append(": ");
            out.append(Numbers.grouped(extra.elements())).append(" elements, not in the total\n");
        }
        out.append("confidence  ").append(model.evidence().confidence()).append('\n');
        for (String note : model.evidence().notes()) {
            out.append("note        ").append(note).append('\n');
        }
        for (String source : model.evidence().sources()) {
            out.append("source      ").append(source).append('\n');
        }
        out.append("spec        ")
                .append(Visible.line(loaded.origin()))
                .append(", sha256 ")
                .append(loaded.sha256())
                .append('\n');
        for (SourceFile file : loaded.beside()) {
            out.append("quantiser   ").append(Visible.line(file.name()));
            out.append(", sha256 ").append(file.content().sha256()).append('\n');
        }
        return out.toString();
    }

    /** The stacks and, after them, those of the towers. */
    private List<Stack> stacks() {
        List<Stack> stacks = new ArrayList<>(model.stacks());
        model.towers().forEach(tower -> stacks.add(tower.stack()));
        return stacks;
    }

    /** Whether some layers keep less of a long sequence than all its tokens. */
    private boolean windowed() {
        return model.positionLimit().isPresent()
                && KvCache.bytesKept(model, longest(), format) < KvCache.bytesPerToken(model, format) * longest();
    }

    private long longest() {
        return model.positionLimit().orElse(1);
    }

    private static String parts(Quantization quantization) {
        List<String> labels = new ArrayList<>();
        for (Quantization.Part part : Quantization.Part.values()) {
            if (quantization.parts().contains(part)) {
                labels.add(part.label().replace('_', '-'));
            }
        }
        return String.join(", ", labels);
    }

    private String weightsFormat() {
        return model.quantization().isPresent()
                ? format.label() + " and " + model.quantization().get().format().label()
                : format.label();
    }

    private double weightBytes() {
        Precision own = Precision.of(format, Optional.empty(), Optional.empty(), Optional.empty());
        return WeightBytes.of(
                parameters,
                model.quantization().isPresent()
                        ? own.withWeights(
                                own.weights().quantised(model.quantization().get(), model))
                        : own);
    }

    private String bytes(double bytes) {
        return Numbers.grouped(bytes) + " B in " + format.label() + " (" + Phrase.quantity(bytes, "B") + ")";
    }

    private void describe(StringBuilder out, Stack stack) {
        if (stack.input().frontEnd().isPresent()) {
            FrontEnd frontEnd = stack.input().frontEnd().get();
            out.append("input       ")
                    .append(stack.name())
                    .append(": ")
                    .append(frontEnd.input())
                    .append(", ");
            out.append(frontEnd.tokens()).append(" tokens\n");
        }
        for (LayerGroup group : stack.groups()) {
            out.append("layers      ")
                    .append(stack.name())
                    .append(' ')
                    .append(group.layers())
                    .append(": ");
            out.append(LayerText.of(group)).append('\n');
        }
    }

    /** Parameters by part, with their sum: the table that CSV and Markdown hold. */
    public Table parameterTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ParameterCount.Part part : parameters.parts()) {
            rows.add(List.of(Cell.of(part.name()), Cell.of(part.count())));
        }
        rows.add(List.of(Cell.of("total"), Cell.of(parameters.total())));
        return new Table(
                List.of(new Table.Heading("part", ValueKind.TEXT), new Table.Heading("parameters", ValueKind.COUNT)),
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
        if (!loaded.beside().isEmpty()) {
            json.writeArrayFieldStart("beside");
            for (SourceFile file : loaded.beside()) {
                json.writeStartObject();
                json.writeStringField("origin", file.name());
                json.writeStringField("sha256", file.content().sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeFieldName("spec");
        ModelSpecWriter.write(json, model);
        json.writeObjectFieldStart("parameters");
        json.writeNumberField("total", parameters.total());
        json.writeNumberField("active", parameters.active());
        json.writeNumberField(
                "active_without_embedding", parameters.active() - parameters.part(ParameterPart.EMBEDDING));
        json.writeNumberField("head_apart", parameters.headApart());
        json.writeNumberField("multi_token_prediction", parameters.multiTokenPrediction());
        for (ParameterCount.Part part : parameters.parts()) {
            json.writeNumberField(key(part.name()), part.count());
        }
        json.writeNumberField("stored_extras", parameters.storedExtras());
        json.writeEndObject();
        json.writeStringField("format", format.label());
        JsonText.number(json, "weight_bytes", weightBytes());
        JsonText.number(json, "linear_flops_per_token", TokenWork.linearFlops(model));
        JsonText.number(json, "attention_flops_per_pair", TokenWork.flopsPerPair(model));
        JsonText.number(json, "state_bytes_per_sequence", KvCache.stateBytes(model, Optional.empty(), format));
        JsonText.number(json, "kv_bytes_per_token", KvCache.bytesPerToken(model, format));
        if (model.positionLimit().isPresent()) {
            JsonText.number(json, "kv_bytes_at_position_limit", KvCache.bytesKept(model, longest(), format));
        }
        JsonText.number(json, "cross_kv_bytes_per_encoder_token", KvCache.crossBytesPerToken(model, format));
        json.writeArrayFieldStart("layers");
        for (Stack stack : stacks()) {
            for (LayerGroup group : stack.groups()) {
                layer(json, stack, group);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void layer(JsonGenerator json, Stack stack, LayerGroup group) throws IOException {
        int width = stack.width();
        json.writeStartObject();
        json.writeStringField("stack", stack.name());
        json.writeStringField("layers", group.layers().toString());
        json.writeNumberField("count", group.layers().count());
        json.writeNumberField("weight_sets", group.weightSets());
        if (group.mixer().isPresent()) {
            SequenceMixer mixer = group.mixer().get();
            json.writeNumberField(key(mixer.part().title()) + "_parameters", mixer.parameters(width));
            json.writeNumberField("cache_elements_per_token", mixer.cacheElementsPerToken());
            json.writeNumberField("state_elements", mixer.stateElements());
        }
        if (group.cross().isPresent()) {
            json.writeNumberField(
                    "cross_attention_parameters", group.cross().get().parameters(width));
        }
        if (group.feedForward().isPresent()) {
            json.writeNumberField(
                    "feed_forward_parameters", group.feedForward().get().parameters(width));
            json.writeNumberField(
                    "feed_forward_active_parameters", group.feedForward().get().activeParameters(width));
        }
        json.writeNumberField("norm_parameters", group.normParameters(width));
        json.writeEndObject();
    }

    private static String key(String part) {
        return part.replace(' ', '_').replace('-', '_');
    }
}
