package dev.roofline.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.model.Attention;
import dev.roofline.model.DenseFeedForward;
import dev.roofline.model.FeedForward;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.Head;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Norm;
import dev.roofline.model.Projection;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import dev.roofline.model.StoredExtra;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes a model as a spec file that reads back the same. */
public final class ModelSpecWriter {
    private ModelSpecWriter() {}

    public static void write(JsonGenerator json, ModelSpec model) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "roofline-model/1");
        json.writeStringField("name", model.name());
        json.writeStringField("family", model.family());
        json.writeStringField("released", model.released());
        texts(json, "aliases", model.aliases());
        if (model.format().isPresent()) {
            json.writeStringField("format", model.format().get().label());
        }
        json.writeNumberField("width", model.width());
        if (model.positionLimit().isPresent()) {
            json.writeNumberField("position_limit", model.positionLimit().getAsInt());
        }
        json.writeObjectFieldStart("embedding");
        json.writeNumberField("vocabulary", model.embedding().vocabulary());
        if (model.projectsEmbedding()) {
            json.writeNumberField("width", model.embedding().width());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("stacks");
        for (Stack stack : model.stacks()) {
            stack(json, stack);
        }
        json.writeEndArray();
        head(json, model.head());
        extras(json, model.storedExtras());
        json.writeStringField("confidence", model.confidence());
        texts(json, "sources", model.sources());
        texts(json, "notes", model.notes());
        json.writeEndObject();
    }

    private static void stack(JsonGenerator json, Stack stack) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", stack.kind().label());
        StackInput input = stack.input();
        if (!input.equals(StackInput.BARE)) {
            json.writeObjectFieldStart("input");
            positive(json, "positions", input.positions());
            positive(json, "token_types", input.tokenTypes());
            norm(json, "norm", input.norm());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("groups");
        for (LayerGroup group : stack.groups()) {
            json.writeStartObject();
            json.writeStringField("layers", group.layers().toString());
            json.writeStringField("norm", group.norm().label());
            json.writeStringField("placement", group.placement().label());
            if (group.mixer() instanceof Attention attention) {
                attention(json, "attention", attention);
            }
            if (group.cross().isPresent()) {
                attention(json, "cross_attention", group.cross().get());
            }
            feedForward(json, group.feedForward());
            json.writeEndObject();
        }
        json.writeEndArray();
        norm(json, "final_norm", stack.finalNorm());
        json.writeEndObject();
    }

    private static void attention(JsonGenerator json, String key, Attention attention) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeNumberField("heads", attention.heads());
        json.writeNumberField("kv_heads", attention.kvHeads());
        json.writeNumberField("head_size", attention.headSize());
        if (!attention.biases().isEmpty()) {
            json.writeArrayFieldStart("bias");
            for (Projection projection : Projection.values()) {
                if (attention.hasBias(projection)) {
                    json.writeString(projection.label());
                }
            }
            json.writeEndArray();
        }
        flag(json, "fused_qkv", attention.fusedQkv());
        if (attention.headNorms()) {
            json.writeStringField("qk_norm", "head");
        }
        positive(json, "rotary", attention.rotaryChannels());
        if (attention.window().isPresent()) {
            json.writeNumberField("window", attention.window().getAsInt());
        }
        flag(json, "softcap", attention.softCap());
        positive(json, "relative_buckets", attention.relativeBuckets());
        json.writeEndObject();
    }

    private static void feedForward(JsonGenerator json, FeedForward feedForward) throws IOException {
        json.writeObjectFieldStart("feed_forward");
        if (feedForward instanceof GatedFeedForward gated) {
            json.writeStringField("kind", "gated");
            json.writeNumberField("width", gated.width());
            json.writeStringField("activation", gated.activation().label());
            flag(json, "bias", gated.bias());
            flag(json, "fused_gate_up", gated.fusedGateUp());
        } else if (feedForward instanceof DenseFeedForward dense) {
            json.writeStringField("kind", "dense");
            json.writeNumberField("width", dense.width());
            json.writeStringField("activation", dense.activation().label());
            flag(json, "bias", dense.bias());
        }
        json.writeEndObject();
    }

    private static void head(JsonGenerator json, Head head) throws IOException {
        json.writeObjectFieldStart("head");
        json.writeBooleanField("tied", head.tied());
        flag(json, "bias", head.bias());
        if (head.transform().isPresent()) {
            Head.Transform transform = head.transform().get();
            json.writeObjectFieldStart("transform");
            json.writeStringField("activation", transform.activation().label());
            json.writeStringField("norm", transform.norm().label());
            flag(json, "bias", transform.bias());
            json.writeEndObject();
        }
        flag(json, "pooler", head.pooler());
        flag(json, "next_sentence", head.nextSentence());
        flag(json, "softcap", head.softCap());
        json.writeEndObject();
    }

    private static void extras(JsonGenerator json, List<StoredExtra> extras) throws IOException {
        if (extras.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("stored_extras");
        for (StoredExtra extra : extras) {
            json.writeStartObject();
            json.writeStringField("name", extra.name());
            json.writeNumberField("elements", extra.elements());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String key, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void norm(JsonGenerator json, String key, Optional<Norm> norm) throws IOException {
        if (norm.isPresent()) {
            json.writeStringField(key, norm.get().label());
        }
    }

    private static void flag(JsonGenerator json, String key, boolean set) throws IOException {
        if (set) {
            json.writeBooleanField(key, true);
        }
    }

    private static void positive(JsonGenerator json, String key, int value) throws IOException {
        if (value > 0) {
            json.writeNumberField(key, value);
        }
    }
}
