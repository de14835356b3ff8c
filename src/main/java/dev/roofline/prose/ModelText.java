package dev.roofline.prose;

import dev.roofline.evaluate.WeightBytes;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.KvCache;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.model.Quantization;
import dev.roofline.model.Stack;
import dev.roofline.model.StoredExtra;
import dev.roofline.model.TokenWork;
import dev.roofline.units.Numbers;
import dev.roofline.units.Phrase;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One model in words. */
public final class ModelText {
    private final ModelSpec model;
    private final ParameterCount parameters;
    private final TensorFormat format;

    public ModelText(ModelSpec model) {
        this.model = model;
        this.parameters = ParameterCount.of(model);
        this.format = WeightBytes.ownFormat(model);
    }

    public String title() {
        return model.name() + " (" + model.id() + ")" + (model.released().isEmpty() ? "" : ", " + model.released());
    }

    /** What the model is made of. */
    public List<Fact> structure() {
        List<Fact> facts = new ArrayList<>();
        if (!model.identity().family().isEmpty()) {
            facts.add(new Fact("family", model.identity().family()));
        }
        if (!model.identity().aliases().isEmpty()) {
            facts.add(new Fact("aliases", String.join(" ", model.identity().aliases())));
        }
        facts.add(new Fact("width", Integer.toString(model.width())));
        if (model.embedding().isPresent()) {
            facts.add(
                    new Fact("vocabulary", Long.toString(model.embedding().get().vocabulary())));
        }
        facts.add(new Fact(
                "positions",
                model.positionLimit().isPresent()
                        ? Integer.toString(model.positionLimit().getAsInt())
                        : "no limit in the spec"));
        facts.add(new Fact("format", model.format().isPresent() ? format.label() : "none declared (fp16 is taken)"));
        if (model.quantization().isPresent()) {
            Quantization quantization = model.quantization().get();
            facts.add(new Fact(
                    "quantized",
                    parts(quantization) + " in " + quantization.format().label()));
        }
        for (Stack stack : model.everyStack()) {
            addStack(facts, stack);
        }
        return facts;
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

    private static void addStack(List<Fact> facts, Stack stack) {
        if (stack.input().frontEnd().isPresent()) {
            FrontEnd frontEnd = stack.input().frontEnd().get();
            facts.add(new Fact("input", stack.name() + ": " + frontEnd.input() + ", " + frontEnd.tokens() + " tokens"));
        }
        for (LayerGroup group : stack.groups()) {
            facts.add(new Fact("layers", stack.name() + " " + group.layers() + ": " + LayerText.of(group)));
        }
    }

    /** What the model's parameters, products and cache come to, and where it is from. */
    public List<Fact> sizes() {
        List<Fact> facts = new ArrayList<>();
        addParameters(facts);
        facts.add(new Fact(
                "weights",
                Numbers.grouped(Math.rint(WeightBytes.ofOwnFormats(model))) + " B in " + weightsFormat() + " ("
                        + Phrase.quantity(WeightBytes.ofOwnFormats(model), "B") + ")"));
        facts.add(new Fact(
                "FLOPs",
                Numbers.grouped(TokenWork.linearFlops(model)) + " a token in products with matrices, "
                        + Numbers.grouped(TokenWork.flopsPerPair(model)) + " a (query, key) pair in attention"));
        addCache(facts);
        for (StoredExtra extra : model.checkpoint().extras()) {
            facts.add(new Fact(
                    "stored too",
                    extra.name() + ": " + Numbers.grouped(extra.elements()) + " elements, not in the total"));
        }
        facts.add(new Fact("confidence", model.evidence().confidence()));
        for (String note : model.evidence().notes()) {
            facts.add(new Fact("note", note));
        }
        for (String source : model.evidence().sources()) {
            facts.add(new Fact("source", source));
        }
        return facts;
    }

    private void addParameters(List<Fact> facts) {
        if (parameters.active() < parameters.total()) {
            facts.add(new Fact(
                    "active",
                    Numbers.grouped(parameters.active()) + " parameters a token meets, "
                            + Numbers.grouped(parameters.active() - parameters.part(ParameterPart.EMBEDDING))
                            + " without the embedding"));
        }
        if (parameters.headApart() > 0) {
            facts.add(new Fact(
                    "head",
                    Numbers.grouped(parameters.headApart())
                            + " parameters of the head, which the published total leaves out"));
        }
        if (parameters.multiTokenPrediction() > 0) {
            facts.add(new Fact(
                    "prediction",
                    Numbers.grouped(parameters.multiTokenPrediction())
                            + " parameters of multi-token prediction, not in the total"));
        }
    }

    private void addCache(List<Fact> facts) {
        double perToken = KvCache.bytesPerToken(model, format);
        if (perToken > 0) {
            facts.add(new Fact(
                    "KV cache", bytes(perToken) + (windowed() ? " a token until windows are full" : " a token")));
            if (windowed()) {
                facts.add(new Fact(
                        "",
                        bytes(KvCache.bytesKept(model, longest(), format)) + " at " + Numbers.grouped(longest())
                                + " tokens"));
            }
        }
        double cross = KvCache.crossBytesPerToken(model, format);
        if (cross > 0) {
            facts.add(new Fact("cross cache", bytes(cross) + " an encoder token"));
        }
        double states = KvCache.stateBytes(model, Optional.empty(), format);
        if (states > 0) {
            facts.add(new Fact(
                    "state",
                    Numbers.grouped(states) + " B a sequence, whatever its length (" + Phrase.quantity(states, "B")
                            + "), recurrent in "
                            + String.join(" and ", KvCache.stateFormats(model, Optional.empty(), format))));
        }
    }

    /** Whether some layers keep less of a long sequence than all its tokens. */
    private boolean windowed() {
        return model.positionLimit().isPresent()
                && KvCache.bytesKept(model, longest(), format) < KvCache.bytesPerToken(model, format) * longest();
    }

    private long longest() {
        return model.positionLimit().orElse(1);
    }

    private String weightsFormat() {
        return model.quantization().isPresent()
                ? format.label() + " and " + model.quantization().get().format().label()
                : format.label();
    }

    private String bytes(double bytes) {
        return Numbers.grouped(bytes) + " B in " + format.label() + " (" + Phrase.quantity(bytes, "B") + ")";
    }
}
