package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Problems;
import dev.roofline.model.Activation;
import dev.roofline.model.ClassHead;
import dev.roofline.model.Connector;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.Tower;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an encoder of another modality with what leads out of it. */
final class TowerReader {
    private static final int MOST_TOKENS = 1 << 24;
    private static final int WIDEST = 1 << 20;

    private TowerReader() {}

    static Optional<Tower> read(JsonNode node, int modelWidth, Problems problems) {
        Optional<Fields> found = Fields.of(node, problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        Optional<JsonNode> inner = fields.any("stack");
        Optional<Stack> stack =
                inner.isEmpty() ? Optional.empty() : StackReader.read(inner.get(), modelWidth, false, problems);
        Optional<Connector> connector = connector(fields.optionalObject("connector"), problems);
        Optional<ClassHead> head = HeadReader.ofTower(fields.optionalObject("head"));
        fields.finish();
        if (!fields.sound() || stack.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Tower(stack.get(), connector, head));
        } catch (IllegalArgumentException e) {
            fields.problem("stack", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<Connector> connector(Optional<Fields> found, Problems problems) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int tokens = fields.whole("tokens", 1, MOST_TOKENS);
        Optional<Norm> norm = ModelLabels.NORMS.optional(fields, "norm");
        List<Connector.Dense> layers = new ArrayList<>();
        for (JsonNode item : fields.optionalItems("layers")) {
            Optional<Fields> layer = Fields.of(item, problems);
            if (layer.isPresent()) {
                layers.add(dense(layer.get()));
            }
        }
        fields.finish();
        return fields.sound() ? Optional.of(new Connector(tokens, norm, layers)) : Optional.empty();
    }

    private static Connector.Dense dense(Fields fields) {
        int inputs = fields.whole("in", 1, WIDEST);
        int outputs = fields.whole("out", 1, WIDEST);
        boolean bias = fields.optionalFlag("bias");
        Optional<Activation> activation = ModelLabels.ACTIVATIONS.optional(fields, "activation");
        fields.finish();
        return new Connector.Dense(inputs, outputs, bias, activation);
    }
}
